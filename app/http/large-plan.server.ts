import { setImmediate } from "node:timers/promises";
import type { Plan } from "#app/domain/plan/model.ts";
import { schedulePlan, schedulePlanInSteps } from "#app/domain/plan/schedule.ts";
import type { Result } from "#app/domain/result.ts";
import type { Schedule, ScheduleProblem } from "#app/domain/schedule/schedule.ts";

const largeSize = 2000;

/** Lets other requests have their turn between two steps with a large plan, each of which takes tens of milliseconds; a usual plan goes on at once. */
export async function pauseForOthers(plan: Plan): Promise<void> {
  if (isLarge(plan)) await setImmediate();
}

/** Schedules a plan; a large one with turns for other requests in between. */
export async function scheduleWithPauses(plan: Plan): Promise<Result<Schedule, ScheduleProblem>> {
  return isLarge(plan) ? stepsWithPauses(plan, schedulePlanInSteps(plan)) : schedulePlan(plan);
}

/** Does work on a plan step by step; on a large one with turns for other requests in between. */
export async function stepsWithPauses<Value>(plan: Plan, steps: Generator<unknown, Value>): Promise<Value> {
  for (;;) {
    await pauseForOthers(plan);
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function isLarge({ tasks }: Plan): boolean {
  return tasks.length >= largeSize;
}
