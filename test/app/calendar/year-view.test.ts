import { describe, expect, it } from "vitest";

import { yearMonths } from "#app/calendar/year-view.ts";
import { standardCalendar } from "#app/domain/time/calendar.ts";
import { weekday, parseDay } from "#app/domain/time/day.ts";

const name = { text: "Spring Festival", zh: "春节" };
const morning = [{ from: 480, to: 720 }];
const { week } = standardCalendar;
const kindsOf = (exceptions: Parameters<typeof yearMonths>[0]["exceptions"], year = 2027) =>
  new Map(
    yearMonths({ week, exceptions }, year)
      .flat(2)
      .flatMap((cell) => (cell ? [[cell.day, cell.kind] as const] : [])),
  );

describe("the view of a year", () => {
  it.each([
    [2027, 365],
    [2028, 366],
  ])("shows every day of %i once, under its weekday", (year, count) => {
    const months = yearMonths({ week, exceptions: [] }, year);
    const columns = months.flatMap((weeks) => weeks.flatMap((cells) => cells.map((cell, column) => ({ cell, column }))));
    const shown = columns.flatMap(({ cell, column }) => (cell ? [{ day: cell.day, column }] : []));

    expect(months).toHaveLength(12);
    expect(new Set(shown.map((entry) => entry.day)).size).toBe(count);
    for (const { day, column } of shown) expect(weekday(parseDay(day) ?? 0)).toBe(column);
    for (const weeks of months) for (const cells of weeks) expect(cells).toHaveLength(7);
  });

  it("tells days off by the week from those by an exception, and worked weekend days from shorter ones", () => {
    const kinds = kindsOf([
      { from: "2027-02-05", to: "2027-02-08", intervals: [], name },
      { from: "2027-02-14", to: "2027-02-14", intervals: morning, name },
      { from: "2027-02-15", to: "2027-02-15", intervals: morning, name },
    ]);

    expect(kinds.get("2027-02-04")).toBe("working");
    expect(kinds.get("2027-02-05")).toBe("holiday");
    expect(kinds.get("2027-02-06")).toBe("holiday");
    expect(kinds.get("2027-02-13")).toBe("off");
    expect(kinds.get("2027-02-14")).toBe("makeUp");
    expect(kinds.get("2027-02-15")).toBe("otherTimes");
  });

  it("shows the part of an exception that lies in the year", () => {
    const turnOfTheYear = [{ from: "2026-12-30", to: "2027-01-01", intervals: [], name }];

    expect(kindsOf(turnOfTheYear).get("2027-01-01")).toBe("holiday");
    expect(kindsOf(turnOfTheYear, 2026).get("2026-12-31")).toBe("holiday");
    expect(kindsOf(turnOfTheYear).get("2027-01-04")).toBe("working");
  });

  it("lets the last of two exceptions hold, as the schedule does", () => {
    const kinds = kindsOf([
      { from: "2027-02-01", to: "2027-02-10", intervals: [], name },
      { from: "2027-02-03", to: "2027-02-03", intervals: morning, name },
    ]);

    expect(kinds.get("2027-02-02")).toBe("holiday");
    expect(kinds.get("2027-02-03")).toBe("otherTimes");
  });
});
