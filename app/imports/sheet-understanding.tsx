import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { CheckField } from "#app/ui/check-field.tsx";
import { SheetColumns } from "./sheet-columns.tsx";
import { SheetProblems } from "./sheet-problems.tsx";
import type { Understanding } from "./sheet-page.server.ts";

interface SheetUnderstandingProps {
  readonly draft: string;
  readonly page: Understanding;
  readonly problemsUrl: string;
}

/** The second step: how a sheet is read, all of it to be changed. */
export function SheetUnderstanding({ draft, page, problemsUrl }: SheetUnderstandingProps) {
  const { t } = useTranslation("imports");
  const reply = useFormReply("read");
  const isRead = page.headerLine !== null;
  return (
    <>
      <ActionForm intent="read" reply={reply} className="flex flex-col gap-6">
        <input type="hidden" name="draft" value={draft} />
        <input type="hidden" name="seenSheet" value={page.sheet} />
        <input type="hidden" name="seenHeaderLine" value={page.headerLine ?? ""} />
        {isRead ? <Found page={page} /> : <p className="rounded-md border border-warn bg-warn-soft px-3 py-2">{t("sheet.noHeader")}</p>}
        <div className="grid gap-x-4 sm:grid-cols-2">
          {page.sheets.length > 1 ? (
            <SelectField name="sheet" label={t("sheet.sheet")} defaultValue={page.sheet}>
              {page.sheets.map(({ index, label }) => (
                <option key={index} value={index}>
                  {label}
                </option>
              ))}
            </SelectField>
          ) : (
            <input type="hidden" name="sheet" value={page.sheet} />
          )}
          <TextField
            name="headerLine"
            label={t("sheet.headerLine")}
            defaultValue={page.headerLine ?? ""}
            inputMode="numeric"
            maxLength={8}
            optional="unmarked"
          />
        </div>
        {isRead ? <SheetColumns page={page} /> : null}
        {isRead ? <Reading page={page} /> : null}
        <div className="flex flex-wrap gap-3">
          {isRead ? (
            <SubmitButton name="next" value="changes">
              {t("sheet.continue")}
            </SubmitButton>
          ) : null}
          <SubmitButton name="next" value="understand" primary={!isRead}>
            {t("sheet.apply")}
          </SubmitButton>
        </div>
      </ActionForm>
      {isRead ? <SheetProblems problems={page.problems} url={problemsUrl} /> : null}
    </>
  );
}

function Found({ page }: Pick<SheetUnderstandingProps, "page">) {
  const sentences = [page.counts, page.groups, page.links, page.nameless, page.ambiguousDate].filter((text) => text !== null);
  return (
    <ul className="rounded-md border border-line bg-sunken px-3 py-2">
      {sentences.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function Reading({ page }: Pick<SheetUnderstandingProps, "page">) {
  const { t } = useTranslation("imports");
  return (
    <section>
      <h2 className="mb-2">{t("sheet.more")}</h2>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <Choice
          name="hierarchy"
          label={t("sheet.hierarchy")}
          choice={page.hierarchy}
          words={t("sheet.hierarchyOf", { returnObjects: true })}
        />
        <Choice
          name="linkTarget"
          label={t("sheet.linkTarget")}
          choice={page.linkTarget}
          words={t("sheet.linkTargetOf", { returnObjects: true })}
        />
        <Choice
          name="dateOrder"
          label={t("sheet.dateOrder")}
          choice={page.dateOrder}
          words={t("sheet.dateOrderOf", { returnObjects: true })}
        />
        {page.match ? (
          <Choice name="match" label={t("sheet.match")} choice={page.match} words={t("sheet.matchOf", { returnObjects: true })} />
        ) : null}
        {page.start === null ? null : (
          <TextField
            name="start"
            type="date"
            label={t("sheet.start")}
            help={t("sheet.startHelp")}
            defaultValue={page.start}
            optional="unmarked"
          />
        )}
      </div>
      {page.match ? (
        <CheckField
          name="emptiesCells"
          label={t("sheet.emptiesCells")}
          help={t("sheet.emptiesCellsHelp")}
          defaultChecked={page.emptiesCells}
        />
      ) : null}
    </section>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly choice: { readonly chosen: string; readonly found: string };
  readonly words: Readonly<Record<string, string>>;
}

function Choice({ name, label, choice, words }: ChoiceProps) {
  const { t } = useTranslation("imports");
  return (
    <SelectField name={name} label={label} defaultValue={choice.chosen}>
      <option value="auto">{t("sheet.auto", { what: words[choice.found] ?? "" })}</option>
      {Object.entries(words).map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </SelectField>
  );
}
