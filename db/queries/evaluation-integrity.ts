import { canonicalText } from "#app/domain/canonical-text.ts";
import type { DecisionSnapshot } from "#app/domain/evaluation/decision-snapshot.ts";
import type { BallotRow, EvaluationDecisionRow, EvaluationRoundRow } from "../tables/evaluation.ts";
import type { Database } from "../tables/index.ts";
import { verifyRevisions } from "./ballots.ts";
import { checkChain } from "./events.ts";
import { textHash } from "./rounds.ts";

export const verifiedTables = [
  "event",
  "evaluationRound",
  "ballotRevision",
  "ballot",
  "recusal",
  "moderatedScore",
  "knockOutRuling",
  "evaluationDecision",
  "decisionSignature",
] as const;
export type VerifiedTable = (typeof verifiedTables)[number];

/** The first row of a table that is not what was written. */
export interface Breach {
  readonly table: VerifiedTable;
  /** The number of the round that it belongs to, or of the entry of the log, or of the decision. */
  readonly number: number;
  /** What the row is about: a seat, a vendor or a person by name; empty where the number says it. */
  readonly about: string;
}

export interface EvaluationCheck {
  /** Rows that were looked at. */
  readonly rows: number;
  /** The first one of each table. */
  readonly breaches: readonly Breach[];
}

/**
 * Compares everything of a project's evaluation with what was written: the log with its chain, scorecards and snapshots with their hashes and with the log, what each seat said with the
 * seat's chain, rulings and signatures with the log, and what a decided round rests on with the snapshot that was signed. Rounds that are not revealed are passed over unless `withSealed`
 * says otherwise: how much of them there is, is nobody's to know.
 */
export async function verifyEvaluation(db: Database, projectId: string, { withSealed = false } = {}): Promise<EvaluationCheck> {
  const found: Breach[] = [];
  const chain = await checkChain(db, projectId);
  let rows = chain.end.sequence;
  if (chain.brokenAt !== null) found.push({ table: "event", number: chain.brokenAt, about: "" });
  const log = await readLog(db, projectId);
  const rounds = await db.selectFrom("evaluationRound").selectAll().where("projectId", "=", projectId).orderBy("number").execute();
  const decisions = await db.selectFrom("evaluationDecision").selectAll().where("projectId", "=", projectId).orderBy("number").execute();
  for (const round of rounds.filter(({ revealedAt }) => withSealed || revealedAt !== null)) {
    const decision = decisions.find(({ roundId, withdrawnAt }) => roundId === round.id && withdrawnAt === null);
    const checked = await verifyRound(db, round, log, round.state === "decided" ? decision : undefined);
    rows += checked.rows;
    found.push(...checked.breaches);
  }
  const signatures = await db.selectFrom("decisionSignature").selectAll().where("projectId", "=", projectId).orderBy("id").execute();
  rows += decisions.length + signatures.length;
  const decided = decisions.find((decision) => !isAsDrafted(decision, log));
  if (decided) found.push({ table: "evaluationDecision", number: decided.number, about: decided.vendorName });
  const signed = new Map(log.signatures.map((entry) => [entry.id, entry]));
  const numberOf = (id: string) => decisions.find((decision) => decision.id === id)?.number ?? 0;
  const forged = signatures.find(({ projectId: _project, decisionId, ...row }) => {
    const entry = signed.get(row.id);
    return !entry || entry.decisionId !== decisionId || canonicalText(entry.row) !== canonicalText(row);
  });
  const present = new Set(signatures.map(({ id }) => id));
  const lost = log.signatures.find(({ id, decisionId }) => !present.has(id) && decisions.some((decision) => decision.id === decisionId));
  if (forged) found.push({ table: "decisionSignature", number: numberOf(forged.decisionId), about: forged.signerName });
  else if (lost) found.push({ table: "decisionSignature", number: numberOf(lost.decisionId), about: String(lost.row["signerName"] ?? "") });
  return { rows, breaches: verifiedTables.flatMap((table) => found.find((breach) => breach.table === table) ?? []) };
}

type Logged = Readonly<Record<string, unknown>>;

interface EvaluationLog {
  /** By round: the hash that its scorecard was fixed under. */
  readonly cards: ReadonlyMap<string, unknown>;
  /** By decision: the hash that its snapshot was drafted under. */
  readonly drafts: ReadonlyMap<string, unknown>;
  readonly signatures: readonly { readonly id: string; readonly decisionId: string; readonly row: Logged }[];
  /** By ruling: as it was when it was last changed. */
  readonly rulings: ReadonlyMap<string, Logged>;
}

async function readLog(db: Database, projectId: string): Promise<EvaluationLog> {
  const entries = await db
    .selectFrom("event")
    .select(["command", "subjectId", "data"])
    .where("stream", "=", projectId)
    .where("command", "in", [
      "evaluation.finalise",
      "evaluation.decide",
      "evaluation.sign",
      "evaluation.rule",
      "evaluation.confirmRuling",
      "evaluation.withdrawRuling",
    ])
    .orderBy("sequence")
    .execute();
  const cards = new Map<string, unknown>();
  const drafts = new Map<string, unknown>();
  const rulings = new Map<string, Logged>();
  const signatures: { id: string; decisionId: string; row: Logged }[] = [];
  for (const { command, subjectId, data } of entries) {
    const said = logged(JSON.parse(data));
    const subject = subjectId ?? "";
    if (command === "evaluation.finalise") cards.set(subject, said["scorecardHash"]);
    else if (command === "evaluation.decide") drafts.set(subject, said["snapshotHash"]);
    else if (command === "evaluation.sign") {
      const row = logged(said["signature"]);
      signatures.push({ id: String(row["id"]), decisionId: subject, row });
    } else rulings.set(subject, logged(said["ruling"]));
  }
  return { cards, drafts, signatures, rulings };
}

