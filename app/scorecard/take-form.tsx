import { useState } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useErrorText } from "#app/ui/error-text.ts";
import { SelectField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { TakePage } from "./take-page.server.ts";

/** The requirements that vendors are not judged by yet, with what each would become. */
export function TakeForm({ page }: { readonly page: TakePage }) {
  const { t } = useTranslation("scorecard");
  const { t: words } = useTranslation("requirements");
  const errorText = useErrorText();
  const reply = useFormReply("take");
  const [isAllChosen, setAllChosen] = useState(false);
  const kept = reply && reply.outcome !== "done" ? reply.values : undefined;
  const problem = reply?.errors["chosen"];
  if (page.open.length === 0)
    return (
      <p className="card max-w-prose">
        {t(page.hasRequirements ? "take.allTaken" : "take.none")}{" "}
        <a className="link" href={`/projects/${page.projectId}/requirements`}>
          {t("take.toRequirements")}
        </a>
      </p>
    );
  return (
    <div>
      <h2>{t("take.open", { count: page.open.length })}</h2>
      <ActionForm key={page.formKey} intent="take" reply={reply} formKey={page.formKey} className="mt-2">
        {problem ? <p className="mb-2 text-critical">{errorText(problem)}</p> : null}
        <ScrollRegion label={t("take.open", { count: page.open.length })}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">
                  <span className="inline-flex items-center gap-2">
                    {page.mayTake ? (
                      <input
                        type="checkbox"
                        className="no-print no-script-hidden accent-accent"
                        aria-label={words("bulk.all")}
                        onChange={(event) => setAllChosen(event.currentTarget.checked)}
                      />
                    ) : null}
                    {words("column.code")}
                  </span>
                </th>
                <th scope="col">{words("column.statement")}</th>
                <th scope="col">{words("column.priority")}</th>
                <th scope="col">{words("column.status")}</th>
                <th scope="col">{t("take.becomes")}</th>
              </tr>
            </thead>
            <tbody>
              {page.open.map((row) => (
                <OpenRow key={`${row.id} ${isAllChosen}`} row={row} page={page} kept={kept} isAllChosen={isAllChosen} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
        {page.mayTake ? (
          <div className="no-print mt-4 max-w-xl">
            <SelectField name="parentId" label={t("take.parent")} help={t("take.parentHelp")} defaultValue="" optional="unmarked">
              <option value="">{t("field.atTop")}</option>
              {page.parents.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
            <SubmitButton>{t("take.submit")}</SubmitButton>
          </div>
        ) : null}
      </ActionForm>
    </div>
  );
}

interface OpenRowProps {
  readonly row: TakePage["open"][number];
  readonly page: TakePage;
  readonly kept: Readonly<Record<string, string>> | undefined;
  readonly isAllChosen: boolean;
}

function OpenRow({ row, page, kept, isAllChosen }: OpenRowProps) {
  const { t } = useTranslation("scorecard");
  const { t: words } = useTranslation("requirements");
  return (
    <tr>
      <td className="whitespace-nowrap">
        {page.mayTake ? (
          <input
            type="checkbox"
            name={`chosen.${row.id}`}
            value={row.version}
            defaultChecked={kept ? `chosen.${row.id}` in kept : isAllChosen}
            aria-label={words("bulk.choose", { code: row.code })}
            className="no-print me-2 accent-accent"
          />
        ) : null}
        <a className="link" href={`/projects/${page.projectId}/requirements/${row.id}`}>
          {row.code}
        </a>
      </td>
      <td className="min-w-64">{row.statement}</td>
      <td className="whitespace-nowrap">{words(`priority.${row.priority}`)}</td>
      <td className="whitespace-nowrap">{words(`status.${row.status}`)}</td>
      <td className="whitespace-nowrap">
        {page.mayTake ? (
          <select
            className="input w-40"
            name={`place.${row.id}`}
            defaultValue={kept?.[`place.${row.id}`] ?? row.place}
            aria-label={t("take.becomesNamed", { code: row.code })}
          >
            <option value="mandatory">{t("take.place.mandatory")}</option>
            <option value="scored">{t("take.place.scored")}</option>
          </select>
        ) : (
          t(`take.place.${row.place}`)
        )}
      </td>
    </tr>
  );
}
