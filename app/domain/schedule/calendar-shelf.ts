import { failure, success } from "../result.ts";
import type { Result } from "../result.ts";
import { compileCalendar } from "../time/calendar.ts";
import type { CalendarDefinition, WorkCalendar } from "../time/calendar.ts";
import { intersectCalendars } from "../time/calendar-intersection.ts";
import { minutesInDay } from "../time/day.ts";
import type { Network } from "./network.ts";
import type { ScheduleProblem } from "./schedule.ts";

export interface CalendarShelf {
  readonly compiled: readonly WorkCalendar[];
  readonly keys: readonly string[];
  /** The number of a calendar, by its key. */
  readonly find: (key: string, taskId: string | null) => Result<number, ScheduleProblem>;
  /** The number of the calendar on which work is done when both of two are at work; where one key is absent, of the other, and of the project's without any. */
  readonly findShared: (first: string | undefined, second: string | undefined, taskId: string) => Result<number, ScheduleProblem>;
}

/** The calendars of a network, compiled when first asked for: the first one that is becomes number 0. `start` is that of the network, in absolute minutes. */
export function createCalendarShelf(network: Network, start: number): CalendarShelf {
  const compiled: WorkCalendar[] = [];
  const keys: string[] = [];
  const indexByKey = new Map<string, number>();
  const firstDay = Math.floor(start / minutesInDay);
  const definitionOf = (key: string) => (Object.hasOwn(network.calendars, key) ? network.calendars[key] : undefined);

  const add = (key: string, definition: CalendarDefinition): Result<number, ScheduleProblem> => {
    const calendar = compileCalendar(definition, firstDay - 31, firstDay + 731);
    if (!calendar.ok) {
      if (calendar.problem.code === "calendar.empty") return failure({ code: "schedule.calendar.empty", calendar: key });
      const { from, to } = calendar.problem.exception;
      return failure({ code: "schedule.calendar.invalid", calendar: key, from, to });
    }
    indexByKey.set(key, compiled.length);
    keys.push(key);
    compiled.push(calendar.value);
    return success(compiled.length - 1);
  };
  const find: CalendarShelf["find"] = (key, taskId) => {
    const known = indexByKey.get(key);
    if (known !== undefined) return success(known);
    const definition = definitionOf(key);
    return definition === undefined ? failure({ code: "schedule.calendar.unknown", calendar: key, taskId }) : add(key, definition);
  };
  const findShared: CalendarShelf["findShared"] = (first, second, taskId) => {
    if (first === undefined || second === undefined || first === second) return find(first ?? second ?? network.calendar, taskId);
    for (const key of [first, second]) {
      const each = find(key, taskId);
      if (!each.ok) return each;
    }
    const key = `${first} ∩ ${second}`;
    const known = indexByKey.get(key);
    return known === undefined ? add(key, intersectCalendars(definitionOf(first)!, definitionOf(second)!)) : success(known);
  };
  return { compiled, keys, find, findShared };
}
