import type { z } from "zod";
import { countSignatures } from "#app/domain/evaluation/decision-rule.ts";
import { changeEvaluation, requireRound } from "#app/http/evaluation/change-evaluation.server.ts";
import { closeOffers } from "#app/http/evaluation/freeze-offers.server.ts";
import { readRevealedRound } from "#app/http/evaluation/revealed-round.server.ts";
import { errorResponse, type IntentArgs } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { findStandingDecision, insertSignature, listSignatures } from "#db/queries/decisions.ts";
import { keptOfRound } from "#db/queries/evaluation-log.ts";
import { updateRound } from "#db/queries/rounds.ts";
import type { signForm } from "./decision.forms.server.ts";
import { isUpToDate, readSnapshot } from "./read-snapshot.server.ts";

/** Signs the decision that stands, in favour or against. With the signature that carries it the round is decided. */
export async function signDecision(args: IntentArgs<"vendors.score", z.output<typeof signForm>>): Promise<void> {
  const { context, project, user, role, value } = args;
  await changeEvaluation(args, async ({ transaction, record }) => {
    const round = await requireRound(transaction, project.id, "revealed", "decided");
    const decision = await findStandingDecision(transaction, round.id);
    if (decision?.id !== value.decisionId || decision.snapshotHash !== value.snapshotHash)
      throw new Refusal("decision.gone", { status: 409 });
    const snapshot = await readSnapshot(transaction, decision);
    const revealed = await readRevealedRound(transaction, project.id);
    if (!snapshot || !revealed || !(await isUpToDate(transaction, snapshot, revealed)))
      throw new Refusal("decision.outdated", { status: 409 });
    const signatory = snapshot.signatories.find(({ userId }) => userId === user.id);
    if (!signatory) throw errorResponse(403, context);
    if (value.stance === "against" && value.note === "") throw new Refusal("decision.noteNeeded", { field: "note" });
    const { stance, note, snapshotHash } = value;
    const id = context.newId();
    const signed = { signedBy: user.id, signerName: user.name, signerRole: role, stance, note, snapshotHash, signedAt: context.now() };
    if (!(await insertSignature(transaction, { id, projectId: project.id, decisionId: decision.id, ...signed })))
      throw new Refusal("decision.signedAlready", { status: 409 });
    const signatures = (await listSignatures(transaction, project.id)).filter(({ decisionId }) => decisionId === decision.id);
    const isCarried = round.state === "revealed" && countSignatures(snapshot.signatories, signatures).outcome === "carried";
    if (isCarried && !(await updateRound(transaction, round.id, round.version, { state: "decided" })))
      throw new Refusal("decision.changedSince", { status: 409 });
    const kept = isCarried ? keptOfRound(round.id, { state: "decided", ...(await closeOffers(transaction, round)) }) : {};
    const data = { vendor: decision.vendorName, number: decision.number, isCarried, signature: { id, ...signed }, ...kept };
    await record({ stream: project.id, command: "evaluation.sign", subjectId: decision.id, data });
  });
}
