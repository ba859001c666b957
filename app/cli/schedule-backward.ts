import { failure, success } from "#app/domain/result.ts";
import type { Result } from "#app/domain/result.ts";
import { planBackward } from "#app/domain/schedule/backward.ts";
import type { Network } from "#app/domain/schedule/network.ts";

import type { SchedulablePlan } from "./schedulable-plan.ts";

export interface BackwardDating {
  readonly network: Network;
  /** What people should know about the start that was found. */
  readonly message: string;
}

/**
 * Dates a template from its last go-live milestone, the one after which every site works with the new system: the
 * latest start that meets the day. A problem is a sentence.
 */
export function dateByGoLive(plan: SchedulablePlan, goLive: string, today: string): Result<BackwardDating, string> {
  const milestone = plan.goLive.at(-1);
  if (milestone === undefined) return failure(`${plan.name}: the template names no go-live milestone.`);
  const backward = planBackward(plan.network, milestone, goLive, today);
  if (!backward.ok) return failure(`${plan.name}: no start meets the go-live of ${goLive}: ${JSON.stringify(backward.problem)}`);
  const { start, daysInPast } = backward.value;
  const late = daysInPast > 0 ? ` That start is ${daysInPast} calendar days in the past.` : "";
  const name = plan.names.get(milestone) ?? milestone;
  return success({
    network: { ...plan.network, start },
    message: `Start by ${start.slice(0, 10)} to reach "${name}" by ${goLive}.${late}`,
  });
}
