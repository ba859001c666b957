import type { CalendarException } from "#app/domain/time/calendar.ts";
import { addDays } from "#app/domain/time/day.ts";

interface StoredException extends CalendarException {
  readonly id: string;
}

export interface Placement<Entry> {
  /** Exceptions that the new one touches, as they were. */
  readonly replaced: readonly Entry[];
  /** What is left of them outside of the new one's days, with new ids. */
  readonly remainders: readonly Entry[];
}

/**
 * Makes room for a new exception: on its days it holds, whatever was there before, and before and after them everything stays as it was.
 * An exception in the way is cut short, cut in two, or gone.
 */
export function placeException<Entry extends StoredException>(
  exceptions: readonly Entry[],
  added: Pick<CalendarException, "from" | "to">,
  newId: () => string,
): Placement<Entry> {
  const replaced = exceptions.filter((entry) => entry.from <= added.to && entry.to >= added.from);
  const remainders = replaced.flatMap((entry) => [
    ...(entry.from < added.from ? [{ ...entry, id: newId(), to: addDays(added.from, -1) }] : []),
    ...(entry.to > added.to ? [{ ...entry, id: newId(), from: addDays(added.to, 1) }] : []),
  ]);
  return { replaced, remainders };
}