function logged(value: unknown): Logged {
  return typeof value === "object" && value !== null ? (value as Logged) : {};
}

async function verifyRound(
  db: Database,
  round: EvaluationRoundRow,
  log: EvaluationLog,
  decided: EvaluationDecisionRow | undefined,
): Promise<EvaluationCheck> {
  const breaches: Breach[] = [];
  const report = (table: VerifiedTable, about: string) => breaches.push({ table, number: round.number, about });
  if (textHash(round.scorecard) !== round.scorecardHash || log.cards.get(round.id) !== round.scorecardHash) report("evaluationRound", "");
  const names = await readNames(db, round.projectId);
  const { revisions, ballots, recusals, moderated, rulings } = await readRoundRows(db, round.id);
  const brokenChain = verifyRevisions(revisions, []).at(0);
  if (brokenChain) report("ballotRevision", names.get(brokenChain.seatId) ?? "");
  else {
    const brokenBallot = verifyRevisions(revisions, ballots).at(0);
    const kept = new Set(ballots.map(cellOf));
    const unsaid = revisions.find((entry) => !kept.has(cellOf(entry)));
    if (brokenBallot ?? unsaid) report("ballot", names.get((brokenBallot ?? unsaid)!.seatId) ?? "");
  }
  const ruled = rulings.find((row) => canonicalText(log.rulings.get(row.id)) !== canonicalText(row));
  if (ruled) report("knockOutRuling", names.get(ruled.vendorId) ?? "");
  const record = decided && textHash(decided.snapshot) === decided.snapshotHash ? snapshotRecord(decided.snapshot) : undefined;
  if (record) {
    const ends = new Map(revisions.map(({ seatId, hash }) => [seatId, hash]));
    const cutOff = record.chains.find(({ seatId, hash }) => ends.get(seatId) !== hash);
    if (cutOff) report("ballotRevision", names.get(cutOff.seatId) ?? "");
    const recused = firstDifference(
      record.recusals,
      recusals.map(({ seatId, vendorId, reason, declaredAt }) => ({ seatId, vendorId, reason, declaredAt })),
    );
    if (recused) report("recusal", names.get(recused.seatId) ?? "");
    const agreed = firstDifference(
      record.moderated,
      moderated.map(({ vendorId, criterionId, value, reason, moderatorName: by, moderatedAt: at }) => ({
        vendorId,
        criterionId,
        value,
        reason,
        by,
        at,
      })),
    );
    if (agreed) report("moderatedScore", names.get(agreed.vendorId) ?? "");
    const kept = new Set(rulings.map(({ id }) => id));
    const dropped = record.rulings.find(({ id }) => !kept.has(id));
    if (dropped) report("knockOutRuling", names.get(dropped.vendorId) ?? "");
  }
  const rows = 1 + revisions.length + ballots.length + recusals.length + moderated.length + rulings.length;
  return { rows, breaches };
}

async function readRoundRows(db: Database, roundId: string) {
  return {
    revisions: await db
      .selectFrom("ballotRevision")
      .selectAll()
      .where("roundId", "=", roundId)
      .orderBy("seatId")
      .orderBy("sequence")
      .execute(),
    ballots: await db
      .selectFrom("ballot")
      .selectAll()
      .where("roundId", "=", roundId)
      .orderBy("seatId")
      .orderBy("vendorId")
      .orderBy("criterionId")
      .execute(),
    recusals: await db.selectFrom("recusal").selectAll().where("roundId", "=", roundId).orderBy("seatId").orderBy("vendorId").execute(),
    moderated: await db
      .selectFrom("moderatedScore")
      .selectAll()
      .where("roundId", "=", roundId)
      .orderBy("vendorId")
      .orderBy("criterionId")
      .execute(),
    rulings: await db.selectFrom("knockOutRuling").selectAll().where("roundId", "=", roundId).orderBy("id").execute(),
  };
}

function isAsDrafted(
  { id, snapshot, snapshotHash, vendorName, recommendation, conditions, dissent }: EvaluationDecisionRow,
  log: EvaluationLog,
) {
  if (textHash(snapshot) !== snapshotHash || log.drafts.get(id) !== snapshotHash) return false;
  // Written by this product: the hash says that nothing else has changed it.
  const { decision } = JSON.parse(snapshot) as DecisionSnapshot;
  const words = { vendorName, recommendation, conditions, dissent };
  return (Object.keys(words) as (keyof typeof words)[]).every((key) => decision[key] === words[key]);
}

function snapshotRecord(text: string): DecisionSnapshot["record"] | undefined {
  return (JSON.parse(text) as DecisionSnapshot).record;
}

/** The first item that only one of the lists has, whatever their order. */
function firstDifference<Item>(expected: readonly Item[], present: readonly Item[]): Item | undefined {
  const texts = (items: readonly Item[]) => new Set(items.map((item) => canonicalText(item)));
  const [wanted, found] = [texts(expected), texts(present)];
  return expected.find((item) => !found.has(canonicalText(item))) ?? present.find((item) => !wanted.has(canonicalText(item)));
}

function cellOf({ seatId, vendorId, criterionId }: Pick<BallotRow, "seatId" | "vendorId" | "criterionId">): string {
  return JSON.stringify([seatId, vendorId, criterionId]);
}

/** What seats and vendors are called. */
async function readNames(db: Database, projectId: string): Promise<ReadonlyMap<string, string>> {
  const seats = await db.selectFrom("evaluationSeat").select(["id", "name"]).where("projectId", "=", projectId).execute();
  const vendors = await db.selectFrom("vendor").select(["id", "name"]).where("projectId", "=", projectId).execute();
  return new Map([...seats, ...vendors].map(({ id, name }) => [id, name]));
}
