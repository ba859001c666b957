import { describe, expect, it } from "vitest";
import type { Plan } from "#app/domain/plan/model.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import { projectStanding, type StandingInput, type StandingTask } from "#app/domain/plan/standing.ts";
import { methodologyStrip } from "#app/domain/plan/strip.ts";
import { samplePlan } from "./sample-plan.ts";

const today = "2026-03-02";

/** The sample plan as it is stored: go-live on 9 March 2026. */
function stored(plan: Plan = samplePlan()): StandingTask[] {
  const schedule = schedulePlan(plan);
  if (!schedule.ok) throw new Error(schedule.problem.code);
  return plan.tasks.map((task) => {
    const { start, finish } = schedule.value.task(schedule.value.indexOf(task.id));
    return { ...task, startAt: start, finishAt: finish };
  });
}

function standing(changes: Partial<StandingInput> = {}) {
  return projectStanding({
    gates: {},
    tasks: stored(),
    goLiveTaskId: "live",
    targetDay: null,
    startDay: today,
    baselineDay: null,
    today,
    ...changes,
  });
}

function finished(tasks: readonly StandingTask[], ...ids: string[]): StandingTask[] {
  return tasks.map((task) => (ids.includes(task.id) ? { ...task, progress: 100 } : task));
}

describe("where a project stands, from stored dates", () => {
  it("is late when a plan made backward should have started already and nobody has begun", () => {
    const tasks = stored().map((task) => ({ ...task, progress: 0 }));
    const backward = { tasks, targetDay: "2026-12-01", startDay: "2026-02-27" } as const;

    expect(standing(backward)).toMatchObject({
      health: "late",
      reasons: [{ code: "startMissed", count: 3, taskId: "live" }, ...standing({ tasks, targetDay: "2026-12-01" }).reasons],
    });
    for (const met of [{ targetDay: null }, { startDay: today }, { tasks: finished(tasks, tasks.at(-1)?.id ?? "") }])
      expect(standing({ ...backward, ...met }).reasons.map(({ code }) => code)).not.toContain("startMissed");
  });

  it("tells the same phases as the scheduled plan does", () => {
    const plan = samplePlan();
    const half = { ...plan, tasks: plan.tasks.map((task) => (task.id === "b" ? { ...task, progress: 100 } : task)) };
    const schedule = schedulePlan(half);
    if (!schedule.ok) throw new Error(schedule.problem.code);

    const { phases, goLive } = standing({ tasks: stored(half) });

    expect({ phases, goLive }).toEqual(methodologyStrip(half, schedule.value, today));
  });

  it("is on track while nothing is overdue and nothing was promised", () => {
    expect(standing()).toMatchObject({ health: "onTrack", reasons: [], forecast: { day: "2026-03-09", reference: null, daysLate: 0 } });
  });

  it("is late by the days between go-live and its target, which goes before the baseline", () => {
    expect(standing({ targetDay: "2026-03-06", baselineDay: "2026-03-20" })).toMatchObject({
      health: "late",
      forecast: { reference: "target", daysLate: 3 },
      reasons: [{ code: "goLiveSlips", count: 3, taskId: "live" }],
    });
    expect(standing({ baselineDay: "2026-03-20" })).toMatchObject({
      health: "onTrack",
      forecast: { reference: "baseline", daysLate: -11 },
    });
  });

  it("is at risk when something should be finished and is not, or misses its deadline", () => {
    const overdue = standing({ today: "2026-03-04" });
    expect(overdue.health).toBe("atRisk");
    expect(overdue.reasons.map((reason) => reason.code)).toEqual(["tasksOverdue"]);

    const tasks = stored().map((task) => (task.id === "c" ? { ...task, deadline: "2026-03-03T17:00" } : task));
    expect(standing({ tasks }).reasons).toEqual([{ code: "deadlineMissed", count: 1, taskId: "c" }]);
  });

  it("is late once the day of go-live passed without it, and done when all is", () => {
    expect(standing({ today: "2026-03-11" }).reasons).toContainEqual({ code: "goLiveOverdue", count: 2, taskId: "live" });
    const all = stored();
    const ids = all.map((task) => task.id);
    expect(standing({ tasks: finished(all, ...ids), targetDay: "2026-03-01", today: "2026-04-01" })).toMatchObject({
      health: "done",
      progress: 100,
      reasons: [],
    });
  });

  it("has nothing to say of a plan without tasks", () => {
    expect(standing({ tasks: [], goLiveTaskId: null })).toMatchObject({ health: "empty", forecast: null, nextGate: null, phases: [] });
  });
});
