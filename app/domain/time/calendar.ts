import { failure, success } from "../result.ts";
import type { Result } from "../result.ts";
import { firstPlanDay, lastPlanDay, minutesInDay, parseDay, weekday } from "./day.ts";
import type { Day } from "./day.ts";

/** Working time within a day: minutes from midnight, start inclusive, end exclusive, 0 to 1440. */
export interface WorkInterval {
  readonly from: number;
  readonly to: number;
}

/**
 * Days that differ from the week pattern: a holiday has no intervals; a make-up working day, on which a
 * weekend day is worked in exchange for a holiday, has them.
 */
export interface CalendarException {
  readonly from: Day;
  /** Last day, inclusive. */
  readonly to: Day;
  readonly intervals: readonly WorkInterval[];
}

export interface CalendarDefinition {
  /** Seven entries, Monday first. */
  readonly week: readonly (readonly WorkInterval[])[];
  /** Later exceptions win over earlier ones. */
  readonly exceptions: readonly CalendarException[];
}

const officeHours: readonly WorkInterval[] = [
  { from: 480, to: 720 },
  { from: 780, to: 1020 },
];

/** Monday to Friday, 08:00-12:00 and 13:00-17:00: 480 minutes a day, no holidays. */
export const standardCalendar: CalendarDefinition = {
  week: [officeHours, officeHours, officeHours, officeHours, officeHours, [], []],
  exceptions: [],
};

export type CalendarProblem =
  { readonly code: "calendar.empty" } | { readonly code: "calendar.exception.invalid"; readonly exception: CalendarException };

/**
 * A calendar compiled to prefix sums. Read it through the functions of this module only: the compiled range grows
 * whenever an instant or an offset outside it is asked for, up to the years 1900 to 2199.
 *
 * Time is counted in two ways. An instant is absolute civil minutes (see parseCivilTime). An offset is working minutes
 * since the midnight the calendar was compiled from: the end of a working day and the start of the next one are
 * different instants with the same offset.
 */
export interface WorkCalendar {
  readonly definition: CalendarDefinition;
  /** Working intervals of a kind of day as from, to, from, to ...: seven weekdays first, then the exceptions. */
  readonly patterns: readonly Int32Array[];
  readonly patternMinutes: readonly number[];
  readonly exceptionDays: readonly (readonly [first: number, last: number])[];
  firstDay: number;
  dayCount: number;
  patternOfDay: Uint16Array;
  /** Offset at the midnight that begins each compiled day, and one more at the end. */
  offsetOfDay: Int32Array;
  /** For every 512 working minutes, the compiled day in which they begin. */
  dayOfBucket: Int32Array;
}

/**
 * Compiles working time for the days `fromDay` to `toDay` (day numbers, inclusive), so that every question below costs
 * O(1) steps. Intervals may come unsorted or overlapping: they are sorted, clipped to the day and joined.
 * Returns the problem `calendar.empty` when no day ever has working time, and `calendar.exception.invalid` for an
 * exception whose days are not days or run backward. Throws a RangeError when `week` has not seven entries.
 */
export function compileCalendar(definition: CalendarDefinition, fromDay: number, toDay: number): Result<WorkCalendar, CalendarProblem> {
  if (definition.week.length !== 7) throw new RangeError("a calendar week has seven days");
  const exceptionDays: (readonly [number, number])[] = [];
  for (const exception of definition.exceptions) {
    const first = parseDay(exception.from);
    const last = parseDay(exception.to);
    if (first === null || last === null || last < first) return failure({ code: "calendar.exception.invalid", exception });
    exceptionDays.push([first, last]);
  }
  const patterns = [...definition.week, ...definition.exceptions.map((exception) => exception.intervals)].map(joinIntervals);
  const patternMinutes = patterns.map(sumIntervals);
  if (patternMinutes.every((minutes) => minutes === 0)) return failure({ code: "calendar.empty" });
  const calendar: WorkCalendar = {
    definition,
    patterns,
    patternMinutes,
    exceptionDays,
    firstDay: clampDay(fromDay),
    dayCount: 0,
    patternOfDay: new Uint16Array(0),
    offsetOfDay: new Int32Array(1),
    dayOfBucket: new Int32Array(1),
  };
  compileDays(calendar, calendar.firstDay, Math.max(calendar.firstDay, clampDay(toDay)));
  return success(calendar);
}

/** Working minutes of an ordinary working day: the most frequent length among the week's working days, the longer of two equally frequent; 0 for a week without work. */
export function minutesPerDay(definition: CalendarDefinition): number {
  const lengths = definition.week.map((intervals) => sumIntervals(joinIntervals(intervals))).filter((minutes) => minutes > 0);
  const frequency = (minutes: number) => lengths.filter((other) => other === minutes).length;
  return lengths.reduce((best, minutes) => {
    const lead = best === 0 ? 1 : frequency(minutes) - frequency(best);
    return lead > 0 || (lead === 0 && minutes > best) ? minutes : best;
  }, 0);
}

