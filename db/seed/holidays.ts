import chineseDays from "chinese-days";
import { addDays, formatDay, parseDay } from "#app/domain/time/day.ts";
import type { CalendarException, WorkInterval } from "#app/domain/time/calendar.ts";

export interface NamedException extends CalendarException {
  readonly nameEn: string;
  readonly nameZh: string;
}

export interface PublicHolidays {
  /** Holidays without working time and make-up working days with it, ascending, none overlapping another. */
  readonly exceptions: readonly NamedException[];
  /** Years of the range whose arrangement the State Council has announced. */
  readonly officialYears: readonly number[];
  /** Whether the year's holidays are predicted: no arrangement is known, so make-up working days are missing. */
  readonly provisional: (year: number) => boolean;
}

/**
 * Public holidays of mainland China for a range of years within 2004 to 2099. Announced years carry the official days off and
 * the weekend days worked in exchange. Other years are provisional: the days off that the State Council's rules of
 * 10 November 2024 (in force since 2025) give everyone, at their lunar, solar-term or fixed dates: New Year 1 day, Spring Festival
 * 4 from the eve, Qingming 1, Labour Day 2, Dragon Boat 1, Mid-Autumn 1, National Day 3, without make-up working days. A day of two
 * holidays is named for both. Throws a RangeError outside those years.
 */
export function chinesePublicHolidays(fromYear: number, toYear: number): PublicHolidays {
  if (!(Number.isInteger(fromYear) && Number.isInteger(toYear) && fromYear >= 2004 && toYear <= 2099 && fromYear <= toYear)) {
    throw new RangeError(`no public holidays for ${fromYear} to ${toYear}`);
  }
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, index) => fromYear + index);
  const announced = new Map(years.map((year) => [year, announcedDays(year)]));
  const officialYears = years.filter((year) => announced.get(year)?.some((day) => day.names.includes("国庆节")));
  const official = new Set(officialYears);
  const days = years.flatMap((year) => (official.has(year) ? (announced.get(year) ?? []) : withoutRepeats(statutoryDays(year))));
  return { exceptions: mergedRuns(days), officialYears, provisional: (year) => !official.has(year) };
}

interface SpecialDay {
  readonly day: string;
  /** Chinese names, the key of {@link englishNames}. */
  readonly names: readonly string[];
  readonly worked: boolean;
}

const worldWarAnniversary = "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日";

const englishNames: Readonly<Record<string, string>> = {
  元旦: "New Year's Day",
  春节: "Spring Festival",
  清明: "Qingming Festival",
  劳动节: "Labour Day",
  端午: "Dragon Boat Festival",
  中秋: "Mid-Autumn Festival",
  国庆节: "National Day",
  [worldWarAnniversary]: "70th Anniversary of Victory",
};

const chineseNames: Readonly<Record<string, string>> = {
  清明: "清明节",
  端午: "端午节",
  中秋: "中秋节",
  [worldWarAnniversary]: "抗战胜利70周年纪念日",
};

const makeUpHours: readonly WorkInterval[] = [
  { from: 480, to: 720 },
  { from: 780, to: 1020 },
];

/** The year's special days in the announced data; none for a year without data. A special day's name has three parts. */
function announcedDays(year: number): SpecialDay[] {
  const days: SpecialDay[] = [];
  const last = requireDay(`${year}-12-31`);
  for (let number = requireDay(`${year}-01-01`); number <= last; number++) {
    const day = formatDay(number);
    const { name, work } = chineseDays.getDayDetail(day);
    const chinese = name.split(",")[1];
    if (chinese !== undefined) days.push({ day, names: [chinese], worked: work });
  }
  return days;
}

function statutoryDays(year: number): SpecialDay[] {
  const lunar = (monthAndDay: string) => chineseDays.getSolarDateFromLunar(`${year}-${monthAndDay}`).date;
  const run = (name: string, first: string, count: number): SpecialDay[] =>
    Array.from({ length: count }, (_, index) => ({ day: addDays(first, index), names: [name], worked: false }));
  return [
    ...run("元旦", `${year}-01-01`, 1),
    ...run("春节", addDays(lunar("01-01"), -1), 4),
    ...run("清明", chineseDays.getSolarTermDate(year, 4, "pure_brightness"), 1),
    ...run("劳动节", `${year}-05-01`, 2),
    ...run("端午", lunar("05-05"), 1),
    ...run("中秋", lunar("08-15"), 1),
    ...run("国庆节", `${year}-10-01`, 3),
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** Sorted days with those that fall on the same date made one. */
function withoutRepeats(days: readonly SpecialDay[]): SpecialDay[] {
  const result: SpecialDay[] = [];
  for (const day of days) {
    const last = result.at(-1);
    if (last?.day === day.day) result[result.length - 1] = { ...last, names: [...last.names, ...day.names] };
    else result.push(day);
  }
  return result;
}

/** Consecutive days of the same holiday and kind become one exception. */
function mergedRuns(days: readonly SpecialDay[]): NamedException[] {
  const runs: { from: string; to: string; day: SpecialDay }[] = [];
  for (const day of days) {
    const last = runs.at(-1);
    const follows = last && addDays(last.to, 1) === day.day && last.day.worked === day.worked && last.day.names.join() === day.names.join();
    if (follows) last.to = day.day;
    else runs.push({ from: day.day, to: day.day, day });
  }
  return runs.map(({ from, to, day: { names, worked } }) => {
    const nameEn = names.map((name) => englishNames[name] ?? name).join(" / ");
    const nameZh = names.map((name) => chineseNames[name] ?? name).join("、");
    return worked
      ? { from, to, intervals: makeUpHours, nameEn: `Make-up working day (${nameEn})`, nameZh: `${nameZh}调休上班` }
      : { from, to, intervals: [], nameEn, nameZh };
  });
}

function requireDay(day: string): number {
  const number = parseDay(day);
  if (number === null) throw new RangeError(`not a day: ${day}`);
  return number;
}
