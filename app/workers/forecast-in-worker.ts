import type { Forecast } from "#app/domain/forecast/forecast.ts";
import type { ForecastProblem, ForecastRequest } from "#app/domain/forecast/request.ts";
import type { Result } from "#app/domain/result.ts";
import { endedWork, type WorkEnd } from "./ended-work.ts";
import { runWatchedWorker, type WorkerLimits, type WorkerWatch } from "./run-worker.ts";

const usualLimits: WorkerLimits = { milliseconds: 120_000, heapMegabytes: 768 };

/**
 * Forecasts a plan in a worker of its own, so that the server keeps answering; `watch` shows progress and stops it. Ten thousand runs of 200 tasks
 * take about half a second. Throws when the worker breaks, which no request makes it do.
 */
export async function forecastInWorker(
  request: ForecastRequest,
  watch: WorkerWatch = {},
  limits: WorkerLimits = usualLimits,
): Promise<Result<Forecast, ForecastProblem | WorkEnd>> {
  const outcome = await runWatchedWorker("forecast", request, limits, watch);
  if (outcome.kind === "done") return outcome.message as Result<Forecast, ForecastProblem>;
  return endedWork(outcome, limits);
}
