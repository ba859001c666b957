import { describe, expect, it } from "vitest";
import type { Plan } from "#app/domain/plan/model.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import { methodologyStrip, phasesAround } from "#app/domain/plan/strip.ts";
import { samplePlan, sampleTask } from "./sample-plan.ts";

describe("where a project stands", () => {
  it("is upcoming before anything began, and tells when go-live is", () => {
    const strip = stripOf(samplePlan(), "2026-02-20");
    expect(strip.phases).toMatchObject([{ id: "phase", state: "upcoming", progress: 0, isLate: false, gate: null }]);
    expect(strip.goLive).toMatchObject({ id: "live", at: "2026-03-09T17:00", isReached: false });
  });

  it("is late once something should be finished and is not", () => {
    expect(stripOf(samplePlan(), "2026-03-03").phases[0]).toMatchObject({ state: "now", isLate: false });
    expect(stripOf(samplePlan(), "2026-03-04").phases[0]).toMatchObject({ state: "now", isLate: true });
  });

  it("weighs progress by duration", () => {
    const plan = withProgress(samplePlan(), { b: 100 });
    expect(stripOf(plan, "2026-03-02").phases[0]?.progress).toBe(50);
  });

  it("is done when everything in the phase is, and shows how its last gate stands", () => {
    const gate = sampleTask({ id: "gate", number: 6, parentId: "phase", position: 9, kind: "gate", durationMinutes: 0, progress: 100 });
    const plan = withProgress(samplePlan(), { a: 100, b: 100, c: 100 });
    const strip = stripOf({ ...plan, tasks: [...plan.tasks.slice(0, 4), gate, ...plan.tasks.slice(4)] }, "2026-04-01");
    expect(strip.phases[0]).toMatchObject({ state: "done", progress: 100, gate: { id: "gate", state: "undecided" } });
  });

  it("is empty for a plan without phases", () => {
    const plan: Plan = { ...samplePlan(), tasks: [sampleTask({ id: "only" })], links: [], goLiveTaskId: null };
    expect(stripOf(plan, "2026-03-02")).toEqual({ phases: [], goLive: null });
  });
});

describe("the phases around where a project stands", () => {
  const phases = (done: number, all: number) =>
    Array.from({ length: all }, (_, id) => ({ id, state: id < done ? ("done" as const) : ("upcoming" as const) }));

  it.each([
    { done: 3, all: 10, before: 0, first: 0, after: 0 },
    { done: 0, all: 200, before: 0, first: 0, after: 190 },
    { done: 100, all: 200, before: 98, first: 98, after: 92 },
    { done: 199, all: 200, before: 190, first: 190, after: 0 },
    { done: 200, all: 200, before: 190, first: 190, after: 0 },
  ])("are ten at most, with two before the first that is not done: $done of $all", ({ done, all, before, first, after }) => {
    const around = phasesAround(phases(done, all));
    expect([around.before, around.shown[0]?.id, around.shown.length, around.after]).toEqual([before, first, 10, after]);
  });

  it("are none where there are none", () => {
    expect(phasesAround([])).toEqual({ before: 0, shown: [], after: 0 });
  });
});

function withProgress(plan: Plan, progress: Readonly<Record<string, number>>): Plan {
  return { ...plan, tasks: plan.tasks.map((task) => ({ ...task, progress: progress[task.id] ?? task.progress })) };
}

function stripOf(plan: Plan, today: string) {
  const result = schedulePlan(plan);
  if (!result.ok) throw new Error(result.problem.code);
  return methodologyStrip(plan, result.value, today);
}
