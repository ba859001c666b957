import { describe, expect, it } from "vitest";
import { carryOut } from "#app/domain/plan/apply.ts";
import type { TaskChanges } from "#app/domain/plan/command.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { applied, carriedOut, datesOf, samplePlan } from "./sample-plan.ts";

describe("a report of progress", () => {
  it("records the planned start once work begins, and keeps it there when what came before takes longer", () => {
    const begun = report(samplePlan(), { progress: 40 });
    expect(taskOf(begun)).toMatchObject({ progress: 40, actualStart: "2026-03-04T08:00", actualFinish: null });

    const delayed = lengthen(begun, "a", 9600);
    expect(datesOf(delayed, "b")).toMatchObject({ start: "2026-03-04T08:00", finish: "2026-03-06T17:00" });
  });

  it("records both planned dates at 100 %, and finished work stays where it was", () => {
    const done = report(samplePlan(), { progress: 100 });
    expect(taskOf(done)).toMatchObject({ actualStart: "2026-03-04T08:00", actualFinish: "2026-03-06T17:00" });

    expect(datesOf(lengthen(done, "a", 9600), "b")).toMatchObject({ start: "2026-03-04T08:00", finish: "2026-03-06T17:00" });
  });

  it("reckons the finish from the start that came with it", () => {
    const done = report(samplePlan(), { progress: 100, actualStart: "2026-03-10T08:00" });
    expect(taskOf(done)).toMatchObject({ actualStart: "2026-03-10T08:00", actualFinish: "2026-03-12T17:00" });
  });

  it("reckons the start back from a finish alone, which means 100 %", () => {
    const done = report(samplePlan(), { actualFinish: "2026-03-11T17:00" });
    expect(taskOf(done)).toMatchObject({ progress: 100, actualStart: "2026-03-09T08:00", actualFinish: "2026-03-11T17:00" });
  });

  it("takes the finish away below 100 %, and the start at 0", () => {
    const done = report(samplePlan(), { progress: 100 });
    const reopened = report(done, { progress: 80 });
    expect(taskOf(reopened)).toMatchObject({ actualStart: "2026-03-04T08:00", actualFinish: null });
    expect(taskOf(report(reopened, { progress: 0 }))).toMatchObject({ actualStart: null, actualFinish: null });
  });

  it("lets dates stand that the person sets, and those that are known already", () => {
    const begun = report(samplePlan(), { progress: 20, actualStart: "2026-03-03T13:00" });
    expect(taskOf(begun).actualStart).toBe("2026-03-03T13:00");
    expect(taskOf(report(begun, { progress: 60 })).actualStart).toBe("2026-03-03T13:00");
    expect(taskOf(report(begun, { progress: 60, actualStart: null })).actualStart).toBeNull();
  });

  it("that says nothing of progress records nothing", () => {
    expect(taskOf(report(samplePlan(), { durationMinutes: 480 })).actualStart).toBeNull();
  });

  it("is taken back with the dates it recorded", () => {
    const { plan, inverse } = applied(samplePlan(), { kind: "updateTask", taskId: "b", version: 1, changes: { progress: 100 } });
    const undone = carryOut(plan, inverse);
    expect(undone.ok && taskOf(undone.value.plan)).toMatchObject({ progress: 0, actualStart: null, actualFinish: null });
  });
});

function report(plan: Plan, changes: TaskChanges): Plan {
  return carriedOut(plan, { kind: "updateTask", taskId: "b", version: taskOf(plan).version, changes });
}

function lengthen(plan: Plan, taskId: string, durationMinutes: number): Plan {
  return carriedOut(plan, { kind: "updateTask", taskId, version: 1, changes: { durationMinutes } });
}

function taskOf(plan: Plan) {
  const task = plan.tasks.find((candidate) => candidate.id === "b");
  if (!task) throw new Error("the sample has no task B");
  return task;
}
