/** A civil day, `YYYY-MM-DD`, without a zone. */
export type Day = string;

/** A civil point in time to the minute, `YYYY-MM-DDTHH:mm`, without a zone. */
export type CivilTime = string;

export const minutesInDay = 1440;

/** Day numbers of 1900-01-01 and 2199-12-31: the first and the last day a plan may name. */
export const firstPlanDay = -25567;
export const lastPlanDay = 84005;

/**
 * The number of a civil day: days since 1970-01-01 by the proleptic Gregorian calendar, negative before it.
 * Returns null for anything that is not a real day of the years 1900 to 2199 written `YYYY-MM-DD`.
 *
 * Method: years are counted from 1 March, so that the leap day is the last day of its year and the days before
 * month m (March = 0) are floor((153 m + 2) / 5). 1970-01-01 gives 0, 2026-02-17 gives 20501.
 */
export function parseDay(text: string): number | null {
  return text.length === 10 ? readDay(text) : null;
}

/** The civil day of a day number, the inverse of {@link parseDay}. Throws a RangeError outside the years 0 to 9999. */
export function formatDay(dayNumber: number): Day {
  const shifted = dayNumber + daysToMarchOfYearZero;
  const era = Math.floor(shifted / daysInEra);
  const dayOfEra = shifted - era * daysInEra;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (!(year >= 0 && year <= 9999)) throw new RangeError(`day number ${dayNumber} has no four-digit year`);
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
}

/** Whether the text is a real calendar day of the years 1900 to 2199. */
export function isDay(text: string): text is Day {
  return parseDay(text) !== null;
}

/** The day `count` days later, earlier when negative. Throws a RangeError when `day` is not a day. */
export function addDays(day: Day, count: number): Day {
  return formatDay(requireDay(day) + count);
}

/** Calendar days from one day to another: 0 for the same day, negative when `to` lies before `from`. Throws a RangeError on bad days. */
export function daysBetween(from: Day, to: Day): number {
  return requireDay(to) - requireDay(from);
}

/** Day of the week of a day number, Monday = 0 to Sunday = 6. Day 0, 1970-01-01, was a Thursday: 3. */
export function weekday(dayNumber: number): number {
  return (((dayNumber + 3) % 7) + 7) % 7;
}

/**
 * Absolute civil minutes of a `YYYY-MM-DDTHH:mm` text: day number x 1440 + minute of the day. Seconds and zones are
 * not accepted. Returns null for anything else; 24:00 is not a time: write 00:00 of the next day.
 */
export function parseCivilTime(text: string): number | null {
  if (text.length !== 16 || text.charCodeAt(10) !== letterT || text.charCodeAt(13) !== colon) return null;
  const dayNumber = readDay(text);
  const hour = readDigits(text, 11, 13);
  const minute = readDigits(text, 14, 16);
  if (dayNumber === null || hour < 0 || hour > 23 || minute < 0 || minute > 59) return null;
  return dayNumber * minutesInDay + hour * 60 + minute;
}

/** The civil time of absolute civil minutes, the inverse of {@link parseCivilTime}. Throws a RangeError outside the years 0 to 9999. */
export function formatCivilTime(minutes: number): CivilTime {
  const dayNumber = Math.floor(minutes / minutesInDay);
  const minuteOfDay = minutes - dayNumber * minutesInDay;
  const hour = Math.floor(minuteOfDay / 60);
  return `${formatDay(dayNumber)}T${digits(hour, 2)}:${digits(minuteOfDay - hour * 60, 2)}`;
}

/** Whether the text is a real civil time of the years 1900 to 2199, to the minute. */
export function isCivilTime(text: string): text is CivilTime {
  return parseCivilTime(text) !== null;
}

const daysInEra = 146097;
const daysToMarchOfYearZero = 719468;
const hyphen = 45;
const letterT = 84;
const colon = 58;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function readDay(text: string): number | null {
  if (text.charCodeAt(4) !== hyphen || text.charCodeAt(7) !== hyphen) return null;
  const year = readDigits(text, 0, 4);
  const month = readDigits(text, 5, 7);
  const day = readDigits(text, 8, 10);
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  const marchYear = month > 2 ? year : year - 1;
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((153 * monthFromMarch + 2) / 5) + day - 1 - daysToMarchOfYearZero;
}

function daysInMonth(year: number, month: number): number {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeapYear ? 29 : (monthLengths[month - 1] ?? 0);
}

/** The number written in decimal digits between two positions, -1 when any character is not a digit. */
function readDigits(text: string, from: number, to: number): number {
  let value = 0;
  for (let position = from; position < to; position++) {
    const digit = text.charCodeAt(position) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function requireDay(day: Day): number {
  const dayNumber = parseDay(day);
  if (dayNumber === null) throw new RangeError(`not a day: ${day}`);
  return dayNumber;
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, "0");
}
