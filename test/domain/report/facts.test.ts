import { describe, expect, it } from "vitest";
import { horizonOf, keptFinishes, reportFacts } from "#app/domain/report/facts.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { sampleLink, samplePlan, sampleTask } from "#test/app/plan/workspace/sample-plan.ts";

const period = { from: "2026-02-02", to: "2026-02-08" };

function factsOf(plan: Plan, earlier: Record<string, string> | null = null) {
  const schedule = schedulePlan(plan);
  if (!schedule.ok) throw new Error(schedule.problem.code);
  return { facts: reportFacts({ plan, schedule: schedule.value, period, earlier }), schedule: schedule.value };
}

describe("the facts of a report", () => {
  it("are nothing for a plan without tasks", () => {
    const { facts } = factsOf(samplePlan([]));

    expect(facts).toMatchObject({ progress: 0, openCount: 0, done: [], slipped: [], overdue: [], next: [], points: [], goLive: null });
  });

  it("tell what was finished in the period, what should have been, and what comes next, without the phases", () => {
    const phase = sampleTask("phase");
    const within = { parentId: "phase" };
    const done = sampleTask("done", { ...within, progress: 100, actualStart: "2026-02-02T09:00", actualFinish: "2026-02-03T18:00" });
    const before = sampleTask("before", { ...within, progress: 100, actualStart: "2026-01-05T09:00", actualFinish: "2026-01-06T18:00" });
    const late = sampleTask("late", within);
    const soon = sampleTask("soon", { ...within, durationMinutes: 480 * 6 });
    const far = sampleTask("far", { ...within, constraint: "SNET", constraintAt: "2026-06-01T09:00" });

    const { facts } = factsOf(samplePlan([phase, done, before, late, soon, far]));

    expect(facts.done.map(({ id }) => id)).toEqual(["done"]);
    expect(facts.overdue.map(({ id }) => id)).toEqual(["late"]);
    expect(facts.next.map(({ id }) => id)).toEqual(["soon"]);
    expect(facts.openCount).toBe(3);
  });

  it("tell what slipped by working days, and the task that began it", () => {
    const first = sampleTask("first", { durationMinutes: 480 * 3 });
    const second = sampleTask("second");
    const kept = sampleTask("kept");
    const plan = samplePlan([first, second, kept], [sampleLink("first", "second")]);

    const { facts } = factsOf(plan, { first: "2026-02-03T18:00", second: "2026-02-04T18:00", kept: "2026-02-02T18:00" });

    expect(facts.slipped).toMatchObject([
      { id: "first", daysLater: 1, causeId: "first" },
      { id: "second", daysLater: 1, causeId: "first", driver: { kind: "link", of: "first" } },
    ]);
  });

  it("compare gates, milestones and go-live with where they stood", () => {
    const gate = sampleTask("gate", { kind: "gate", durationMinutes: 0 });
    const plan = samplePlan([sampleTask("work", { durationMinutes: 480 * 2 }), gate], [sampleLink("work", "gate")], {
      goLiveTaskId: "gate",
    });

    expect(factsOf(plan, { gate: "2026-02-04T18:00" }).facts.goLive).toMatchObject({ daysLater: -1, before: "2026-02-04T18:00" });
    expect(factsOf(plan).facts.points).toMatchObject([{ id: "gate", before: null, daysLater: 0, isReached: false }]);
  });
});

it("keeps the finishes of what is open, which the next report finds unchanged", () => {
  const plan = samplePlan([sampleTask("open"), sampleTask("done", { progress: 100 })]);
  const { schedule } = factsOf(plan);

  const finishes = keptFinishes(plan, schedule);

  expect(finishes).toEqual({ open: "2026-02-02T18:00" });
  expect(factsOf(plan, finishes).facts.slipped).toEqual([]);
});

it("looks ahead as far as it looks back, and two weeks at least", () => {
  expect([horizonOf(period), horizonOf({ from: "2027-01-01", to: "2027-01-31" })]).toEqual(["2026-02-22", "2027-03-03"]);
});
