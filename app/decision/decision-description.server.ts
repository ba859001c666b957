import { countSignatures } from "#app/domain/evaluation/decision-rule.ts";
import { readRevealedRound } from "#app/http/evaluation/revealed-round.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { listSignatures, type DecisionHead } from "#db/queries/decisions.ts";
import { listRounds } from "#db/queries/rounds.ts";
import { readSnapshot } from "./read-snapshot.server.ts";

/** These decisions of a project as programs read them; what they rest on is large, and read of these alone. */
export async function describeDecisions({ context: { db }, project }: ProjectCaller, heads: readonly DecisionHead[]) {
  const signatures = await listSignatures(db, project.id);
  const rounds = new Map((await listRounds(db, project.id)).map(({ id, number }) => [id, number]));
  const described = [];
  for (const head of heads) {
    const own = signatures.filter(({ decisionId }) => decisionId === head.id);
    const snapshot = await readSnapshot(db, head);
    described.push({
      id: head.id,
      number: head.number,
      round: rounds.get(head.roundId) ?? 0,
      vendorId: head.vendorId,
      vendor: head.vendorName,
      recommendation: head.recommendation,
      conditions: head.conditions,
      dissent: head.dissent,
      snapshotHash: head.snapshotHash,
      draftedBy: head.drafterName,
      draftedAt: head.draftedAt,
      withdrawal: head.withdrawnAt === null ? null : { at: head.withdrawnAt, reason: head.withdrawal ?? "" },
      signatures: own.map(({ id, signedBy, signerName, signerRole, stance, note, snapshotHash, signedAt }) => ({
        id,
        userId: signedBy,
        name: signerName,
        role: signerRole,
        stance,
        note,
        snapshotHash,
        at: signedAt,
      })),
      count: snapshot && countSignatures(snapshot.signatories, own),
    });
  }
  return described;
}

/** The rulings of the revealed round as programs read them; none before the reveal. */
export async function readApiRulings({ context: { db }, project }: ProjectCaller) {
  const revealed = await readRevealedRound(db, project.id);
  return (revealed?.rulings ?? []).map((row) => ({
    id: row.id,
    vendorId: row.vendorId,
    requirementId: row.subjectId,
    outcome: row.outcome === "pass" ? ("pass" as const) : ("fail" as const),
    reason: row.reason,
    first: { userId: row.firstBy, name: row.firstName, at: row.firstAt },
    second: row.secondAt === null ? null : { userId: row.secondBy, name: row.secondName ?? "", at: row.secondAt },
    withdrawnAt: row.withdrawnAt,
  }));
}