/** Offset of an instant: working minutes before it, counted from the midnight the calendar was compiled from, negative before that. */
export function workOffset(calendar: WorkCalendar, instant: number): number {
  const dayNumber = Math.floor(instant / minutesInDay);
  let day = dayNumber - calendar.firstDay;
  if (day < 0 || day >= calendar.dayCount) {
    if (!includeDay(calendar, dayNumber)) return calendar.offsetOfDay[day < 0 ? 0 : calendar.dayCount]!;
    day = dayNumber - calendar.firstDay;
  }
  const minute = instant - dayNumber * minutesInDay;
  const pattern = calendar.patterns[calendar.patternOfDay[day]!]!;
  let offset = calendar.offsetOfDay[day]!;
  for (let index = 0; index < pattern.length; index += 2) {
    const from = pattern[index]!;
    if (minute <= from) break;
    const to = pattern[index + 1]!;
    offset += (minute < to ? minute : to) - from;
  }
  return offset;
}

/**
 * The latest instant with this offset, which is where work that follows it starts: for the offset of a Friday's end, Monday
 * morning. Returns {@link lastInstant} when the calendar has no such working time before the year 2200.
 */
export function workStartAt(calendar: WorkCalendar, offset: number): number {
  while (offset >= calendar.offsetOfDay[calendar.dayCount]!) if (!growForward(calendar)) return lastInstant;
  while (offset < calendar.offsetOfDay[0]!) if (!growBackward(calendar)) return firstInstant;
  let day = calendar.dayOfBucket[(offset - calendar.offsetOfDay[0]!) >> bucketShift]!;
  while (calendar.offsetOfDay[day + 1]! <= offset) day++;
  const pattern = calendar.patterns[calendar.patternOfDay[day]!]!;
  let remaining = offset - calendar.offsetOfDay[day]!;
  let index = 0;
  for (;;) {
    const length = pattern[index + 1]! - pattern[index]!;
    if (remaining < length) return (calendar.firstDay + day) * minutesInDay + pattern[index]! + remaining;
    remaining -= length;
    index += 2;
  }
}

/**
 * The earliest instant with this offset, which is where the work before it ends: for the offset of a Monday's start, Friday
 * evening. Returns {@link firstInstant} when there is no working time that early after 1900, {@link lastInstant} when the calendar has too little before 2200.
 */
export function workEndAt(calendar: WorkCalendar, offset: number): number {
  while (offset > calendar.offsetOfDay[calendar.dayCount]!) if (!growForward(calendar)) return lastInstant;
  while (offset <= calendar.offsetOfDay[0]!) if (!growBackward(calendar)) return firstInstant;
  let day = calendar.dayOfBucket[(offset - 1 - calendar.offsetOfDay[0]!) >> bucketShift]!;
  while (calendar.offsetOfDay[day + 1]! < offset) day++;
  const pattern = calendar.patterns[calendar.patternOfDay[day]!]!;
  let remaining = offset - calendar.offsetOfDay[day]!;
  let index = 0;
  for (;;) {
    const length = pattern[index + 1]! - pattern[index]!;
    if (remaining <= length) return (calendar.firstDay + day) * minutesInDay + pattern[index]! + remaining;
    remaining -= length;
    index += 2;
  }
}

/** The instant itself when work can begin there, else the next start of work. */
export function nextWorkStart(calendar: WorkCalendar, instant: number): number {
  return workStartAt(calendar, workOffset(calendar, instant));
}

/** The instant itself when work has just been done there, else the last end of work before it. */
export function previousWorkEnd(calendar: WorkCalendar, instant: number): number {
  return workEndAt(calendar, workOffset(calendar, instant));
}

/** Working minutes from one instant to another, negative when `to` lies before `from`. */
export function workBetween(calendar: WorkCalendar, from: number, to: number): number {
  return workOffset(calendar, to) - workOffset(calendar, from);
}

/**
 * The instant at which `minutes` of work that begins at `instant` ends; for negative minutes, the instant at which work has to
 * begin to end at `instant`. Zero minutes return the instant unchanged. On the standard calendar, Friday 16:00 plus 120
 * minutes is Monday 09:00, and Monday 09:00 minus 120 minutes is Friday 16:00.
 */
export function addWork(calendar: WorkCalendar, instant: number, minutes: number): number {
  if (minutes === 0) return instant;
  const offset = workOffset(calendar, instant) + minutes;
  return minutes > 0 ? workEndAt(calendar, offset) : workStartAt(calendar, offset);
}

/** Whether any work is done on the day with this day number. */
export function isWorkingDay(calendar: WorkCalendar, dayNumber: number): boolean {
  return workMinutesOfDay(calendar, dayNumber) > 0;
}

