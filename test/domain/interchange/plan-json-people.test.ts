import { describe, expect, it } from "vitest";
import { peopleCalendars } from "#app/domain/interchange/people-calendar.ts";
import type { PlanJsonTask } from "#app/domain/interchange/plan-json.ts";
import { assignedMinutes } from "#app/domain/interchange/plan-json-people.ts";
import { standardCalendar } from "#app/domain/time/calendar.ts";

const task = (changes: Partial<PlanJsonTask>): PlanJsonTask => ({ uid: 1, parent: null, durMin: 48_000, type: "FIXED_UNITS", ...changes });
const people = new Set(["1", "2"]);

describe("assignedMinutes", () => {
  it("lasts until the last person has done their work at their share of time", () => {
    // Half of the time of one makes 12,000 minutes of work last 24,000; three quarters of the other 15,000 last 20,000.
    const asg: PlanJsonTask["asg"] = [
      [1, 50, 12_000],
      [2, 75, 15_000],
    ];

    expect(assignedMinutes(task({ asg }), people)).toBe(24_000);
  });

  it.each([
    ["one person, whose work may be spread unevenly", { asg: [[1, 100, 960]] }],
    ["nobody", { asg: [] }],
    ["a person and a material", { asg: [[1, 100, 960] as const, [9, 100, 960] as const] }],
    ["a fixed duration", { type: "FIXED_DURATION" }],
    ["dates by hand", { mode: "MANUALLY_SCHEDULED" }],
    ["work begun", { pct: 10 }],
    ["no units", { asg: [[1, 0, 960] as const, [2, 100, 960] as const] }],
  ] as const)("keeps the stored duration with %s", (_, changes) => {
    const asg = [
      [1, 100, 960],
      [2, 100, 480],
    ] as const;

    expect(assignedMinutes(task({ asg, ...changes }), people)).toBeNull();
  });
});

describe("peopleCalendars", () => {
  const calendars = {
    "5": { name: "Night", ...standardCalendar, exceptions: [] },
    "6": { name: "Never", week: standardCalendar.week.map(() => []), exceptions: [] },
  };
  const calendarOf = (key: string) => (key === "5" || key === "6" ? calendars[key] : null);
  const person = (id: string, calendar: string | null) => ({ id, uid: id, name: id, calendar });
  const assign = (taskId: string, ...personIds: string[]) => personIds.map((personId) => ({ taskId, personId, units: 1 }));

  it("follows the one calendar all assigned people share", () => {
    const staff = [person("1", "5"), person("2", "5"), person("3", null), person("4", "6")];
    const assignments = [...assign("a", "1", "2"), ...assign("b", "1", "3"), ...assign("c", "3"), ...assign("d", "4"), ...assign("e", "1")];

    const shared = peopleCalendars(new Set(["a", "b", "c", "d"]), staff, assignments, calendarOf);

    expect([...shared]).toEqual([["a", "5"]]);
  });
});
