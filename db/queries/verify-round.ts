import { canonicalText } from "#app/domain/canonical-text.ts";
import { allCriteria, type BilingualText } from "#app/domain/scorecard/scorecard.ts";
import type { RoundCard } from "#app/domain/evaluation/round-card.ts";
import type { DecisionSnapshot } from "#app/domain/evaluation/decision-snapshot.ts";
import type {
  BallotRow,
  EvaluationDecisionRow,
  EvaluationRoundRow,
  KnockOutRulingRow,
  ModeratedScoreRow,
  RecusalRow,
} from "../tables/evaluation.ts";
import type { Database } from "../tables/index.ts";
import { verifyRevisions } from "./ballots.ts";
import type { Breach, EvaluationCheck, VerifiedTable } from "./evaluation-integrity.ts";
import { keptOfModeration, moderationKey, recusalHash, recusalKey, type EvaluationLog, type LoggedEnd } from "./evaluation-log.ts";
import { textHash } from "./rounds.ts";

/** Where a score or a finding belongs; what is missing does not matter. */
interface Place {
  readonly seatId?: string;
  readonly vendorId?: string;
  readonly criterionId?: string;
}

type About = Pick<Breach, "about" | "criterion">;
type RoundRows = Awaited<ReturnType<typeof readRoundRows>>;

/** Compares everything of one round with its hashes and chains, with the log, and with the snapshot of the decision that stands where one is given. */
export async function verifyRound(
  db: Database,
  round: EvaluationRoundRow,
  log: EvaluationLog,
  decided: EvaluationDecisionRow | undefined,
): Promise<EvaluationCheck> {
  const nameOf = await readNames(db, round);
  const rows = await readRoundRows(db, round.id);
  const breaches: Breach[] = [];
  const report = (table: VerifiedTable, about: About | undefined) => {
    if (about !== undefined) breaches.push({ table, number: round.number, ...about });
  };
  const record = decided && textHash(decided.snapshot) === decided.snapshotHash ? snapshotRecord(decided.snapshot) : undefined;
  report("evaluationRound", isRoundAsWritten(round, log) ? undefined : { about: [] });
  const brokenChain = brokenChainOf(rows, log.chains.get(round.id) ?? null) ?? brokenChainOf(rows, record?.chains ?? null);
  report("ballotRevision", nameOf(brokenChain));
  if (brokenChain === undefined) report("ballot", nameOf(brokenBallotOf(rows)));
  report("recusal", nameOf(brokenRecusal(round.id, rows.recusals, log) ?? (record && differingRecusal(record, rows.recusals))));
  report(
    "moderatedScore",
    nameOf(brokenModeration(round.id, rows.moderated, log) ?? (record && differingModeration(record, rows.moderated))),
  );
  report("knockOutRuling", nameOf(brokenRuling(round.id, rows.rulings, log)));
  const { revisions, ballots, recusals, moderated, rulings } = rows;
  return { rows: 1 + revisions.length + ballots.length + recusals.length + moderated.length + rulings.length, breaches };
}

function isRoundAsWritten(round: EvaluationRoundRow, log: EvaluationLog): boolean {
  const kept = log.rounds.get(round.id);
  if (textHash(round.scorecard) !== round.scorecardHash || kept === undefined) return false;
  if (round.offers !== null && textHash(round.offers) !== round.offersHash) return false;
  const columns: Readonly<Record<string, unknown>> = { ...round };
  return (
    Object.entries(kept).every(([column, value]) => columns[column] === value) &&
    (kept["offersHash"] === undefined || round.offers !== null)
  );
}

/** The first entry that is not what was written, or the first seat whose chain does not end where it is said to end. */
function brokenChainOf({ revisions }: RoundRows, expected: readonly LoggedEnd[] | null): Place | undefined {
  const broken = verifyRevisions(revisions, []).at(0);
  if (broken || expected === null) return broken;
  const ends = new Map(revisions.map(({ seatId, sequence, hash }) => [seatId, { sequence, hash }]));
  const wanted = new Set(expected.map(({ seatId }) => seatId));
  const other = expected.find(({ seatId, sequence, hash }) => ends.get(seatId)?.hash !== hash || ends.get(seatId)?.sequence !== sequence);
  const seatId = other?.seatId ?? [...ends.keys()].find((id) => !wanted.has(id));
  return seatId === undefined ? undefined : { seatId };
}

function brokenBallotOf({ revisions, ballots }: RoundRows): Place | undefined {
  const kept = new Set(ballots.map(cellOf));
  return verifyRevisions(revisions, ballots).at(0) ?? revisions.find((entry) => !kept.has(cellOf(entry)));
}

