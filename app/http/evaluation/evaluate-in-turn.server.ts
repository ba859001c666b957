import type { Analysis } from "#app/domain/scoring/analyse-model.ts";
import type { ScoringModel } from "#app/domain/scoring/model.ts";
import type { SimulationRequest } from "#app/domain/scoring/simulate-ranks.ts";
import { Refusal } from "#app/http/refusal.ts";
import { evaluateInWorker } from "#app/workers/evaluate-in-worker.ts";
import { Turns } from "#app/workers/turns.ts";

/** Each takes a processor and the memory of a worker. */
const turns = new Turns(2);

/** Analyses a sound model in a worker, two at a time. Throws the refusal `evaluation.tooMuch` when it takes longer than two minutes. */
export async function evaluateInTurn(model: ScoringModel, request: SimulationRequest): Promise<Analysis> {
  const outcome = await turns.take(() => evaluateInWorker(model, request));
  if (outcome.ok) return outcome.value;
  throw new Refusal("evaluation.tooMuch", { status: 503 });
}
