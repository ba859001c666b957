import type { z } from "zod";
import { canonicalText } from "#app/domain/canonical-text.ts";
import { modelOfRecord, type EvaluationRecord } from "#app/domain/evaluation/evaluation-record.ts";
import type { Analysis } from "#app/domain/scoring/analyse-model.ts";
import { analyseRound } from "#app/http/evaluation/analyse-round.server.ts";
import { changeEvaluation, requireRound } from "#app/http/evaluation/change-evaluation.server.ts";
import { reopenOffers } from "#app/http/evaluation/freeze-offers.server.ts";
import { recordRound } from "#app/http/evaluation/record-round.server.ts";
import { readRevealedRound } from "#app/http/evaluation/revealed-round.server.ts";
import { tellCommittee } from "#app/http/evaluation/tell-committee.server.ts";
import { errorResponse, type IntentArgs, type ProjectCaller } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { findStandingDecision, insertDecision, listDecisions, withdrawDecision } from "#db/queries/decisions.ts";
import { keptOfRound } from "#db/queries/evaluation-log.ts";
import { findCurrentRound, textHash, updateRound } from "#db/queries/rounds.ts";
import type { draftForm, withdrawForm } from "./decision.forms.server.ts";
import { listSignatories, snapshotText } from "./write-snapshot.server.ts";

type DecideArgs<Schema extends z.ZodType> = IntentArgs<"vendors.decide", z.output<Schema>>;

/** What a decision would rest on now, with what the engine makes of it. Throws the refusals `round.state` before the reveal and `decision.pricesSealed` before the prices are open. */
async function analyseCurrent({ context, project }: ProjectCaller): Promise<{ record: EvaluationRecord; analysis: Analysis }> {
  const revealed = await readRevealedRound(context.db, project.id);
  if (revealed?.round.state !== "revealed") throw new Refusal("round.state", { status: 409 });
  if (!revealed.arePricesOpen) throw new Refusal("decision.pricesSealed", { status: 409 });
  const record = await recordRound(context.db, revealed);
  return { record, analysis: await analyseRound({ card: revealed.card, model: modelOfRecord(record) }) };
}

/** Drafts the decision for a vendor, with everything it rests on, and asks the committee to sign it. Returns its id. */
export async function draftDecision(args: DecideArgs<typeof draftForm>): Promise<string> {
  const { context, project, user, value } = args;
  // The engine takes its time: nobody waits for it.
  const { record, analysis } = await analyseCurrent(args);
  const rank = requireEligible(analysis, value.vendorId);
  if (rank !== 1 && value.recommendation === "") throw new Refusal("decision.reasonNeeded", { field: "recommendation" });
  return changeEvaluation(args, async ({ transaction, record: log }) => {
    const round = await requireRound(transaction, project.id, "revealed");
    if (await findStandingDecision(transaction, round.id)) throw new Refusal("decision.stands", { status: 409 });
    const revealed = await readRevealedRound(transaction, project.id);
    const now = revealed && (await recordRound(transaction, revealed));
    if (canonicalText(now) !== canonicalText(record)) throw new Refusal("decision.changedSince", { status: 409 });
    const vendor = record.card.vendors.find(({ id }) => id === value.vendorId);
    if (!vendor) throw errorResponse(404, context);
    const number = ((await listDecisions(transaction, project.id)).at(-1)?.number ?? 0) + 1;
    const { recommendation, conditions, dissent } = value;
    const drafting = { draftedBy: user.name, draftedAt: context.now() };
    const decision = { number, vendorId: vendor.id, vendorName: vendor.name, rank, recommendation, conditions, dissent, ...drafting };
    const signatories = await listSignatories(transaction, project.id, record);
    const snapshot = snapshotText({ project, decision, signatories, record, analysis });
    const snapshotHash = textHash(snapshot);
    const id = context.newId();
    await insertDecision(transaction, {
      id,
      projectId: project.id,
      roundId: round.id,
      number,
      vendorId: vendor.id,
      vendorName: vendor.name,
      recommendation,
      conditions,
      dissent,
      snapshot,
      snapshotHash,
      draftedBy: user.id,
      drafterName: user.name,
      draftedAt: drafting.draftedAt,
      withdrawnAt: null,
      withdrawnBy: null,
      withdrawal: null,
    });
    const data = { vendor: vendor.name, number, round: round.number, snapshotHash };
    await log({ stream: project.id, command: "evaluation.decide", subjectId: id, data });
    await tellCommittee(args, transaction, { kind: "decisionDrafted", page: "decision" });
    return id;
  });
}

/** Withdraws the decision that stands. It stays in the record with its signatures, and the round is open for another one. */
export async function withdrawStandingDecision(args: DecideArgs<typeof withdrawForm>): Promise<void> {
  const { context, project, user, value } = args;
  await changeEvaluation(args, async ({ transaction, record }) => {
    const round = await findCurrentRound(transaction, project.id);
    const decision = round && (await findStandingDecision(transaction, round.id));
    if (!round || decision?.id !== value.decisionId) throw new Refusal("decision.gone", { status: 409 });
    const withdrawal = { withdrawnAt: context.now(), withdrawnBy: user.id, withdrawal: value.reason };
    if (!(await withdrawDecision(transaction, decision.id, withdrawal))) throw new Refusal("decision.gone", { status: 409 });
    const wasDecided = round.state === "decided";
    if (wasDecided && !(await updateRound(transaction, round.id, round.version, { state: "revealed" })))
      throw new Refusal("decision.changedSince", { status: 409 });
    const kept = wasDecided ? keptOfRound(round.id, { state: "revealed", ...(await reopenOffers(transaction, round)) }) : {};
    const data = { vendor: decision.vendorName, number: decision.number, reason: value.reason, ...kept };
    await record({ stream: project.id, command: "evaluation.withdrawDecision", subjectId: decision.id, data });
  });
}

/** The rank of a vendor that can be chosen, null for one that is eligible and not ranked. Throws the refusal `decision.notEligible` for any other. */
function requireEligible({ results, standings }: Analysis, vendorId: string): number | null {
  const at = results.findIndex(({ id }) => id === vendorId);
  if (!results[at]?.isEligible) throw new Refusal("decision.notEligible", { field: "vendorId" });
  return standings[at]?.rank ?? null;
}
