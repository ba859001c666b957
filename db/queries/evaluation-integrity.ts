import { canonicalText } from "#app/domain/canonical-text.ts";
import type { DecisionSnapshot } from "#app/domain/evaluation/decision-snapshot.ts";
import type { BilingualText } from "#app/domain/scorecard/scorecard.ts";
import type { DecisionSignatureRow, EvaluationDecisionRow, EvaluationSeatRow } from "../tables/evaluation.ts";
import type { Database } from "../tables/index.ts";
import { readEvaluationLog, type EvaluationLog } from "./evaluation-log.ts";
import { checkChain } from "./events.ts";
import { textHash } from "./rounds.ts";
import { verifyRound } from "./verify-round.ts";
import { verifySent } from "./verify-sent.ts";

export const verifiedTables = [
  "event",
  "evaluationSeat",
  "evaluationRound",
  "ballotRevision",
  "ballot",
  "recusal",
  "moderatedScore",
  "knockOutRuling",
  "evaluationDecision",
  "decisionSignature",
  "questionnaireSubmission",
  "vendorDocument",
] as const;
export type VerifiedTable = (typeof verifiedTables)[number];

/** The first row of a table that is not what was written. */
export interface Breach {
  readonly table: VerifiedTable;
  /** The number of the round that it belongs to, or of the entry of the log, or of the decision; of a seat, its place. */
  readonly number: number;
  /** What the row is about: a seat, a vendor, a person or a file by name, the wider first; nothing where the number says it. */
  readonly about: readonly string[];
  /** Of a score. */
  readonly criterion?: BilingualText;
}

export interface EvaluationCheck {
  /** Rows that were looked at. */
  readonly rows: number;
  /** The first one of each table. */
  readonly breaches: readonly Breach[];
}

/**
 * Compares everything of a project's evaluation with what was written: the log with its chain, scorecards, kept offers and snapshots with their hashes and with the log, what each seat said
 * with the seat's chain and with where the log says that it ended at the reveal, seats, recusals, agreed scores, rulings and signatures with the log, what a decided round rests on with the
 * snapshot that was signed, and what vendors answered and what files are kept of them with their hashes. Rounds that are not revealed are passed over unless `withSealed` says otherwise: how much of them there is, is nobody's to know.
 */
export async function verifyEvaluation(db: Database, projectId: string, { withSealed = false } = {}): Promise<EvaluationCheck> {
  const chain = await checkChain(db, projectId);
  const found: Breach[] = chain.brokenAt === null ? [] : [{ table: "event", number: chain.brokenAt, about: [] }];
  const log = await readEvaluationLog(db, projectId);
  const seats = await db.selectFrom("evaluationSeat").selectAll().where("projectId", "=", projectId).orderBy("position").execute();
  const rounds = await db.selectFrom("evaluationRound").selectAll().where("projectId", "=", projectId).orderBy("number").execute();
  const decisions = await db.selectFrom("evaluationDecision").selectAll().where("projectId", "=", projectId).orderBy("number").execute();
  const signatures = await db.selectFrom("decisionSignature").selectAll().where("projectId", "=", projectId).orderBy("id").execute();
  found.push(...verifySeats(seats, log));
  const present = new Set(rounds.map(({ id }) => id));
  const lost = [...log.rounds].find(([id]) => !present.has(id));
  if (lost) found.push({ table: "evaluationRound", number: Number(lost[1]["number"] ?? 0), about: [] });
  let rows = chain.end.sequence + seats.length + decisions.length + signatures.length;
  // What the log says was revealed is looked at, whatever the round says of itself.
  for (const round of rounds.filter(({ id, revealedAt }) => withSealed || revealedAt !== null || log.chains.has(id))) {
    const decision = decisions.find(({ roundId, withdrawnAt }) => roundId === round.id && withdrawnAt === null);
    const checked = await verifyRound(db, round, log, round.state === "decided" ? decision : undefined);
    rows += checked.rows;
    found.push(...checked.breaches);
  }
  found.push(...verifyDecisions(decisions, log), ...verifySignatures(signatures, decisions, log));
  const sent = await verifySent(db, projectId, log);
  rows += sent.rows;
  found.push(...sent.breaches);
  return { rows, breaches: verifiedTables.flatMap((table) => found.find((breach) => breach.table === table) ?? []) };
}

