import { describe, expect, it } from "vitest";
import { mapPlanJson } from "#app/domain/interchange/map-plan-json.ts";
import { jsonLag } from "#app/domain/interchange/plan-json.ts";
import type { PlanJson, PlanJsonCalendar, PlanJsonTask } from "#app/domain/interchange/plan-json.ts";

const task = (uid: number, changes: Partial<PlanJsonTask> = {}): PlanJsonTask => ({ uid, parent: null, durMin: 480, ...changes });
const plan = (tasks: readonly PlanJsonTask[], changes: Partial<PlanJson> = {}): PlanJson => ({
  start: "2026-01-05T08:00",
  minutesPerDay: 480,
  minutesPerWeek: 2400,
  defaultCalendar: 1,
  calendars: [{ uid: 1, name: "Standard", parent: null, week: {}, exceptions: [] }],
  resources: [],
  tasks,
  ...changes,
});
const read = (json: PlanJson) => {
  const result = mapPlanJson(json);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};

describe("jsonLag", () => {
  it("turns units into working minutes, clock minutes or per cent", () => {
    const day = { minutesPerDay: 450, minutesPerWeek: 2250 };

    expect(jsonLag(2, "d", day)).toEqual({ lag: 900, unit: "working" });
    expect(jsonLag(-1, "w", day)).toEqual({ lag: -2250, unit: "working" });
    expect(jsonLag(1, "mo", day)).toEqual({ lag: 9000, unit: "working" });
    expect(jsonLag(2, "ed", day)).toEqual({ lag: 2880, unit: "elapsed" });
    expect(jsonLag(50, "%", day)).toEqual({ lag: 50, unit: "percent" });
    expect(jsonLag(1, "fortnight", day)).toBeNull();
  });
});

describe("mapPlanJson", () => {
  it("names a task without a name by its uid and makes parents phases", () => {
    const { tasks } = read(plan([task(1), task(2, { parent: 1, name: "Inner", durMin: 0 })]));

    expect(tasks.map(({ name, kind, parentId }) => [name, kind, parentId])).toEqual([
      ["1", "phase", null],
      ["Inner", "milestone", "1"],
    ]);
  });

  it("reads shown dates for manual and external tasks alone", () => {
    const dates = { start: "2026-02-02T08:00", finish: "2026-02-03T17:00" };

    const { tasks } = read(
      plan([task(1, { ...dates, mode: "MANUALLY_SCHEDULED" }), task(2, { ...dates, external: true }), task(3, dates)]),
    );

    expect(tasks.map(({ manualStart }) => manualStart)).toEqual(["2026-02-02T08:00", "2026-02-02T08:00", null]);
  });

  it("takes inherited weekdays from the parent calendar and exceptions of both", () => {
    const calendars: readonly PlanJsonCalendar[] = [
      { uid: 1, name: "Base", week: { MON: [["09:00", "17:00"]], SUN: null }, exceptions: [{ from: "2026-01-06", to: "2026-01-06" }] },
      {
        uid: 2,
        name: "Own",
        parent: 1,
        week: { MON: "default", TUE: [["20:00", "00:00"]] },
        exceptions: [{ from: "2026-01-10", to: "2026-01-10", hours: [["08:00", "12:00"]] }],
      },
    ];

    const { calendars: resolved } = read(plan([task(1, { cal: 2 })], { calendars }));

    expect(resolved["2"]!.week.slice(0, 2)).toEqual([[{ from: 540, to: 1020 }], [{ from: 1200, to: 1440 }]]);
    expect(resolved["2"]!.exceptions.map(({ from, intervals }) => [from, intervals.length])).toEqual([
      ["2026-01-06", 0],
      ["2026-01-10", 1],
    ]);
  });

  it("keeps constraints with their dates and notes one without", () => {
    const { tasks, notes } = read(
      plan([task(1, { ct: "MUST_FINISH_ON", cd: "2026-01-08T17:00" }), task(2, { ct: "START_NO_EARLIER_THAN" })]),
    );

    expect(tasks.map(({ constraint, constraintAt }) => [constraint, constraintAt])).toEqual([
      ["MFO", "2026-01-08T17:00"],
      ["ASAP", null],
    ]);
    expect(notes.map((note) => note.code)).toEqual(["import.note.constraintDateMissing"]);
  });

  it.each([
    ["a uid used twice", plan([task(1), task(1)]), "import.duplicateTask"],
    ["a link to itself", plan([task(1, { pred: [[1, "FS", 0, "d"]] })]), "import.selfLink"],
    ["an unknown link type", plan([task(1), task(2, { pred: [[1, "XX", 0, "d"]] })]), "import.number"],
    ["a unit of lag that is a name every object has", plan([task(1), task(2, { pred: [[1, "FS", 1, "constructor"]] })]), "import.number"],
    ["an impossible date", plan([task(1, { deadline: "2026-13-01T00:00" })]), "import.date"],
    ["an endless duration", plan([task(1, { durMin: 1e15 })]), "import.duration"],
    [
      "times that run backward",
      plan([task(1)], { calendars: [{ uid: 1, week: { MON: [["17:00", "08:00"]] }, exceptions: [] }] }),
      "import.date",
    ],
    ["calendars in a loop", plan([task(1)], { calendars: [{ uid: 1, parent: 1, week: {}, exceptions: [] }] }), "import.calendar.loop"],
  ])("refuses %s", (_, json, code) => {
    expect(mapPlanJson(json)).toMatchObject({ ok: false, problem: { code } });
  });

  it("notes a link to a task that is not there", () => {
    const { links, notes } = read(plan([task(1, { pred: [[9, "FS", 0, "d"]] })]));

    expect(links).toEqual([]);
    expect(notes).toMatchObject([{ code: "import.note.linkUnknown", parameters: { predecessor: 9 } }]);
  });
});
