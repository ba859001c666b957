import { describe, expect, it } from "vitest";
import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import { replanUnfinished } from "#app/domain/plan/replan-unfinished.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import { samplePlan } from "./sample-plan.ts";

const changed = (changes: Readonly<Record<string, Partial<PlanTask>>>): Plan => {
  const plan = samplePlan();
  return { ...plan, tasks: plan.tasks.map((task) => ({ ...task, ...changes[task.id] })) };
};
const scheduled = (plan: Plan) => {
  const result = schedulePlan(plan);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
};
const replan = (plan: Plan, behind: string) => replanUnfinished(plan, scheduled(plan), behind);
const dates = (plan: Plan, id: string) => {
  const schedule = scheduled(plan);
  const { start, finish } = schedule.task(schedule.indexOf(id));
  return [start, finish];
};

describe("replanUnfinished", () => {
  it("moves what has not begun behind the day; what follows by links needs no move", () => {
    const { plan, moves } = replan(samplePlan(), "2026-03-04");
    expect(moves).toEqual([{ taskId: "a", how: "start" }]);
    expect(dates(plan, "a")).toEqual(["2026-03-05T08:00", "2026-03-06T17:00"]);
    expect(dates(plan, "b")[0]).toBe("2026-03-09T08:00");
  });

  it("lets what is under way rest until the next working day", () => {
    const before = changed({ a: { progress: 50, actualStart: "2026-03-02T08:00" } });
    const { plan, moves } = replan(before, "2026-03-05");
    expect(moves).toEqual([{ taskId: "a", how: "pause" }]);
    // Monday was worked; Tuesday to Thursday are a rest.
    expect(dates(plan, "a")).toEqual(["2026-03-02T08:00", "2026-03-06T17:00"]);
    expect(plan.tasks.find(({ id }) => id === "a")?.pauses).toEqual([{ afterMinutes: 480, minutes: 1440 }]);
  });

  it("changes nothing where all is done that was to be", () => {
    const done = { progress: 100, actualStart: "2026-03-02T08:00", actualFinish: "2026-03-03T17:00" };
    const before = changed({ a: done });
    const { plan, moves, kept } = replan(before, "2026-03-03");
    expect([plan === before, moves, kept]).toEqual([true, [], []]);
  });

  it("re-plans once: what was moved needs no other move", () => {
    const { plan } = replan(changed({ a: { progress: 50, actualStart: "2026-03-02T08:00" } }), "2026-03-05");
    expect(replan(plan, "2026-03-05").moves).toEqual([]);
  });

  it("leaves what is fixed, and tells why", () => {
    const manual = { manualStart: "2026-03-02T08:00", manualFinish: "2026-03-03T17:00" };
    expect(replan(changed({ a: manual }), "2026-03-03").kept).toEqual([{ taskId: "a", reason: "manual" }]);
    const fixed = { constraint: "MSO", constraintAt: "2026-03-02T08:00" } as const;
    expect(replan(changed({ a: fixed }), "2026-03-03").kept).toEqual([{ taskId: "a", reason: "constraint" }]);
    const elapsed = { elapsed: true, progress: 10, actualStart: "2026-03-02T08:00" };
    expect(replan(changed({ a: elapsed }), "2026-03-10").kept).toContainEqual({ taskId: "a", reason: "elapsed" });
  });

  it("lets inactive tasks and summaries be", () => {
    const { moves } = replan(changed({ a: { active: false } }), "2026-03-03");
    expect(moves.map(({ taskId }) => taskId)).toEqual(["b"]);
  });
});
