import { formatDay } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import { LoadCellView, useHours } from "./load-cell.tsx";
import { useCellKeys } from "./use-cell-keys.ts";
import type { LoadPage } from "./load-page.ts";

/** People down, time across: how full each stretch of everybody's time is. A cell leads to what makes it. */
export function HeatMap({ page }: { readonly page: LoadPage }) {
  const { t } = useTranslation("workload");
  const { rows, stretches, totals, query } = page;
  const keys = useCellKeys();
  const hours = useHours();
  if (rows.length === 0) return <p className="card">{t("empty.overloaded")}</p>;
  return (
    <ScrollRegion label={t("table")}>
      <table className="load-table" data-per={query.per} aria-label={t("table")} {...keys}>
        <thead>
          <tr>
            <th scope="col">{t("person")}</th>
            {stretches.map((stretch) => (
              <ColumnHead key={stretch.day} stretch={stretch} per={query.per} />
            ))}
            <th scope="col" className="load-sum">
              {t("sum")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.to === null ? row.name : <a href={row.to}>{row.name}</a>}</th>
              {row.cells.map((cell) => (
                <LoadCellView key={cell.day} page={page} row={row} cell={cell} />
              ))}
              <td className="load-sum" data-level={row.total.level === "over" ? "over" : undefined}>
                <span className="load-hours">{hours(row.total.demandMinutes)}</span>
              </td>
            </tr>
          ))}
        </tbody>
        {rows.length > 1 && !query.onlyOverloaded ? (
          <tfoot>
            <tr>
              <th scope="row">{t("sum")}</th>
              {totals.map((total, index) => (
                <td key={stretches[index]?.day}>
                  <span className="load-hours">{total.demandMinutes === 0 ? "" : hours(total.demandMinutes)}</span>
                </td>
              ))}
              <td className="load-sum">
                <span className="load-hours">{hours(totals.reduce((sum, { demandMinutes }) => sum + demandMinutes, 0))}</span>
              </td>
            </tr>
          </tfoot>
        ) : null}
      </table>
    </ScrollRegion>
  );
}

interface ColumnHeadProps {
  readonly stretch: LoadPage["stretches"][number];
  readonly per: LoadPage["query"]["per"];
}

function ColumnHead({ stretch: { day, isNow, isOff, holidays }, per }: ColumnHeadProps) {
  const { t } = useTranslation("workload");
  const locale = useLocale();
  const month = formatDay(day, locale, per === "month" ? "monthShort" : "dayOfMonth");
  const weekday = per === "day" ? formatDay(day, locale, "weekdayAlone") : null;
  return (
    <th scope="col" data-now={isNow || undefined} data-off={isOff || undefined} aria-current={isNow ? "date" : undefined}>
      {weekday === null ? null : <span className="block">{weekday}</span>}
      {month}
      {holidays === null ? null : (
        <span className="load-holiday" title={t("holidays", { count: holidays.days, names: holidays.names })}>
          <span aria-hidden="true">{t("holiday", { count: holidays.days })}</span>
          <span className="sr-only">{t("holidays", { count: holidays.days, names: holidays.names })}</span>
        </span>
      )}
    </th>
  );
}
