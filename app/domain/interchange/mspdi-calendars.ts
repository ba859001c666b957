import { standardCalendar } from "../time/calendar.ts";
import type { WorkInterval } from "../time/calendar.ts";
import { importLimits } from "./import-limits.ts";
import { ImportRefusal } from "./import-problem.ts";
import type { ImportedCalendar, ImportedCalendarException, ImportNote } from "./imported-plan.ts";
import { readExceptions, readWorkWeeks } from "./mspdi-exceptions.ts";
import type { DayRange } from "./mspdi-exceptions.ts";
import { readWorkingTimes } from "./mspdi-working-times.ts";
import { child, children, text } from "./xml-element.ts";
import type { XmlElement } from "./xml-element.ts";

export const standardCalendarKey = "standard";

/** The calendars of one file, merged with their base calendars on demand. */
export interface CalendarBook {
  /** The calendar with that UID; null when the file has none. */
  readonly get: (uid: string) => ImportedCalendar | null;
  /** UID of the first base calendar, null for a file without calendars. */
  readonly firstBase: string | null;
}

/**
 * Reads the calendars of a file. `range` bounds the expansion of recurring exceptions; what lies outside it is left out.
 * A weekday the calendar does not define comes from its base calendar, at the end of the chain from the standard week;
 * exceptions of the base come before its own. Refuses a chain of base calendars that returns to itself and a calendar with
 * more exceptions than the limit.
 */
export function readCalendars(project: XmlElement, range: DayRange, notes: ImportNote[]): CalendarBook {
  const elements = new Map<string, XmlElement>();
  const list = child(project, "Calendars");
  for (const element of list ? children(list, "Calendar") : []) {
    const uid = text(element, "UID");
    if (uid !== null && /^\d{1,10}$/.test(uid) && !elements.has(uid)) elements.set(uid, element);
  }
  if (elements.size > importLimits.calendars) {
    throw new ImportRefusal("import.tooLarge", { what: "calendars", count: elements.size, limit: importLimits.calendars });
  }
  const read = new Map<string, ImportedCalendar>();
  return {
    get: (uid) => readCalendar(uid, elements, read, range, notes),
    firstBase: [...elements].find(([, element]) => baseOf(element) === null)?.[0] ?? null,
  };
}

function readCalendar(
  uid: string,
  elements: ReadonlyMap<string, XmlElement>,
  read: Map<string, ImportedCalendar>,
  range: DayRange,
  notes: ImportNote[],
): ImportedCalendar | null {
  const chain: [string, XmlElement][] = [];
  let base: ImportedCalendar = { name: "", ...standardCalendar, exceptions: [] };
  for (let next: string | null = uid; next !== null;) {
    const known = read.get(next);
    if (known) {
      base = known;
      break;
    }
    const element = elements.get(next);
    if (!element) break;
    if (chain.some(([visited]) => visited === next)) throw new ImportRefusal("import.calendar.loop", { calendar: nameOf(element, next) });
    chain.push([next, element]);
    next = baseOf(element);
  }
  if (chain.length === 0) return read.get(uid) ?? null;
  for (const [link, element] of chain.reverse()) {
    base = mergeCalendar(element, link, base, range, notes);
    read.set(link, base);
  }
  return base;
}

function mergeCalendar(element: XmlElement, uid: string, base: ImportedCalendar, range: DayRange, notes: ImportNote[]): ImportedCalendar {
  const name = nameOf(element, uid);
  const week: (readonly WorkInterval[])[] = [...base.week];
  const weekDays = child(element, "WeekDays");
  for (const day of weekDays ? children(weekDays, "WeekDay") : []) {
    const type = Number(text(day, "DayType"));
    if (type >= 1 && type <= 7) week[(type + 5) % 7] = readWorkingTimes(day, name, notes);
  }
  const own: ImportedCalendarException[] = [...readWorkWeeks(element, name, range, notes), ...readExceptions(element, name, range, notes)];
  const exceptions = own.length === 0 ? base.exceptions : [...base.exceptions, ...own];
  if (exceptions.length > importLimits.calendarExceptions) {
    throw new ImportRefusal("import.tooLarge", { what: "calendarExceptions", calendar: name, limit: importLimits.calendarExceptions });
  }
  return { name, week, exceptions };
}

function baseOf(element: XmlElement): string | null {
  const uid = text(element, "BaseCalendarUID");
  return uid === null || uid === "-1" || uid === text(element, "UID") ? null : uid;
}

function nameOf(element: XmlElement, uid: string): string {
  return text(element, "Name") ?? uid;
}
