import type { CalendarDefinition } from "#app/domain/time/calendar.ts";
import type { PlanCalendarException } from "#app/domain/plan/model.ts";
import { formatDay, parseDay, weekday, type Day } from "#app/domain/time/day.ts";

/** Working and off as the week says; the others by an exception: a day off, a worked day that the week has off, other working times. */
export type DayKind = "working" | "off" | "holiday" | "makeUp" | "otherTimes";

export interface DayCell {
  readonly day: Day;
  readonly kind: DayKind;
  /** The exception that holds on the day; null when the week pattern does. */
  readonly exception: PlanCalendarException | null;
}

/** The weeks of a month, Monday first; null where the month has not begun or is over. */
export type MonthWeeks = readonly (readonly (DayCell | null)[])[];

type NamedCalendar = Pick<CalendarDefinition, "week"> & { readonly exceptions: readonly PlanCalendarException[] };

/** The twelve months of a year as a calendar on the wall shows them. Of exceptions that overlap, the last one holds. */
export function yearMonths(calendar: NamedCalendar, year: number): MonthWeeks[] {
  const first = `${year}-01-01`;
  const last = `${year}-12-31`;
  const exceptions = calendar.exceptions.filter((entry) => entry.from <= last && entry.to >= first);
  return Array.from({ length: 12 }, (_, month) => monthWeeks(calendar.week, exceptions, year, month + 1));
}

function monthWeeks(
  week: CalendarDefinition["week"],
  exceptions: readonly PlanCalendarException[],
  year: number,
  month: number,
): MonthWeeks {
  const firstNumber = parseDay(`${year}-${String(month).padStart(2, "0")}-01`) ?? 0;
  const cells: (DayCell | null)[] = Array.from({ length: weekday(firstNumber) }, () => null);
  for (let number = firstNumber; formatDay(number).slice(5, 7) === String(month).padStart(2, "0"); number++)
    cells.push(dayCell(week, exceptions, number));
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, row) => cells.slice(row * 7, row * 7 + 7));
}

function dayCell(week: CalendarDefinition["week"], exceptions: readonly PlanCalendarException[], number: number): DayCell {
  const day = formatDay(number);
  const exception = exceptions.findLast((entry) => entry.from <= day && entry.to >= day) ?? null;
  const isWorkedByWeek = (week[weekday(number)] ?? []).length > 0;
  if (exception === null) return { day, kind: isWorkedByWeek ? "working" : "off", exception };
  if (exception.intervals.length === 0) return { day, kind: "holiday", exception };
  return { day, kind: isWorkedByWeek ? "otherTimes" : "makeUp", exception };
}
