import { useNavigation } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { CheckField } from "#app/ui/check-field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { Changes } from "./sheet-page.server.ts";
import { SheetLines } from "./sheet-lines.tsx";
import { SheetMoves } from "./sheet-moves.tsx";
import { SheetProblems } from "./sheet-problems.tsx";

interface SheetChangesProps {
  readonly draft: string;
  readonly formKey: string;
  readonly page: Changes;
  readonly backUrl: string;
  readonly problemsUrl: string;
}

/** The third step: what an import would change, before anything is saved. */
export function SheetChanges({ draft, formKey, page, backUrl, problemsUrl }: SheetChangesProps) {
  const { t } = useTranslation("imports");
  const reply = useFormReply("import");
  const { state } = useNavigation();
  return (
    <>
      {page.isSchedulable ? (
        <Summary page={page} />
      ) : (
        <p className="rounded-md border border-critical bg-critical-soft px-3 py-2 text-critical">{t("sheet.unschedulable")}</p>
      )}
      <ActionForm intent="import" reply={reply} formKey={formKey}>
        <input type="hidden" name="draft" value={draft} />
        <input type="hidden" name="version" value={page.version} />
        {page.canImport && page.problems.count > 0 ? (
          <CheckField name="leavesProblems" label={t("sheet.leavesProblems", { count: page.problems.count })} />
        ) : null}
        <div className="flex flex-wrap items-center gap-3">
          {page.canImport ? <SubmitButton>{t("sheet.import")}</SubmitButton> : null}
          <a href={backUrl} className="button">
            {t("sheet.back")}
          </a>
          <p role="status" className="text-muted">
            {state === "submitting" ? t("sheet.working") : ""}
          </p>
        </div>
      </ActionForm>
      {page.problems.count > 0 ? <SheetProblems problems={page.problems} url={problemsUrl} /> : null}
      {page.lines.length > 0 ? <SheetLines lines={page.lines} more={page.moreLines} /> : null}
      {page.moved.length > 0 ? <SheetMoves title={t("sheet.moved")} moves={page.moved} more={page.moreMoved} /> : null}
      {page.elsewhere.length > 0 ? (
        <SheetMoves title={t("sheet.elsewhere")} help={t("sheet.elsewhereHelp")} moves={page.elsewhere} more={page.moreElsewhere} />
      ) : null}
    </>
  );
}

function Summary({ page }: Pick<SheetChangesProps, "page">) {
  const { t } = useTranslation("imports");
  return (
    <section className="flex flex-col gap-2">
      {page.canImport ? null : <p className="rounded-md border border-line bg-sunken px-3 py-2">{t("sheet.noLines")}</p>}
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {page.counts.map(({ name, value }) => (
          <div key={name}>
            <dt className="text-[13px] text-muted">{t(`sheet.count.${name}`)}</dt>
            <dd className="text-[16px] font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {page.counts.length > 1 ? <p className="text-muted">{t("sheet.untouchedHelp")}</p> : null}
      {[page.goLive, page.end, page.people].map((text) => (text ? <p key={text}>{text}</p> : null))}
    </section>
  );
}
