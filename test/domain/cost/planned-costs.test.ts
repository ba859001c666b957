import { expect, it } from "vitest";
import { labourCost, plannedCosts, plannedWork } from "#app/domain/cost/planned-costs.ts";
import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import { samplePlan } from "../plan/sample-plan.ts";

const rates = new Map([["li", 20_000]]);
const changed = (changes: Readonly<Record<string, Partial<PlanTask>>>): Plan => {
  const plan = samplePlan();
  return { ...plan, tasks: plan.tasks.map((task) => ({ ...task, ...changes[task.id] })) };
};

it("costs the hours of the people on a task, else of whoever is responsible for it", () => {
  const shared = [
    { personId: "li", units: 1, workMinutes: 480 },
    { personId: "wu", units: 0.5, workMinutes: 240 },
  ];
  const { byTask, labourMinor, withoutRate } = plannedCosts(changed({ a: { assignments: shared }, b: { roleCode: "PMO" } }), [], rates);
  expect(byTask.get("a")?.labour).toBe(8 * 20_000);
  expect(byTask.get("b")?.labour).toBe(24 * 20_000);
  expect(labourMinor).toBe(32 * 20_000);
  expect(withoutRate).toBe(1);
});

it("adds fixed costs by task and by line, and none of inactive tasks", () => {
  const fixed = [
    { taskId: "a", lineId: "x", amountMinor: 100 },
    { taskId: "a", lineId: null, amountMinor: 50 },
    { taskId: "c", lineId: "x", amountMinor: 7 },
  ];
  const { byTask, byLine, totalMinor } = plannedCosts(changed({ c: { active: false } }), fixed, rates);
  expect(byTask.get("a")).toEqual({ fixed: 150, labour: 0 });
  expect([...byLine]).toEqual([
    ["x", 100],
    [null, 50],
  ]);
  expect(totalMinor).toBe(150);
});

it("has no hours of points in time, tasks by the clock and tasks without people", () => {
  const plan = changed({ a: { elapsed: true, ownerId: "li" }, live: { ownerId: "li" } });
  expect(plannedWork(plan).size).toBe(0);
});

it("costs parts of an hour to the nearest unit", () => {
  expect(labourCost(90, 20_000)).toBe(30_000);
  expect(labourCost(1, 100)).toBe(2);
  expect(labourCost(60, null)).toBe(0);
});
