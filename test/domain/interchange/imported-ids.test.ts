import { describe, expect, it } from "vitest";
import { withNewIds } from "#app/domain/interchange/imported-ids.ts";
import { finishToStart, importedPlan, importedTask } from "./sample-plan.ts";

describe("withNewIds", () => {
  it("gives new ids to tasks, links and people and keeps what they refer to", () => {
    // given a task and a person that share a number in the file
    const plan = importedPlan(
      [importedTask("1", { kind: "phase" }), importedTask("2", { parentId: "1", ownerId: "1" }), importedTask("3")],
      {
        links: [finishToStart("2", "3")],
        people: [{ id: "1", uid: "1", name: "Li Na", calendar: null, maxUnits: 1 }],
        assignments: [{ taskId: "2", personId: "1", units: 1, workMinutes: null }],
      },
    );
    let count = 0;

    const renamed = withNewIds(plan, () => `id-${++count}`);

    const [phase, inner, other] = renamed.tasks;
    expect(new Set([...renamed.tasks, ...renamed.links, ...renamed.people].map((item) => item.id)).size).toBe(5);
    expect(inner).toMatchObject({ uid: "2", parentId: phase!.id, ownerId: renamed.people[0]!.id });
    expect(renamed.links[0]).toMatchObject({ predecessorId: inner!.id, successorId: other!.id });
    expect(Object.keys(renamed.calendars)).toEqual([renamed.calendar]);
    expect(renamed.assignments).toEqual([{ taskId: inner!.id, personId: renamed.people[0]!.id, units: 1, workMinutes: null }]);
  });

  it("leaves an empty plan empty but for its calendar", () => {
    const plan = importedPlan([]);

    expect(withNewIds(plan, () => "new")).toEqual({ ...plan, calendar: "new", calendars: { new: plan.calendars["1"] } });
  });
});
