import { forecastPlan } from "#app/domain/forecast/forecast-plan.ts";
import type { Forecast } from "#app/domain/forecast/forecast.ts";
import type { ForecastProblem, ForecastRequest, TaskEstimate } from "#app/domain/forecast/request.ts";
import type { Network } from "#app/domain/schedule/network.ts";

/** Three estimates in working days of eight hours. */
export function estimate(
  taskId: string,
  optimistic: number,
  likely: number,
  pessimistic: number,
  more: Partial<TaskEstimate> = {},
): TaskEstimate {
  return { taskId, optimistic: optimistic * 480, likely: likely * 480, pessimistic: pessimistic * 480, ...more };
}

export function request(network: Network, estimates: readonly TaskEstimate[], more: Partial<ForecastRequest> = {}): ForecastRequest {
  return { network, estimates, milestones: [], target: null, runs: 2_000, seed: 1, ...more };
}

export function forecast(given: ForecastRequest): Forecast {
  const outcome = forecastPlan(given);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}

export function problemOf(given: ForecastRequest): ForecastProblem | null {
  const outcome = forecastPlan(given);
  return outcome.ok ? null : outcome.problem;
}
