import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import type { Day } from "#app/domain/time/day.ts";
import { formatDay, inLanguage } from "#app/i18n/format.ts";
import type { DayCell, DayKind, MonthWeeks } from "./year-view.ts";
import { weekdays } from "#app/domain/time/weekdays.ts";

/** Each kind has a shape of its own beside its colour: underlined, boxed, dashed. */
const kindStyles: Readonly<Record<DayKind, string>> = {
  working: "",
  off: "bg-weekend text-muted",
  holiday: "bg-critical-soft text-critical underline underline-offset-2",
  makeUp: "outline outline-1 -outline-offset-1 outline-accent font-semibold text-accent",
  otherTimes: "outline outline-1 -outline-offset-1 outline-dashed outline-warn text-warn",
};

const cellStyle = "size-6 rounded-sm text-center [print-color-adjust:exact]";
const todayStyle = "bg-accent font-semibold text-on-accent";

interface YearMonthsProps {
  readonly months: readonly MonthWeeks[];
  readonly today: Day;
}

/** A year on one page: days off shaded, make-up working days boxed, today filled. */
export function YearMonths({ months, today }: YearMonthsProps) {
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(168px,1fr))] items-start gap-4 print:grid-cols-4 print:gap-x-2">
      {months.map((weeks, month) => (
        <MonthTable key={month} weeks={weeks} today={today} />
      ))}
    </div>
  );
}

function MonthTable({ weeks, today }: { readonly weeks: MonthWeeks; readonly today: Day }) {
  const { t } = useTranslation("calendar");
  const locale = useLocale();
  const first = weeks[0]?.find((cell) => cell !== null)?.day ?? "";
  return (
    <table className="w-[168px] table-fixed break-inside-avoid text-[0.86em] tabular-nums">
      <caption className="pb-1 text-start font-semibold">{formatDay(first, locale, "month")}</caption>
      <thead>
        <tr>
          {weekdays.map((day) => (
            <th key={day} scope="col" className="size-6 font-normal text-muted">
              <span aria-hidden="true">{t(`weekdayInitial.${day}`)}</span>
              <span className="sr-only">{t(`weekday.${day}`)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, row) => (
          <tr key={row}>
            {week.map((cell, column) =>
              cell === null ? <td key={column} /> : <DayInMonth key={column} cell={cell} isToday={cell.day === today} />,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayInMonth({ cell, isToday }: { readonly cell: DayCell; readonly isToday: boolean }) {
  const { t } = useTranslation("calendar");
  const locale = useLocale();
  const name = cell.exception ? inLanguage(cell.exception.name, locale) : "";
  const isSpecial = cell.kind !== "working" && cell.kind !== "off";
  return (
    <td
      className={`${cellStyle} ${isToday ? todayStyle : kindStyles[cell.kind]}`}
      title={name || undefined}
      aria-current={isToday ? "date" : undefined}
    >
      {Number(cell.day.slice(8))}
      {isSpecial ? <span className="sr-only">{` ${t(`year.${cell.kind}`)} ${name}`}</span> : null}
    </td>
  );
}

/** What the shades and frames mean. */
export function YearLegend() {
  const { t } = useTranslation("calendar");
  const kinds = ["off", "holiday", "makeUp", "otherTimes"] as const;
  return (
    <ul aria-label={t("year.legend")} className="mt-4 flex flex-wrap gap-x-5 gap-y-1 text-[0.86em]">
      {kinds.map((kind) => (
        <li key={kind} className="flex items-center gap-2">
          <span aria-hidden="true" className={`${cellStyle} inline-flex items-center justify-center tabular-nums ${kindStyles[kind]}`}>
            {8}
          </span>
          {t(`year.${kind}`)}
        </li>
      ))}
      <li className="flex items-center gap-2">
        <span aria-hidden="true" className={`${cellStyle} inline-flex items-center justify-center tabular-nums ${todayStyle}`}>
          {8}
        </span>
        {t("year.today")}
      </li>
    </ul>
  );
}
