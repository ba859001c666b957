import type { WorkInterval } from "../time/calendar.ts";
import { formatDay, parseDay, weekday } from "../time/day.ts";
import { importLimits } from "./import-limits.ts";
import { ImportRefusal } from "./import-problem.ts";
import type { ImportedCalendarException, ImportNote } from "./imported-plan.ts";
import { readWorkingTimes } from "./mspdi-working-times.ts";
import { expandRecurrence } from "./recurrence.ts";
import type { RecurrencePattern } from "./recurrence.ts";
import { child, children, text } from "./xml-element.ts";
import type { XmlElement } from "./xml-element.ts";

/** Day numbers, both ends inclusive. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Exceptions of a Calendar element as runs of days within the range, in the order of the file. Older files write them as
 * WeekDay elements of day type 0; those are read where there is no Exceptions element, for newer files repeat them there.
 */
export function readExceptions(calendar: XmlElement, name: string, range: DayRange, notes: ImportNote[]): ImportedCalendarException[] {
  const list = child(calendar, "Exceptions");
  if (list) return children(list, "Exception").flatMap((element) => readException(element, name, range, notes));
  const weekDays = child(calendar, "WeekDays");
  const dated = weekDays ? children(weekDays, "WeekDay").filter((day) => text(day, "DayType") === "0") : [];
  return dated.flatMap((element) => readException(element, name, range, notes));
}

/** Weeks with working times of their own, as exceptions day by day. */
export function readWorkWeeks(calendar: XmlElement, name: string, range: DayRange, notes: ImportNote[]): ImportedCalendarException[] {
  const list = child(calendar, "WorkWeeks");
  return (list ? children(list, "WorkWeek") : []).flatMap((workWeek) => {
    const period = readPeriod(workWeek);
    if (!period) return [];
    const week = new Map<number, readonly WorkInterval[]>();
    const weekDays = child(workWeek, "WeekDays");
    for (const day of weekDays ? children(weekDays, "WeekDay") : []) {
      const type = Number(text(day, "DayType"));
      if (type >= 1 && type <= 7) week.set((type + 5) % 7, readWorkingTimes(day, name, notes));
    }
    const result: ImportedCalendarException[] = [];
    if (week.size === 0) return result;
    const title = text(workWeek, "Name") ?? "";
    for (let day = Math.max(period.from, range.from); day <= Math.min(period.to, range.to); day++) {
      const intervals = week.get(weekday(day));
      if (intervals) result.push(exceptionOf(day, day, intervals, title));
    }
    return result;
  });
}

function readException(element: XmlElement, calendar: string, range: DayRange, notes: ImportNote[]): ImportedCalendarException[] {
  const name = text(element, "Name") ?? "";
  const period = readPeriod(element);
  const pattern = readPattern(element);
  if (!period || !pattern) {
    notes.push({ code: "import.note.exceptionUnknown", taskName: null, uid: null, parameters: { calendar, exception: name } });
    return [];
  }
  const intervals = readWorkingTimes(element, calendar, notes);
  if (pattern.kind === "everyDay") {
    const from = Math.max(period.from, range.from);
    const to = Math.min(period.to, range.to);
    return from <= to ? [exceptionOf(from, to, intervals, name)] : outside();
  }
  const occurrences = text(element, "EnteredByOccurrences") === "1" ? wholeNumber(element, "Occurrences") : null;
  const days = expandRecurrence({ pattern, from: period.from, to: period.to, occurrences }, range.from, range.to);
  if (days.length > importLimits.calendarExceptions) {
    throw new ImportRefusal("import.tooLarge", { what: "calendarExceptions", calendar, limit: importLimits.calendarExceptions });
  }
  return days.length > 0 ? runsOf(days).map(([from, to]) => exceptionOf(from, to, intervals, name)) : outside();

  function outside(): [] {
    notes.push({ code: "import.note.exceptionOutside", taskName: null, uid: null, parameters: { calendar, exception: name } });
    return [];
  }
}

/** The rule of an Exception element; null when it cannot be told. Months and their days are counted as the format does. */
function readPattern(element: XmlElement): RecurrencePattern | null {
  const every = wholeNumber(element, "Period") ?? 1;
  const day = wholeNumber(element, "MonthDay");
  const month = wholeNumber(element, "Month");
  const item = wholeNumber(element, "MonthItem");
  const position = wholeNumber(element, "MonthPosition");
  const onDate = day !== null && day >= 1 && day <= 31 ? ({ kind: "date", day } as const) : null;
  const onPosition =
    item !== null && position !== null && item <= 9 && position <= 4 ? ({ kind: "position", item, position } as const) : null;
  if (every < 1) return null;
  switch (text(element, "Type")) {
    case null:
    case "0":
    case "1":
    case "9":
      return { kind: "everyDay" };
    case "2":
      return onDate && month !== null && month <= 11 ? { kind: "years", month, on: onDate } : null;
    case "3":
      return onPosition && month !== null && month <= 11 ? { kind: "years", month, on: onPosition } : null;
    case "4":
      return onDate ? { kind: "months", every, on: onDate } : null;
    case "5":
      return onPosition ? { kind: "months", every, on: onPosition } : null;
    case "6": {
      const mask = wholeNumber(element, "DaysOfWeek") ?? 0;
      const days = Array.from({ length: 7 }, (_, index) => ((mask >> index) & 1) === 1);
      return days.includes(true) ? { kind: "weeks", every, days } : null;
    }
    case "7":
      return { kind: "days", every };
    case "8":
      return { kind: "weekdays", every };
    default:
      return null;
  }
}

function readPeriod(element: XmlElement): DayRange | null {
  const period = child(element, "TimePeriod");
  const from = period ? parseDay((text(period, "FromDate") ?? "").slice(0, 10)) : null;
  const to = period ? parseDay((text(period, "ToDate") ?? "").slice(0, 10)) : null;
  return from === null || to === null || to < from ? null : { from, to };
}

function wholeNumber(element: XmlElement, tag: string): number | null {
  const value = text(element, tag);
  return value !== null && /^\d{1,6}$/.test(value) ? Number(value) : null;
}

function exceptionOf(from: number, to: number, intervals: readonly WorkInterval[], name: string): ImportedCalendarException {
  return { from: formatDay(from), to: formatDay(to), intervals, name };
}

/** Ascending days as runs of consecutive ones. */
function runsOf(days: readonly number[]): [from: number, to: number][] {
  const runs: [number, number][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && day === last[1] + 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}
