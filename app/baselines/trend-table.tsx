import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import { Slip } from "#app/ui/slip.tsx";
import type { WordedTrend } from "./trend-words.server.ts";

/** The chart in words: what was planned first, what is planned now, and each day on which that changed. */
export function TrendTable({ rows }: { readonly rows: WordedTrend["rows"] }) {
  const { t } = useTranslation("baselines");
  return (
    <ScrollRegion label={t("trend.asTable")}>
      <table className="table mt-2" aria-label={t("trend.heading")}>
        <thead>
          <tr>
            <th scope="col">{t("trend.milestone")}</th>
            <th scope="col">{t("trend.first")}</th>
            <th scope="col">{t("trend.last")}</th>
            <th scope="col">{t("column.difference")}</th>
            <th scope="col">{t("trend.changes")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, first, last, course, slip, isReached, changes }) => (
            <tr key={id}>
              <th scope="row" className="min-w-40 whitespace-normal font-normal text-fg">
                {name}
              </th>
              <td className="whitespace-nowrap">{first}</td>
              <td className="whitespace-nowrap">{isReached ? t("trend.reachedOn", { day: last }) : last}</td>
              <td className="whitespace-nowrap">
                <Slip trend={course === "later" ? 1 : course === "earlier" ? -1 : 0}>{slip}</Slip>
              </td>
              <td className="min-w-60">{changes.length > 1 ? changes.join(" · ") : ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
