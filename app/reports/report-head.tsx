import { useTranslation } from "#app/i18n/use-translation.ts";
import { Gap } from "#app/ui/gap.tsx";
import type { ReportPage } from "./reports-page.server.ts";

/** What a report is called, how it stands, and its numbers as they were when they were taken. */
export function ReportHead({ page }: { readonly page: ReportPage }) {
  const { t } = useTranslation("reports");
  const linkTo = ({ id, number }: { readonly id: string; readonly number: number }) => (
    <a className="link" href={`/projects/${page.projectId}/reports/${id}`}>
      {t("named", { number })}
    </a>
  );
  return (
    <header className="mb-6">
      <h1>{page.heading}</h1>
      <p className="text-muted">
        {page.state}
        <Gap />
        {page.sentTo}
      </p>
      {page.isDraft ? <p className="no-print mt-1 text-warn">{t("draftNote")}</p> : null}
      {page.corrects ? (
        <p className="mt-1">
          {t("correct.corrects")} {linkTo(page.corrects)}
        </p>
      ) : null}
      {page.correctedBy ? (
        <p className="mt-1 text-warn">
          {t("correct.correctedBy")} {linkTo(page.correctedBy)}
        </p>
      ) : null}
      <section aria-label={t("figures.heading", { at: page.figuresAt })} className="mt-4 border-y border-line py-3">
        <dl className="flex flex-wrap gap-x-8 gap-y-2">
          {page.figures.map(({ label, text }) => (
            <div key={label}>
              <dt className="text-[13px] text-muted">{label}</dt>
              <dd className="font-medium tabular-nums">{text}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-2 text-[13px] text-muted">{t("figures.heading", { at: page.figuresAt })}</p>
      </section>
    </header>
  );
}
