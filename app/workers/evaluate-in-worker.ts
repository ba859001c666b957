import type { Analysis } from "#app/domain/scoring/analyse-model.ts";
import type { ScoringModel } from "#app/domain/scoring/model.ts";
import type { SimulationRequest } from "#app/domain/scoring/simulate-ranks.ts";
import { endedWork, type WorkEnd } from "./ended-work.ts";
import { runWorker, type WorkerLimits } from "./run-worker.ts";
import type { Result } from "#app/domain/result.ts";
import { success } from "#app/domain/result.ts";

const usualLimits: WorkerLimits = { milliseconds: 120_000, heapMegabytes: 768 };

/**
 * Analyses an evaluation of vendors in a worker of its own, so that the server keeps answering. Ten members, fifty criteria and ten vendors take about half a second,
 * most of it the start of the worker. Throws when the worker breaks, which no sound model makes it do.
 */
export async function evaluateInWorker(
  model: ScoringModel,
  request: SimulationRequest,
  limits: WorkerLimits = usualLimits,
): Promise<Result<Analysis, WorkEnd>> {
  const outcome = await runWorker("evaluate", { model, request }, limits);
  if (outcome.kind === "done") return success(outcome.message as Analysis);
  return endedWork(outcome, limits);
}