function verifySeats(seats: readonly EvaluationSeatRow[], log: EvaluationLog): readonly Breach[] {
  const changed = seats.find(({ version: _version, projectId: _project, ...row }) => {
    const kept = log.seats.get(row.id);
    return kept !== undefined && canonicalText(kept) !== canonicalText(row);
  });
  if (changed) return [{ table: "evaluationSeat", number: changed.position, about: [changed.name] }];
  const present = new Set(seats.map(({ id }) => id));
  const lost = [...log.seats].find(([id]) => !present.has(id))?.[1];
  return lost ? [{ table: "evaluationSeat", number: Number(lost["position"] ?? 0), about: [String(lost["name"] ?? "")] }] : [];
}

function verifyDecisions(decisions: readonly EvaluationDecisionRow[], log: EvaluationLog): readonly Breach[] {
  const changed = decisions.find((decision) => !isAsDrafted(decision, log) || !isAsWithdrawn(decision, log));
  if (changed) return [{ table: "evaluationDecision", number: changed.number, about: [changed.vendorName] }];
  const present = new Set(decisions.map(({ id }) => id));
  const lost = [...log.drafts].find(([id]) => !present.has(id))?.[1];
  return lost ? [{ table: "evaluationDecision", number: lost.number, about: [lost.vendor] }] : [];
}

function isAsDrafted(
  { id, snapshot, snapshotHash, number, vendorId, vendorName, drafterName, draftedAt, ...row }: EvaluationDecisionRow,
  log: EvaluationLog,
): boolean {
  if (textHash(snapshot) !== snapshotHash || log.drafts.get(id)?.snapshotHash !== snapshotHash) return false;
  // Written by this product: the hash says that nothing else has changed it.
  const { decision } = JSON.parse(snapshot) as DecisionSnapshot;
  const { recommendation, conditions, dissent } = row;
  // The vendor may be gone for good; it is never another one.
  if (vendorId !== null && vendorId !== decision.vendorId) return false;
  const words = { number, vendorName, recommendation, conditions, dissent, draftedBy: drafterName, draftedAt };
  return (Object.keys(words) as (keyof typeof words)[]).every((key) => decision[key] === words[key]);
}

function isAsWithdrawn({ id, withdrawnAt, withdrawal }: EvaluationDecisionRow, log: EvaluationLog): boolean {
  const kept = log.withdrawals.get(id);
  return kept === undefined ? withdrawnAt === null : withdrawnAt !== null && kept["withdrawal"] === withdrawal;
}

function verifySignatures(
  signatures: readonly DecisionSignatureRow[],
  decisions: readonly EvaluationDecisionRow[],
  log: EvaluationLog,
): readonly Breach[] {
  const numberOf = (id: string) => decisions.find((decision) => decision.id === id)?.number ?? 0;
  const signed = new Map(log.signatures.map((entry) => [entry.id, entry]));
  const forged = signatures.find(({ projectId: _project, decisionId, ...row }) => {
    const entry = signed.get(row.id);
    return !entry || entry.decisionId !== decisionId || canonicalText(entry.row) !== canonicalText(row);
  });
  if (forged) return [{ table: "decisionSignature", number: numberOf(forged.decisionId), about: [forged.signerName] }];
  const present = new Set(signatures.map(({ id }) => id));
  const lost = log.signatures.find(({ id }) => !present.has(id));
  return lost ? [{ table: "decisionSignature", number: numberOf(lost.decisionId), about: [String(lost.row["signerName"] ?? "")] }] : [];
}
