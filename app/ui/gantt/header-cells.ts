import { civilDateOfDay, dayOfCivilDate, weekdayOfDay, type AxisRange, type Zoom } from "./time-axis.ts";

export interface HeaderCell {
  readonly fromDay: number;
  readonly toDay: number;
  readonly text: string;
}

export interface HeaderCells {
  readonly upper: readonly HeaderCell[];
  readonly lower: readonly HeaderCell[];
}

/** How a stretch of days is written; one set per language, made once. */
export interface HeaderFormats {
  readonly day: (day: number) => string;
  readonly dayAndMonth: (day: number) => string;
  readonly month: (day: number) => string;
  readonly monthAndYear: (day: number) => string;
  readonly quarter: (day: number) => string;
  readonly year: (day: number) => string;
}

/** The two lines of the header over a range of days. Cells on the edges are whole: they may begin before and end after the range. */
export function headerCells(zoom: Zoom, range: AxisRange, formats: HeaderFormats): HeaderCells {
  switch (zoom) {
    case "day":
      return { upper: periods(range, nextMonth, monthStart, formats.monthAndYear), lower: periods(range, nextDay, sameDay, formats.day) };
    case "week":
      return {
        upper: periods(range, nextMonth, monthStart, formats.monthAndYear),
        lower: periods(range, nextWeek, weekStart, formats.dayAndMonth),
      };
    case "month":
      return { upper: periods(range, nextYear, yearStart, formats.year), lower: periods(range, nextMonth, monthStart, formats.month) };
    case "quarter":
      return {
        upper: periods(range, nextYear, yearStart, formats.year),
        lower: periods(range, nextQuarter, quarterStart, formats.quarter),
      };
    default:
      return zoom satisfies never;
  }
}

const formatsByLocale = new Map<string, HeaderFormats>();

/** The header's date formats for a language tag; the Intl objects are made once, because making them is what costs. */
export function headerFormats(locale: string): HeaderFormats {
  const known = formatsByLocale.get(locale);
  if (known) return known;
  const formats: HeaderFormats = {
    day: (day) => String(civilDateOfDay(day).day),
    dayAndMonth: formatter(locale, { day: "numeric", month: "short" }),
    month: formatter(locale, { month: "short" }),
    monthAndYear: formatter(locale, { month: "long", year: "numeric" }),
    quarter: (day) => `Q${Math.floor(civilDateOfDay(day).month / 3) + 1}`,
    year: formatter(locale, { year: "numeric" }),
  };
  formatsByLocale.set(locale, formats);
  return formats;
}

function formatter(locale: string, options: Intl.DateTimeFormatOptions): (day: number) => string {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  return (day) => format.format(day * 86_400_000);
}

function periods(range: AxisRange, next: (day: number) => number, start: (day: number) => number, text: (day: number) => string) {
  const cells: HeaderCell[] = [];
  for (let day = start(range.fromDay); day < range.toDay;) {
    const following = next(day);
    cells.push({ fromDay: day, toDay: following, text: text(day) });
    day = following;
  }
  return cells;
}

const sameDay = (day: number) => day;
const nextDay = (day: number) => day + 1;
const weekStart = (day: number) => day - weekdayOfDay(day);
const nextWeek = (day: number) => day + 7;
const monthStart = (day: number) => shifted(day, (month) => month);
const nextMonth = (day: number) => shifted(day, (month) => month + 1);
const quarterStart = (day: number) => shifted(day, (month) => month - (month % 3));
const nextQuarter = (day: number) => shifted(day, (month) => month - (month % 3) + 3);
const yearStart = (day: number) => shifted(day, () => 0);
const nextYear = (day: number) => shifted(day, () => 12);

function shifted(day: number, month: (month: number) => number): number {
  const date = civilDateOfDay(day);
  return dayOfCivilDate(date.year, month(date.month), 1);
}
