import type { RoundCard } from "#app/domain/evaluation/round-card.ts";
import { change, type Change } from "#app/http/change.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { lockName } from "#db/dialect.ts";
import type { RequestKey } from "#db/queries/idempotency.ts";
import { findCurrentRound, type RoundHead, type RoundState } from "#db/queries/rounds.ts";
import type { Database } from "#db/tables/index.ts";

type EvaluationCaller = ProjectCaller & { readonly formKey?: RequestKey | undefined };

/** One change of a project's evaluation at a time: of its committee, its scorecard or its rounds. */
export async function changeEvaluation<Value>(caller: EvaluationCaller, work: (change: Change) => Promise<Value>): Promise<Value> {
  return change(caller, async (made) => {
    await lockEvaluation(made.transaction, caller.project.id);
    return work(made);
  });
}

/** Nobody else changes the evaluation until the transaction ends. */
export async function lockEvaluation(transaction: Database, projectId: string): Promise<void> {
  await lockName(transaction, `evaluation:${projectId}`);
}

/** Throws the refusal `round.technicalSettled` once the second envelopes are open: by then who has passed is settled. */
export function requireTechnicalOpen({ pricesOpenedAt }: RoundHead, { scorecard }: RoundCard): void {
  if (scorecard.method.envelopes === 2 && pricesOpenedAt !== null) throw new Refusal("round.technicalSettled", { status: 409 });
}

/** The current round in one of these states. Throws the refusal `round.state` for another, and for none. */
export async function requireRound(db: Database, projectId: string, ...states: readonly RoundState[]): Promise<RoundHead> {
  const round = await findCurrentRound(db, projectId);
  if (!round || !states.some((state) => state === round.state)) throw new Refusal("round.state", { status: 409 });
  return round;
}
