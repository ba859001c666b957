import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NetworkAssignment } from "#app/domain/schedule/network.ts";
import { standardCalendar } from "#app/domain/time/calendar.ts";
import type { CalendarDefinition } from "#app/domain/time/calendar.ts";
import { early, late, link, network, problemOf, schedule, sevenDays, task, taskOf, workday } from "./small-network.ts";

/*
 * Which calendar a task follows: Microsoft, "About using calendars in Project" (office.microsoft.com, HP045295563): the project's; with people
 * and no task calendar, theirs; with both, what both have in common; the task's alone where it ignores people's calendars.
 */

const nightHours = [{ from: 0, to: 480 }];
const nights: CalendarDefinition = { week: Array.from({ length: 7 }, () => nightHours), exceptions: [] };
const awayOnTuesday: CalendarDefinition = {
  ...standardCalendar,
  exceptions: [{ from: "2026-01-06", to: "2026-01-06", intervals: [] }],
};
const calendars = { standard: standardCalendar, sevenDays, nights, awayOnTuesday };

function works(calendar: string | undefined, days: number, units = 1): NetworkAssignment {
  return { ...(calendar === undefined ? {} : { calendar }), workMinutes: days * workday, units };
}

describe("a task with people on it", () => {
  it("follows the calendar of the only one, for as long as its duration says", () => {
    // Two hours a day would do; they are spread over two days.
    const result = schedule(network([task("A", 2, { assignments: [works("awayOnTuesday", 0.5)] })], [], { calendars }));

    expect(early(result, "A")).toBe("2026-01-05T08:00 2026-01-07T17:00");
  });

  it("takes as long as the one of several with most to do for their share of time, on the calendar that all of them have", () => {
    const assignments = [works("awayOnTuesday", 1, 0.5), works("awayOnTuesday", 1)];
    const result = schedule(network([task("A", 9, { assignments })], [], { calendars }));

    expect(early(result, "A")).toBe("2026-01-05T08:00 2026-01-07T17:00");
    expect(taskOf(result, "A").durationMinutes).toBe(2 * workday);
  });

  it("is done when the last of several with calendars of their own has done their part, which half a person takes twice as long for", () => {
    const given = [task("A", 4, { assignments: [works("awayOnTuesday", 1), works("standard", 1, 0.5)] }), task("B", 1)];
    const result = schedule(network(given, [link("A FS B")], { calendars }));

    // One works on Monday; the other half of Monday and of Tuesday.
    expect(early(result, "A")).toBe("2026-01-05T08:00 2026-01-06T17:00");
    expect(early(result, "B")).toBe("2026-01-07T08:00 2026-01-07T17:00");
    expect(late(result, "A")).toBe(early(result, "A"));
    expect(taskOf(result, "A").critical).toBe(true);
  });

  it("starts when the first of them can", () => {
    const result = schedule(network([task("A", 2, { assignments: [works("standard", 1), works("nights", 1)] })], [], { calendars }));

    // The one works on Monday from 08:00, the other on Tuesday from midnight to 08:00.
    expect(early(result, "A")).toBe("2026-01-05T08:00 2026-01-06T08:00");
  });

  it("is worked on when its own calendar and theirs both work", () => {
    const given = [task("A", 2, { calendar: "awayOnTuesday", assignments: [works("sevenDays", 2)] })];
    const result = schedule(network(given, [], { calendars, start: "2026-01-09T08:00" }));

    expect(early(result, "A")).toBe("2026-01-09T08:00 2026-01-12T17:00");
  });

  it("leaves out who has nothing to do on it", () => {
    const result = schedule(network([task("A", 1, { assignments: [works("nights", 0), works("standard", 1)] })], [], { calendars }));

    expect(early(result, "A")).toBe("2026-01-05T08:00 2026-01-05T17:00");
  });

  it("keeps its dates when a person has set them, and its actual start", () => {
    const assignments = [works("nights", 1), works("standard", 1)];
    const manual = { start: "2026-01-07T08:00", finish: "2026-01-07T17:00" };
    const given = [task("M", 1, { manual, assignments }), task("S", 1, { actualStart: "2026-01-06T08:00", assignments })];
    const result = schedule(network(given, [], { calendars }));

    expect(early(result, "M")).toBe("2026-01-07T08:00 2026-01-07T17:00");
    expect(early(result, "S")).toBe("2026-01-06T08:00 2026-01-07T08:00");
  });

  it("names the task whose calendars have no working time in common", () => {
    const given = network([task("A", 1, { calendar: "nights", assignments: [works("standard", 1)] })], [], { calendars });

    expect(problemOf(given)).toMatchObject({ code: "schedule.calendar.empty" });
  });

  it("refuses units and work that are no amounts", () => {
    const withUnits = (units: number) => network([task("A", 1, { assignments: [works("nights", 1, units)] })], [], { calendars });

    expect(problemOf(withUnits(0))).toMatchObject({ code: "schedule.number.invalid", taskId: "A", field: "units" });
    expect(problemOf(withUnits(Number.NaN))).toMatchObject({ field: "units" });
    expect(problemOf(network([task("A", 1, { assignments: [works("nights", -1)] })], [], { calendars }))).toMatchObject({
      field: "workMinutes",
    });
    expect(problemOf(network([task("A", 1, { assignments: [works("none", 1)] })], [], { calendars }))).toMatchObject({
      code: "schedule.calendar.unknown",
      calendar: "none",
    });
  });

  it("can finish as late as its late dates say without delaying anybody, and its early dates come first", () => {
    const part = fc.record({
      calendar: fc.constantFrom("standard", "sevenDays", "nights", "awayOnTuesday"),
      workMinutes: fc.integer({ min: 0, max: 4000 }),
      units: fc.constantFrom(0.25, 0.5, 1, 2),
    });
    const parts = fc.array(part, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(parts, parts, fc.integer({ min: 0, max: 8 }), (one, other, days) => {
        const given = [task("A", 2, { assignments: one }), task("B", 3, { assignments: other }), task("C", days)];
        const result = schedule(network(given, [link("A FS B")], { calendars }));

        for (const id of ["A", "B"]) {
          const { earlyStart, earlyFinish, lateStart, lateFinish } = taskOf(result, id);
          expect(earlyStart <= earlyFinish).toBe(true);
          expect(earlyStart <= lateStart).toBe(true);
          expect(earlyFinish <= lateFinish).toBe(true);
        }
        expect(taskOf(result, "A").lateFinish <= taskOf(result, "B").lateStart).toBe(true);
      }),
    );
  });
});
