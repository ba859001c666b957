import { describe, expect, it } from "vitest";
import { reopenedProgress, reportForState, workStatesOf } from "#app/domain/plan/board.ts";
import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import { samplePlan } from "./sample-plan.ts";

describe("how far the work on a task is", () => {
  it("is waiting behind an unfinished task, and ready once that is finished", () => {
    const plan = samplePlan();
    expect(statesOf(plan).get("a")).toBe("ready");
    expect(statesOf(plan).get("b")).toBe("waiting");
    expect(statesOf(withTask(plan, "a", { progress: 100 })).get("b")).toBe("ready");
  });

  it("is under way with progress, or with a start alone, even out of turn, and done at 100 %", () => {
    const plan = samplePlan();
    expect(statesOf(withTask(plan, "b", { progress: 10 })).get("b")).toBe("running");
    expect(statesOf(withTask(plan, "b", { actualStart: "2026-03-04T08:00" })).get("b")).toBe("running");
    expect(statesOf(withTask(plan, "b", { progress: 100 })).get("b")).toBe("done");
  });

  it("waits at a start-to-start link only for the other to begin, and not at one between finishes", () => {
    const linked = (type: "SS" | "FF") => {
      const plan = samplePlan();
      return { ...plan, links: plan.links.map((link) => ({ ...link, type })) };
    };
    expect(statesOf(linked("SS")).get("b")).toBe("waiting");
    expect(statesOf(withTask(linked("SS"), "a", { actualStart: "2026-03-02T08:00" })).get("b")).toBe("ready");
    expect(statesOf(linked("FF")).get("b")).toBe("ready");
  });

  it("waits with the phase that it lies in", () => {
    const plan = samplePlan();
    const outer = plan.tasks.find(({ id }) => id === "a")!;
    const inner: PlanTask = { ...outer, id: "inner", parentId: "b", number: 99 };
    const index = plan.tasks.findIndex(({ id }) => id === "b");
    const nested = { ...plan, tasks: [...plan.tasks.slice(0, index + 1), inner, ...plan.tasks.slice(index + 1)] };
    expect(statesOf(nested).get("inner")).toBe("waiting");
  });
});

describe("a report for another state", () => {
  const task = samplePlan().tasks.find(({ id }) => id === "b")!;
  const planned = plannedOf(samplePlan(), "b");

  it("begins the work where it was planned to begin, and today where that lies ahead", () => {
    // Planned for 2026-03-04 to 2026-03-06; 2026-03-03 is a Tuesday.
    expect(reportForState(task, "ready", "running", "2026-03-10", planned)).toEqual(ok({ actualStart: "2026-03-04T08:00" }));
    expect(reportForState(task, "waiting", "running", "2026-03-03", planned)).toEqual(ok({ actualStart: "2026-03-03T08:00" }));
  });

  it("finishes it, takes it up again, and takes all back", () => {
    expect(reportForState(task, "running", "done", "2026-03-10", planned)).toEqual(ok({ progress: 100 }));
    expect(reportForState(task, "done", "running", "2026-03-10", planned)).toEqual(ok({ progress: reopenedProgress, actualFinish: null }));
    expect(reportForState(task, "done", "waiting", "2026-03-10", planned)).toEqual(
      ok({ progress: 0, actualStart: null, actualFinish: null }),
    );
    expect(reportForState(task, "done", "done", "2026-03-10", planned)).toEqual(ok(null));
  });

  it("refuses what links decide, and a milestone under way", () => {
    expect(reportForState(task, "waiting", "ready", "2026-03-10", planned)).toEqual({ ok: false, problem: "board.byLinks" });
    const milestone: PlanTask = { ...task, kind: "milestone" };
    expect(reportForState(milestone, "ready", "running", "2026-03-10", planned)).toEqual({ ok: false, problem: "board.point" });
  });
});

function ok(value: object | null) {
  return { ok: true, value };
}

function withTask(plan: Plan, id: string, changes: Partial<PlanTask>): Plan {
  return { ...plan, tasks: plan.tasks.map((task) => (task.id === id ? { ...task, ...changes } : task)) };
}

function scheduled(plan: Plan) {
  const schedule = schedulePlan(plan);
  if (!schedule.ok) throw new Error(schedule.problem.code);
  return schedule.value;
}

function statesOf(plan: Plan) {
  const schedule = scheduled(plan);
  return workStatesOf(plan, (index) => schedule.task(index));
}

function plannedOf(plan: Plan, id: string) {
  const schedule = scheduled(plan);
  const index = schedule.indexOf(id);
  return { ...schedule.task(index), calendar: schedule.calendarOf(index) };
}
