import { describe, expect, it } from "vitest";
import { applyCommand, carryOut } from "#app/domain/plan/apply.ts";
import type { TaskChanges } from "#app/domain/plan/command.ts";
import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
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

  describe("does not lie ahead of today", () => {
    // 2026-03-02 is a Monday, 2026-03-07 a Saturday.
    const reportedOn = (today: string, task: Partial<PlanTask>, changes: TaskChanges, calendar = samplePlan().calendar) => {
      const plan = samplePlan();
      const tasks = plan.tasks.map((other) => (other.id === "b" ? { ...other, ...task } : other));
      const result = applyCommand({ ...plan, calendar, tasks }, { kind: "updateTask", taskId: "b", version: 1, changes }, today);
      if (!result.ok) throw new Error(result.problem.code);
      return taskOf(result.value.plan);
    };
    const from = (at: string): Partial<PlanTask> => ({ constraint: "MSO", constraintAt: at });

    it("when it is planned later: it took place in the hours of today, or of the last working day before it", () => {
      const later = from("2026-03-10T08:00");
      expect(reportedOn("2026-03-05", later, { progress: 100 })).toMatchObject({
        actualStart: "2026-03-05T08:00",
        actualFinish: "2026-03-05T17:00",
      });
      expect(reportedOn("2026-03-07", later, { progress: 100 })).toMatchObject({
        actualStart: "2026-03-06T08:00",
        actualFinish: "2026-03-06T17:00",
      });
    });

    it("and keeps the planned times of what ran on a day off", () => {
      const cutover = { elapsed: true, durationMinutes: 1440, ...from("2026-03-07T08:00") };
      expect(reportedOn("2026-03-08", cutover, { progress: 100 })).toMatchObject({
        actualStart: "2026-03-07T08:00",
        actualFinish: "2026-03-08T08:00",
      });
      expect(reportedOn("2026-03-08", cutover, { progress: 50 })).toMatchObject({ actualStart: "2026-03-07T08:00", actualFinish: null });
      expect(reportedOn("2026-03-07", cutover, { progress: 100 })).toMatchObject({
        actualStart: "2026-03-07T08:00",
        actualFinish: "2026-03-07T23:59",
      });
      const byHand = { manualStart: "2026-03-07T08:00", manualFinish: "2026-03-07T17:00" };
      expect(reportedOn("2026-03-07", byHand, { progress: 100 })).toMatchObject({
        actualStart: "2026-03-07T08:00",
        actualFinish: "2026-03-07T17:00",
      });
    });

    it("nor before a start that was reported on a day off or after hours", () => {
      expect(reportedOn("2026-03-07", {}, { progress: 100, actualStart: "2026-03-07T08:00" })).toMatchObject({
        actualFinish: "2026-03-07T08:00",
      });
      expect(reportedOn("2026-03-05", {}, { progress: 100, actualStart: "2026-03-05T18:00" })).toMatchObject({
        actualFinish: "2026-03-05T18:00",
      });
    });

    it("with one instant for a point in time", () => {
      expect(
        reportedOn("2026-03-05", { kind: "milestone", durationMinutes: 0, ...from("2026-03-10T08:00") }, { progress: 100 }),
      ).toMatchObject({
        actualStart: "2026-03-05T17:00",
        actualFinish: "2026-03-05T17:00",
      });
    });

    it("where work goes on until midnight", () => {
      const always = { ...samplePlan().calendar, week: Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]) };
      const { actualStart, actualFinish } = reportedOn("2026-03-05", from("2026-03-10T00:00"), { progress: 100 }, always);
      expect([actualStart, actualFinish]).toEqual(["2026-03-05T00:00", "2026-03-05T23:59"]);
    });
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
