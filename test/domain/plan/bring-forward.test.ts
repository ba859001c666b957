import { describe, expect, it } from "vitest";
import { bringForwardInSteps, type BringForward, type Measure } from "#app/domain/plan/bring-forward.ts";
import type { Plan, PlanLink, PlanTask } from "#app/domain/plan/model.ts";
import { sampleLink, samplePlan, sampleTask } from "./sample-plan.ts";

function broughtForward(plan: Plan, targetId = "live"): BringForward {
  const steps = bringForwardInSteps(plan, targetId);
  for (;;) {
    const step = steps.next();
    if (step.done !== true) continue;
    if (!step.value.ok) throw new Error(step.value.problem.code);
    return step.value.value;
  }
}

function planWith(ofTask: Record<string, Partial<PlanTask>>, ofLink: Record<string, Partial<PlanLink>> = {}): Plan {
  const plan = samplePlan();
  return {
    ...plan,
    tasks: plan.tasks.map((task) => ({ ...task, ...ofTask[task.id] })),
    links: plan.links.map((link) => ({ ...link, ...ofLink[link.id] })),
  };
}

const days = (minutes: number) => minutes / 480;
const gains = (found: BringForward) => found.effects.map(({ measure, gainMinutes }) => [wordOf(measure), days(gainMinutes)]);

function wordOf(measure: Measure): string {
  return measure.kind === "shorten" ? `${measure.taskId} ${days(measure.toMinutes)}` : `${measure.kind} ${measure.taskId}`;
}

describe("what would bring go-live forward", () => {
  it("tries shorter tasks and overlaps on the path that decides, the greatest gain first", () => {
    const found = broughtForward(samplePlan());

    expect(found.path.map(({ taskId }) => taskId)).toEqual(["live", "c", "b", "a"]);
    expect(gains(found)).toEqual([
      ["overlap c", 1.5],
      ["b 1.5", 1.5],
      ["overlap b", 1],
      ["b 2", 1],
      ["a 1", 1],
      ["c 0.5", 0.5],
    ]);
  });

  it("counts only until another path decides, and names the task that does", () => {
    const plan = planWith({});
    const beside = sampleTask({ id: "beside", number: 9, durationMinutes: 5.5 * 480, position: 4, parentId: "phase" });
    const found = broughtForward({
      ...plan,
      tasks: [...plan.tasks.slice(0, 4), beside, ...plan.tasks.slice(4)],
      links: [...plan.links, sampleLink("beside", "live")],
    });

    expect(found.effects.map(({ gainMinutes, thenDecides }) => [days(gainMinutes), thenDecides])).toEqual(
      found.effects.map(() => [0.5, "beside"]),
    );
    // Taking a day off gains no more than half of it: the smaller change is told.
    expect(gains(found).filter(([word]) => String(word).startsWith("a "))).toEqual([["a 1", 0.5]]);
  });

  it("frees dates, ends delays and leaves out waits", () => {
    const held = planWith({ a: { constraint: "SNET", constraintAt: "2026-03-05T08:00" } }, { "b-c": { lag: 960 } });

    expect(gains(broughtForward(held))).toContainEqual(["free a", 3]);
    expect(gains(broughtForward(held))).toContainEqual(["dropLag c", 2]);
    expect(gains(broughtForward(planWith({ b: { levellingDelayMinutes: 1440 } })))).toContainEqual(["endDelay b", 1]);
  });

  it("leaves alone what is done, and is nothing for an unknown task", () => {
    const done = planWith({ a: { progress: 100, actualStart: "2026-03-02T08:00", actualFinish: "2026-03-03T17:00" } });

    expect(broughtForward(done).effects.map(({ measure }) => measure.taskId)).not.toContain("a");
    expect(bringForwardInSteps(samplePlan(), "nobody").next().value).toEqual({
      ok: false,
      problem: { code: "plan.task.missing", taskId: "nobody" },
    });
  });
});
