import { useTranslation } from "#app/i18n/use-translation.ts";

/** Everything that an auditor asks for, to print and to keep. */
export function EvidenceSection({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation("decision");
  const pack = `/projects/${projectId}/decision/pack`;
  return (
    <section aria-labelledby="evidence" className="no-print">
      <h2 id="evidence">{t("evidence.title")}</h2>
      <p className="mt-1 max-w-prose text-muted">{t("evidence.lead")}</p>
      <p className="mt-2 flex flex-wrap gap-2">
        <a className="button" href={pack}>
          {t("evidence.page")}
        </a>
        <a className="button" href={`${pack}/file?format=xlsx`} download>
          {t("evidence.xlsx")}
        </a>
        <a className="button" href={`${pack}/file?format=json`} download>
          {t("evidence.json")}
        </a>
      </p>
    </section>
  );
}
