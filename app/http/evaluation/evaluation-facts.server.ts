import type { EvaluationFacts } from "#app/domain/evaluation/evaluation-facts.ts";
import { scoredLeaves } from "#app/domain/evaluation/round-card.ts";
import { compareVendors } from "#app/domain/scoring/comparison.ts";
import { evaluateVendors } from "#app/domain/scoring/evaluate-vendors.ts";
import { prepareModel } from "#app/domain/scoring/prepare-model.ts";
import { weightStability } from "#app/domain/scoring/weight-stability.ts";
import { firstRevealedScoreAt } from "#db/queries/ballots.ts";
import type { Database } from "#db/tables/index.ts";
import { readRevealedRound, type RevealedRound } from "./revealed-round.server.ts";

/** What gates ask of the evaluation of a project; null before its scores are revealed. */
export async function readEvaluationFacts(db: Database, projectId: string): Promise<EvaluationFacts | null> {
  const revealed = await readRevealedRound(db, projectId);
  if (!revealed) return null;
  const { round, card, removedSeats, model, arePricesOpen } = revealed;
  const seats = card.seats.filter(({ id }) => !removedSeats.has(id));
  const prepared = prepareModel(model);
  return {
    requirements: card.scorecard.requirements.length,
    fixedAt: round.finalisedAt,
    firstScoreAt: await firstRevealedScoreAt(db, round.id),
    seats: seats.length,
    finishedSeats: seats.filter(({ id }) => isFinished(revealed, id)).length,
    isDecided: round.state === "decided",
    stability: arePricesOpen ? weightStability(prepared.tree, compareVendors(prepared, evaluateVendors(prepared))) : [],
  };
}

function isFinished({ card, ballots, recusals, offers }: RevealedRound, seatId: string): boolean {
  const leaves = scoredLeaves(card.scorecard.criteria);
  const said = new Set(
    ballots.flatMap((ballot) =>
      ballot.seatId === seatId && ballot.state !== "not_yet" ? [JSON.stringify([ballot.vendorId, ballot.criterionId])] : [],
    ),
  );
  return card.vendors.every(({ id: vendorId }) => {
    const isOut = offers.some((offer) => offer.vendorId === vendorId && offer.isWithdrawn);
    if (isOut || recusals.some((recusal) => recusal.seatId === seatId && recusal.vendorId === vendorId)) return true;
    return leaves.every(({ id }) => said.has(JSON.stringify([vendorId, id])));
  });
}
