import { formatNumber, formatPercent } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import type { LoadCell, PersonRow } from "./workload.server.ts";
import { workloadAddress } from "./workload-query.ts";
import type { LoadPage } from "./load-page.ts";

interface LoadCellProps {
  readonly page: LoadPage;
  readonly row: PersonRow;
  readonly cell: LoadCell;
}

/** One person's load in one stretch: its number, its colour, a pattern where it is too much, and a mark where the person is away. */
export function LoadCellView({ page: { query }, row, cell }: LoadCellProps) {
  const { t } = useTranslation("workload");
  const locale = useLocale();
  const hours = useHours();
  const told = useCellText()(cell);
  const { day, level, demandMinutes, capacityMinutes, percent, absentDays } = cell;
  const isOpen = query.cell?.personId === row.id && query.cell.day === day;
  const isNarrow = query.per === "day";
  const main = percent === null || isNarrow ? hours(demandMinutes) : formatPercent(percent, locale);
  return (
    <td data-level={level} data-absent={absentDays > 0 || undefined}>
      <a
        href={workloadAddress({ ...query, cell: { personId: row.id, day } })}
        data-cell
        aria-current={isOpen ? "true" : undefined}
        title={told}
      >
        {demandMinutes === 0 ? (
          <span aria-hidden="true">{level === "away" ? (absentDays > 0 ? "" : "·") : t("cell.freeShort")}</span>
        ) : (
          <>
            <span className="load-main">{main}</span>
            {isNarrow ? null : (
              <span className="load-hours" aria-hidden="true">
                {`${hours(demandMinutes)}/${hours(capacityMinutes)}`}
              </span>
            )}
          </>
        )}
        {absentDays > 0 ? (
          <span className="load-absence" aria-hidden="true">
            {t("cell.absence")}
          </span>
        ) : null}
        <span className="sr-only">{` ${told}`}</span>
      </a>
    </td>
  );
}

/** A cell in words, for who cannot see it. */
function useCellText() {
  const { t } = useTranslation("workload");
  const locale = useLocale();
  const hours = useHours();
  return ({ demandMinutes, capacityMinutes, overloadMinutes, percent, absentDays }: LoadCell): string => {
    const words = { demand: hours(demandMinutes), capacity: hours(capacityMinutes) };
    const load =
      demandMinutes === 0
        ? t(capacityMinutes === 0 ? "cell.away" : "cell.free", words)
        : percent === null
          ? t("cell.noTime", words)
          : t("cell.text", { ...words, percent: formatPercent(percent, locale) });
    const over = overloadMinutes > 0 ? [t("cell.over", { hours: hours(overloadMinutes) })] : [];
    const absent = absentDays > 0 ? [t("cell.absent", { count: absentDays })] : [];
    return [load, ...over, ...absent].join(t("separator"));
  };
}

/** Minutes as hours with at most one digit behind the point. */
export function useHours() {
  const locale = useLocale();
  return (minutes: number) => formatNumber(Math.round(minutes / 6) / 10, locale);
}
