import { describe, expect, it } from "vitest";
import { importedNetwork } from "#app/domain/interchange/imported-network.ts";
import type { ImportedAssignment } from "#app/domain/interchange/imported-plan.ts";
import { importedPlan, importedTask } from "./sample-plan.ts";

const people = [
  { id: "1", uid: "1", name: "Li Na", calendar: "5", maxUnits: 1 },
  { id: "2", uid: "2", name: "Wu Qiang", calendar: null, maxUnits: 1 },
];

function assigned(personId: string, units: number, workMinutes: number | null): ImportedAssignment {
  return { taskId: "a", personId, units, workMinutes };
}

function assignmentsOf(assignments: readonly ImportedAssignment[], task = importedTask("a")) {
  return importedNetwork(importedPlan([task], { people, assignments })).tasks[0]?.assignments;
}

describe("the network of an imported plan", () => {
  it("gives a task the work of its people on their calendars", () => {
    expect(assignmentsOf([assigned("1", 0.5, 240), assigned("2", 1, 480)])).toEqual([
      { calendar: "5", units: 0.5, workMinutes: 240 },
      { units: 1, workMinutes: 480 },
    ]);
  });

  it("takes work that the file does not say from the duration where all people share a calendar, and else leaves them out", () => {
    expect(assignmentsOf([assigned("2", 0.5, null)])).toEqual([{ units: 0.5, workMinutes: 240 }]);
    expect(assignmentsOf([assigned("1", 1, null), assigned("2", 1, 480)])).toBeUndefined();
  });

  it("leaves out people on a task that does not follow them, and those without units", () => {
    expect(assignmentsOf([assigned("1", 1, 480)], importedTask("a", { workType: "fixedDuration" }))).toBeUndefined();
    expect(assignmentsOf([assigned("1", 0, 480)])).toBeUndefined();
  });

  it("hands on where a task rests", () => {
    const pauses = [{ afterMinutes: 240, minutes: 480 }];

    expect(importedNetwork(importedPlan([importedTask("a", { pauses })])).tasks[0]?.pauses).toEqual(pauses);
  });
});