function brokenRecusal(roundId: string, recusals: readonly RecusalRow[], log: EvaluationLog): Place | undefined {
  const changed = recusals.find((row) => log.recusals.get(recusalKey({ ...row })) !== recusalHash(row));
  if (changed) return changed;
  const present = new Set(recusals.map((row) => recusalKey({ ...row })));
  const lost = [...log.recusals.keys()].find((key) => !present.has(key) && partsOf(key)[0] === roundId);
  return lost === undefined ? undefined : { seatId: partsOf(lost)[1] ?? "", vendorId: partsOf(lost)[2] ?? "" };
}

/** The first agreed score that is not what the log says. */
function brokenModeration(roundId: string, moderated: readonly ModeratedScoreRow[], log: EvaluationLog): Place | undefined {
  const changed = moderated.find(
    (row) => canonicalText(log.moderated.get(moderationKey({ ...row }))) !== canonicalText(keptOfModeration(row).moderated),
  );
  if (changed) return changed;
  const present = new Set(moderated.map((row) => moderationKey({ ...row })));
  const lost = [...log.moderated.keys()].find((key) => !present.has(key) && partsOf(key)[0] === roundId);
  return lost === undefined ? undefined : { vendorId: partsOf(lost)[1] ?? "", criterionId: partsOf(lost)[2] ?? "" };
}

/** The first ruling that is not what the log says. */
function brokenRuling(roundId: string, rulings: readonly KnockOutRulingRow[], log: EvaluationLog): Place | undefined {
  const changed = rulings.find((row) => canonicalText(log.rulings.get(row.id)) !== canonicalText(row));
  if (changed) return { vendorId: changed.vendorId };
  const present = new Set(rulings.map(({ id }) => id));
  const lost = [...log.rulings].find(([id, row]) => !present.has(id) && row["roundId"] === roundId)?.[1];
  return lost && { vendorId: String(lost["vendorId"] ?? "") };
}

function differingRecusal(record: DecisionSnapshot["record"], recusals: readonly RecusalRow[]): Place | undefined {
  const present = recusals.map(({ seatId, vendorId, reason, declaredAt }) => ({ seatId, vendorId, reason, declaredAt }));
  return firstDifference(record.recusals, present);
}

function differingModeration(record: DecisionSnapshot["record"], moderated: readonly ModeratedScoreRow[]): Place | undefined {
  const present = moderated.map(({ vendorId, criterionId, value, reason, moderatorName: by, moderatedAt: at }) => {
    return { vendorId, criterionId, value, reason, by, at };
  });
  return firstDifference(record.moderated, present);
}

/** The first item that only one of the lists has, whatever their order. */
function firstDifference<Item>(expected: readonly Item[], present: readonly Item[]): Item | undefined {
  const texts = (items: readonly Item[]) => new Set(items.map((item) => canonicalText(item)));
  const [wanted, found] = [texts(expected), texts(present)];
  return expected.find((item) => !found.has(canonicalText(item))) ?? present.find((item) => !wanted.has(canonicalText(item)));
}

function partsOf(key: string): readonly string[] {
  return JSON.parse(key) as readonly string[];
}

function cellOf({ seatId, vendorId, criterionId }: Pick<BallotRow, "seatId" | "vendorId" | "criterionId">): string {
  return JSON.stringify([seatId, vendorId, criterionId]);
}

function snapshotRecord(text: string): DecisionSnapshot["record"] {
  return (JSON.parse(text) as DecisionSnapshot).record;
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

/** What seats, vendors and criteria of a round are called. */
async function readNames(
  db: Database,
  { projectId, scorecard }: EvaluationRoundRow,
): Promise<(place: Place | undefined) => About | undefined> {
  const seats = await db.selectFrom("evaluationSeat").select(["id", "name"]).where("projectId", "=", projectId).execute();
  const vendors = await db.selectFrom("vendor").select(["id", "name"]).where("projectId", "=", projectId).execute();
  const names = new Map([...seats, ...vendors].map(({ id, name }) => [id, name]));
  const criteria = namesOfCriteria(scorecard);
  return (place) => {
    if (!place) return undefined;
    const about = [place.seatId, place.vendorId].flatMap((id) => (id === undefined ? [] : [names.get(id) ?? ""]));
    const criterion = criteria.get(place.criterionId ?? "");
    return { about, ...(criterion ? { criterion } : {}) };
  };
}

/** None where the scorecard of the round itself was changed. */
function namesOfCriteria(scorecard: string): ReadonlyMap<string, BilingualText> {
  try {
    return new Map(allCriteria((JSON.parse(scorecard) as RoundCard).scorecard.criteria).map(({ id, name }) => [id, name]));
  } catch {
    return new Map();
  }
}
