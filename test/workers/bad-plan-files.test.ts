import { describe, expect, it } from "vitest";
import { readPlan } from "#app/workers/read-plan-bytes.ts";

const day = [["08:00", "17:00"]];
const calendar = { uid: 1, name: "Office", parent: null, week: { MON: day, TUE: day, WED: day, THU: day, FRI: day, SAT: [], SUN: [] } };

function planText(tasks: readonly object[], changes: object = {}): string {
  return JSON.stringify({ start: "2026-01-05T08:00", defaultCalendar: 1, calendars: [calendar], tasks, ...changes });
}

function problemOf(content: string | Uint8Array, fileName = "plan.json") {
  const read = readPlan(fileName, typeof content === "string" ? new TextEncoder().encode(content) : content);
  if (read.ok) throw new Error("the file was read");
  return read.problem;
}

const deep = "[".repeat(100_000) + "]".repeat(100_000);
const ofProject = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
const packed = Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]);

describe("a plan file that cannot be one says why", () => {
  it.each([
    ["plan.xml", ofProject, "compound"],
    ["plan.json", ofProject, "compound"],
    ["plan.xml", packed, "zip"],
    ["plan.json", packed, "zip"],
  ])("by its first bytes, whatever its name: %s %s %s", (fileName, bytes, reason) => {
    expect(problemOf(bytes, fileName)).toEqual({ code: "import.binary", detail: { reason } });
  });

  it.each([
    ["null", "$", "object"],
    [deep, "$", "object"],
    ["{}", "start", "missing"],
    [planText([{ uid: 1, name: 7 }]), "tasks.0.name", "text"],
    [planText([{ uid: 1 }, { uid: "2" }]), "tasks.1.uid", "number"],
    [planText([{ uid: 1.5 }]), "tasks.0.uid", "number"],
    [planText([{ uid: 1, active: "yes" }]), "tasks.0.active", "flag"],
    [planText([{ uid: 1, pred: {} }]), "tasks.0.pred", "list"],
    [planText([{}]), "tasks.0.uid", "missing"],
    [planText([], { calendars: [{ ...calendar, week: { MON: 8 } }] }), "calendars.0.week.MON", "value"],
    [planText([], { minutesPerDay: -1 }), "minutesPerDay", "value"],
    [planText([{ uid: 1, name: "deep" }]).replace('"deep"', deep), "tasks.0.name", "text"],
  ])("with the place in the JSON: %.60s", (text, place, reason) => {
    expect(problemOf(text)).toEqual({ code: "import.notPlan", detail: { place, reason } });
  });

  it.each([
    ["a date that is none", [{ uid: 1, deadline: "NaN-NaN-NaN" }], { code: "import.date", detail: { field: "deadline" } }],
    ["a duration no plan lasts", [{ uid: 1, durMin: 1e300 }], { code: "import.duration", detail: { field: "durMin" } }],
    ["a task linked to itself", [{ uid: 1, name: "A", pred: [[1, "FS", 0, "d"]] }], { code: "import.selfLink", detail: { name: "A" } }],
    ["a number given twice", [{ uid: 1 }, { uid: 1, name: "B" }], { code: "import.duplicateTask", detail: { name: "B" } }],
    ["a parent that is not there", [{ uid: 1, name: "A", parent: 9 }], { code: "import.parentUnknown", detail: { name: "A", parent: 9 } }],
    [
      "parents in a loop",
      [
        { uid: 1, parent: 2 },
        { uid: 2, parent: 1 },
      ],
      { code: "import.cycle", detail: { tasks: 2 } },
    ],
  ])("in JSON, of %s", (_case, tasks, problem) => {
    expect(problemOf(planText(tasks))).toMatchObject(problem);
  });

  it("when it is cut off or in another encoding", () => {
    expect(problemOf(planText([{ uid: 1 }]).slice(0, -9)).code).toBe("import.malformed");
    expect(problemOf(planText([{ uid: 1, durMin: 8 }]).replace(":8", ":NaN")).code).toBe("import.malformed");
    expect(problemOf(Uint8Array.from([0x22, 0xc9, 0xcf, 0x22]))).toMatchObject({ code: "import.encoding", detail: { encoding: "utf-8" } });
  });
});
