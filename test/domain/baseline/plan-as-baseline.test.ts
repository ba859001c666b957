import { expect, it } from "vitest";
import { planAsBaseline } from "#app/domain/baseline/model.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { samplePlan } from "#test/domain/plan/sample-plan.ts";

function baselineOf(plan: Plan) {
  const scheduled = schedulePlan(plan);
  if (!scheduled.ok) throw new Error(scheduled.problem.code);
  return planAsBaseline(plan, scheduled.value);
}

it("keeps every task where the schedule has it", () => {
  const plan = samplePlan();

  expect(baselineOf(plan).map(({ taskId, parentId }) => [taskId, parentId])).toEqual(plan.tasks.map(({ id, parentId }) => [id, parentId]));
});

it("counts for what is done the working time that it took", () => {
  const plan = samplePlan();
  const task = plan.tasks.find(({ kind, durationMinutes }) => kind === "task" && durationMinutes > 0)!;
  const planned = baselineOf(plan).find(({ taskId }) => taskId === task.id)!;
  const done = { ...task, progress: 100, actualStart: planned.start, actualFinish: `${planned.finish.slice(0, 4)}-12-31T17:00` };

  const took = baselineOf({ ...plan, tasks: plan.tasks.map((each) => (each === task ? done : each)) });

  expect(took.find(({ taskId }) => taskId === task.id)?.durationMinutes).toBeGreaterThan(planned.durationMinutes ?? 0);
});
