import { describe, expect, it } from "vitest";
import { chinesePublicHolidays } from "#db/seed/holidays.ts";
import { compileCalendar, isWorkingDay, standardCalendar } from "#app/domain/time/calendar.ts";
import { formatDay, parseDay, weekday } from "#app/domain/time/day.ts";

const dayNumber = (day: string) => parseDay(day) ?? Number.NaN;

function workingDays(from: string, to: string) {
  const { exceptions } = chinesePublicHolidays(2024, 2030);
  const calendar = compileCalendar({ ...standardCalendar, exceptions }, dayNumber(from), dayNumber(to));
  if (!calendar.ok) throw new Error(calendar.problem.code);
  return (day: string) => isWorkingDay(calendar.value, dayNumber(day));
}

describe("chinesePublicHolidays", () => {
  it("works on the make-up days announced for 2026 and rests on its holidays", () => {
    const works = workingDays("2026-01-01", "2026-12-31");

    for (const day of ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]) {
      expect(weekday(dayNumber(day)), day).toBeGreaterThanOrEqual(5);
      expect(works(day), day).toBe(true);
    }
    for (const day of ["2026-01-02", "2026-02-16", "2026-02-23", "2026-04-06", "2026-05-05", "2026-06-19", "2026-09-25", "2026-10-07"]) {
      expect(works(day), day).toBe(false);
    }
    expect(works("2026-02-24")).toBe(true);
    expect(works("2026-02-21")).toBe(false);
  });

  it("counts the 2026 arrangement: 19 weekdays off and 6 weekend days worked", () => {
    const works = workingDays("2026-01-01", "2026-12-31");
    let weekdaysOff = 0;
    let weekendsWorked = 0;

    for (let day = dayNumber("2026-01-01"); day <= dayNumber("2026-12-31"); day++) {
      const text = formatDay(day);
      if (weekday(day) < 5 && !works(text)) weekdaysOff++;
      if (weekday(day) >= 5 && works(text)) weekendsWorked++;
    }

    expect({ weekdaysOff, weekendsWorked }).toEqual({ weekdaysOff: 19, weekendsWorked: 6 });
  });

  it("knows the announced years from the provisional ones", () => {
    const holidays = chinesePublicHolidays(2024, 2029);

    expect(holidays.officialYears).toEqual(expect.arrayContaining([2024, 2025, 2026]));
    expect(holidays.provisional(2026)).toBe(false);
    expect(holidays.provisional(2029)).toBe(true);
  });

  it("gives one named exception for the whole of the 2026 Spring Festival", () => {
    const { exceptions } = chinesePublicHolidays(2026, 2026);

    expect(exceptions).toContainEqual({ from: "2026-02-15", to: "2026-02-23", intervals: [], nameEn: "Spring Festival", nameZh: "春节" });
    expect(exceptions.find((exception) => exception.from === "2026-02-14")).toEqual({
      from: "2026-02-14",
      to: "2026-02-14",
      intervals: [
        { from: 480, to: 720 },
        { from: 780, to: 1020 },
      ],
      nameEn: "Make-up working day (Spring Festival)",
      nameZh: "春节调休上班",
    });
  });

  it("predicts a year without an announcement from lunar dates and solar terms", () => {
    const { exceptions, provisional } = chinesePublicHolidays(2033, 2033);

    expect(provisional(2033)).toBe(true);
    // Lunar New Year 2033 is 31 January, Qingming 4 April, the fifth day of the fifth month 1 June, Mid-Autumn 8 September.
    expect(exceptions.map(({ from, to, nameEn }) => [from, to, nameEn])).toEqual([
      ["2033-01-01", "2033-01-01", "New Year's Day"],
      ["2033-01-30", "2033-02-02", "Spring Festival"],
      ["2033-04-04", "2033-04-04", "Qingming Festival"],
      ["2033-05-01", "2033-05-02", "Labour Day"],
      ["2033-06-01", "2033-06-01", "Dragon Boat Festival"],
      ["2033-09-08", "2033-09-08", "Mid-Autumn Festival"],
      ["2033-10-01", "2033-10-03", "National Day"],
    ]);
    expect(exceptions.every((exception) => exception.intervals.length === 0)).toBe(true);
  });

  it("names a provisional day for both holidays when Mid-Autumn falls on National Day", () => {
    const { exceptions } = chinesePublicHolidays(2031, 2031);

    expect(
      exceptions.filter((exception) => exception.from.startsWith("2031-10")).map(({ from, to, nameZh }) => [from, to, nameZh]),
    ).toEqual([
      ["2031-10-01", "2031-10-01", "中秋节、国庆节"],
      ["2031-10-02", "2031-10-03", "国庆节"],
    ]);
  });

  it("names every exception of every year in both languages, without overlaps", () => {
    const { exceptions } = chinesePublicHolidays(2004, 2099);

    let last = "";
    for (const { from, to, nameEn, nameZh } of exceptions) {
      expect(from > last && to >= from, `${from} ${nameEn}`).toBe(true);
      expect(nameEn).toMatch(/^[\x20-\x7e]+$/);
      expect(nameZh).toMatch(/\p{Script=Han}/u);
      last = to;
    }
  });

  it("refuses years it cannot know", () => {
    expect(() => chinesePublicHolidays(2003, 2010)).toThrow(RangeError);
    expect(() => chinesePublicHolidays(2030, 2100)).toThrow(RangeError);
    expect(() => chinesePublicHolidays(2030, 2029)).toThrow(RangeError);
  });
});