/** Working minutes of the day with this day number; 0 outside the years 1900 to 2199. */
export function workMinutesOfDay(calendar: WorkCalendar, dayNumber: number): number {
  if (!includeDay(calendar, dayNumber)) return 0;
  return calendar.patternMinutes[calendar.patternOfDay[dayNumber - calendar.firstDay]!]!;
}

/** The instants between which calendars know working time: 1900-01-01T00:00 and 2200-01-01T00:00. */
export const firstInstant = firstPlanDay * minutesInDay;
export const lastInstant = (lastPlanDay + 1) * minutesInDay;

const bucketShift = 9;

function joinIntervals(intervals: readonly WorkInterval[]): Int32Array {
  const joined: number[] = [];
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    const start = Math.max(0, Math.round(from));
    const end = Math.min(minutesInDay, Math.round(to));
    if (!(start < end)) continue;
    const previousEnd = joined.at(-1);
    if (previousEnd !== undefined && start <= previousEnd) joined[joined.length - 1] = Math.max(previousEnd, end);
    else joined.push(start, end);
  }
  return Int32Array.from(joined);
}

function sumIntervals(pattern: Int32Array): number {
  let minutes = 0;
  for (let index = 0; index < pattern.length; index += 2) minutes += pattern[index + 1]! - pattern[index]!;
  return minutes;
}

function clampDay(dayNumber: number): number {
  return Math.min(lastPlanDay, Math.max(firstPlanDay, Math.floor(dayNumber)));
}

/** Makes sure that a day is compiled; false when it lies outside the years a plan may name. */
function includeDay(calendar: WorkCalendar, dayNumber: number): boolean {
  if (!(dayNumber >= firstPlanDay && dayNumber <= lastPlanDay)) {
    if (dayNumber > lastPlanDay) while (growForward(calendar));
    else while (growBackward(calendar));
    return false;
  }
  while (dayNumber >= calendar.firstDay + calendar.dayCount) growForward(calendar);
  while (dayNumber < calendar.firstDay) growBackward(calendar);
  return true;
}

function growForward(calendar: WorkCalendar): boolean {
  const lastDay = calendar.firstDay + calendar.dayCount - 1;
  if (lastDay >= lastPlanDay) return false;
  compileDays(calendar, calendar.firstDay, clampDay(lastDay + Math.max(366, calendar.dayCount)));
  return true;
}

function growBackward(calendar: WorkCalendar): boolean {
  if (calendar.firstDay <= firstPlanDay) return false;
  const lastDay = calendar.firstDay + calendar.dayCount - 1;
  compileDays(calendar, clampDay(calendar.firstDay - Math.max(366, calendar.dayCount)), lastDay);
  return true;
}

/** Compiles a range that contains the present one; offsets known so far keep their meaning. */
function compileDays(calendar: WorkCalendar, firstDay: number, lastDay: number): void {
  const dayCount = lastDay - firstDay + 1;
  const patternOfDay = new Uint16Array(dayCount);
  for (let day = 0, dayOfWeek = weekday(firstDay); day < dayCount; day++) {
    patternOfDay[day] = dayOfWeek;
    dayOfWeek = dayOfWeek === 6 ? 0 : dayOfWeek + 1;
  }
  calendar.exceptionDays.forEach(([first, last], exception) => {
    patternOfDay.fill(7 + exception, Math.max(0, first - firstDay), Math.max(0, Math.min(dayCount, last - firstDay + 1)));
  });
  const offsetOfDay = new Int32Array(dayCount + 1);
  for (let day = 0; day < dayCount; day++) offsetOfDay[day + 1] = offsetOfDay[day]! + calendar.patternMinutes[patternOfDay[day]!]!;
  const knownOrigin = calendar.firstDay - firstDay;
  const shift = calendar.offsetOfDay[0]! - offsetOfDay[knownOrigin]!;
  if (shift !== 0) for (let day = 0; day <= dayCount; day++) offsetOfDay[day]! += shift;
  calendar.firstDay = firstDay;
  calendar.dayCount = dayCount;
  calendar.patternOfDay = patternOfDay;
  calendar.offsetOfDay = offsetOfDay;
  calendar.dayOfBucket = indexBuckets(offsetOfDay, dayCount);
}

function indexBuckets(offsetOfDay: Int32Array, dayCount: number): Int32Array {
  const origin = offsetOfDay[0]!;
  const buckets = new Int32Array(((offsetOfDay[dayCount]! - origin) >> bucketShift) + 1);
  for (let bucket = 0, day = 0; bucket < buckets.length; bucket++) {
    const offset = origin + (bucket << bucketShift);
    while (day < dayCount - 1 && offsetOfDay[day + 1]! <= offset) day++;
    buckets[bucket] = day;
  }
  return buckets;
}
