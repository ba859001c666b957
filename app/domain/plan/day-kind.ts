import { parseDay, weekday, type Day } from "../time/day.ts";
import type { BilingualText, PlanCalendar } from "./model.ts";

/** What a calendar makes of a day. */
export interface DayKind {
  readonly isOff: boolean;
  /** Worked although the week pattern has it off. */
  readonly isMadeUp: boolean;
  /** What the exception that makes the day other than usual is called; null on a usual day. */
  readonly name: BilingualText | null;
}

/**
 * Whether a day is worked on, and why it is not as the week says: of several exceptions the last one counts. An exception that changes neither, such
 * as shorter hours, has its name told, too.
 */
export function dayKind({ week, exceptions }: Pick<PlanCalendar, "week" | "exceptions">, day: Day): DayKind {
  const isUsuallyOff = (week[weekday(parseDay(day) ?? 0)] ?? []).length === 0;
  const exception = exceptions.findLast(({ from, to }) => from <= day && to >= day);
  if (!exception) return { isOff: isUsuallyOff, isMadeUp: false, name: null };
  const isOff = exception.intervals.length === 0;
  // A holiday on a day that is off anyway is still that holiday.
  return { isOff, isMadeUp: !isOff && isUsuallyOff, name: exception.name };
}
