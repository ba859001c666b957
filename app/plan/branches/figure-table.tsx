import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import { Slip } from "#app/ui/slip.tsx";
import type { ComparePage } from "./compare-page.server.ts";

const columns = ["live", "branch", "merged"] as const;

/** The answer first: go-live, gates, cost and what else counts, side by side. */
export function FigureTable({ page }: { readonly page: ComparePage }) {
  const { t } = useTranslation("branches");
  const { figures, hasForecast, branch, projectId } = page;
  return (
    <section>
      <h2 className="mb-2">{t("figures")}</h2>
      <ScrollRegion label={t("figures")}>
        <table className="table stacking-table branch-figures" aria-label={t("figures")}>
          <thead>
            <tr>
              <th scope="col">{t("column.figure")}</th>
              {columns.slice(0, page.columns).map((column) => (
                <th key={column} scope="col">
                  {t(`column.${column}`)}
                </th>
              ))}
              <th scope="col">{t("column.difference")}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map(({ key, label, values, difference, trend }) => (
              <tr key={key}>
                <th scope="row" className="whitespace-normal">
                  {label}
                </th>
                {values.map((value, index) => (
                  <td key={columns[index]} className="whitespace-nowrap tabular-nums" data-label={t(`column.${columns[index] ?? "live"}`)}>
                    {value === "" ? t("none") : value}
                  </td>
                ))}
                <td className="whitespace-nowrap" data-label={t("column.difference")}>
                  <Slip trend={trend}>{difference}</Slip>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {page.columns > 2 ? <p className="mt-2 max-w-prose text-[13px] text-muted">{t("mergedHelp")}</p> : null}
      {hasForecast ? null : (
        <p className="no-print mt-2">
          <a className="link" href={`/projects/${projectId}/branches/${branch.id}?forecast=yes`}>
            {t("addForecast")}
          </a>
        </p>
      )}
    </section>
  );
}
