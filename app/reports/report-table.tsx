import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { ReportsPage } from "./reports-page.server.ts";

/** The reports, the newest first, with who sent them when. */
export function ReportTable({ page: { projectId, reports } }: { readonly page: Pick<ReportsPage, "projectId" | "reports"> }) {
  const { t } = useTranslation("reports");
  return (
    <ScrollRegion label={t("list.label")}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("list.report")}</th>
            <th scope="col">{t("list.period")}</th>
            <th scope="col">{t("list.language")}</th>
            <th scope="col">{t("list.state")}</th>
          </tr>
        </thead>
        <tbody>
          {reports.map(({ id, number, period, language, state, relation }) => (
            <tr key={id}>
              <th scope="row">
                <a className="link" href={`/projects/${projectId}/reports/${id}`}>
                  {t("named", { number })}
                </a>
                {relation === "" ? null : <span className="block text-[13px] font-normal text-muted">{relation}</span>}
              </th>
              <td className="tabular-nums">{period}</td>
              <td>{t(language === "zh" ? "languages.zh" : "languages.en")}</td>
              <td>{state}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
