import { canonicalText } from "#app/domain/canonical-text.ts";
import { simulationOfRound } from "#app/domain/evaluation/round-model.ts";
import type { Analysis } from "#app/domain/scoring/analyse-model.ts";
import type { ScoringModel } from "#app/domain/scoring/model.ts";
import { textHash } from "#db/queries/rounds.ts";
import { evaluateInTurn } from "./evaluate-in-turn.server.ts";
import type { RevealedRound } from "./revealed-round.server.ts";

const mostKept = 30;
/** By what was analysed, the newest last: the same model has the same analysis. */
const kept = new Map<string, Promise<Analysis>>();

/** Everything that the engine says of a revealed round, computed in a worker once for each state of it. Throws the refusal `evaluation.tooMuch` when it takes longer than two minutes. */
export function analyseRound({ card, model }: Pick<RevealedRound, "card" | "model">): Promise<Analysis> {
  const request = simulationOfRound(card);
  const key = textHash(
    canonicalText([readable(model), request.scores, request.samples, request.seed, card.scorecard.method.weightConstraint]),
  );
  const known = kept.get(key);
  if (known) return known;
  const analysis = evaluateInTurn(model, request);
  kept.set(key, analysis);
  analysis.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return analysis;
}

/** A model with what JSON has no words for as lists. */
export function readable(model: ScoringModel) {
  return { ...model, vendors: model.vendors.map(({ facts, ...vendor }) => ({ ...vendor, facts: [...facts] })) };
}
