import { costBearing, placedCriteria } from "#app/domain/evaluation/cost-bearing.ts";
import type { ReferenceQuestion } from "#app/domain/scorecard/reference-check.ts";
import { listStandingRounds } from "#db/queries/rounds.ts";
import { listCriteriaEver } from "#db/queries/scorecard.ts";
import type { Database } from "#db/tables/index.ts";
import { readPriceEnvelopes } from "./price-envelopes.server.ts";

/** Whether something about a vendor that bears on these criteria tells prices that nobody may see yet. */
export type IsPriceSealed = (vendorId: string, criteria: readonly (string | null)[]) => boolean;

/**
 * Of two envelopes, what bears on a criterion that costs count in, here or below it, lies in the second one: answers, their files and documents alike. A criterion counts that is on the card of a round,
 * or ever was on the scorecard: taking it away opens nothing.
 */
export async function readSealedAnswers(db: Database, projectId: string): Promise<IsPriceSealed> {
  const prices = await readPriceEnvelopes(db, projectId);
  const rounds = await listStandingRounds(db, projectId);
  const costs = new Set([
    ...costBearing(await listCriteriaEver(db, projectId)),
    ...rounds.flatMap(({ card }) => costBearing(placedCriteria(card.scorecard.criteria))),
  ]);
  return (vendorId, criteria) => criteria.some((id) => id !== null && costs.has(id)) && prices.isSealed(vendorId);
}

/** The same of what references of one vendor answer: a question bears on what the ready list says of it. */
export async function readSealedQuestions(
  db: Database,
  projectId: string,
  vendorId: string,
  questions: readonly ReferenceQuestion[],
): Promise<(questionId: string) => boolean> {
  const isSealed = await readSealedAnswers(db, projectId);
  const criteria = new Map(questions.map((question) => [question.id, question.criteria]));
  return (questionId) => isSealed(vendorId, criteria.get(questionId) ?? []);
}
