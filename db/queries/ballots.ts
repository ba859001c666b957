import type { Ballot, BallotState } from "#app/domain/evaluation/ballot.ts";
import type { SeatBallot } from "#app/domain/evaluation/round-model.ts";
import type { BallotRevisionRow, BallotRow, RecusalRow } from "../tables/evaluation.ts";
import type { Database } from "../tables/index.ts";
import { textHash } from "./rounds.ts";

/*
 * The only place where scores are read. Before a round is revealed there are two ways: a seat's own scores, by whoever sits in it, and which seats have
 * finished. Everything else joins the round and finds nothing until it is revealed.
 */

interface Seat {
  readonly roundId: string;
  readonly seatId: string;
}

/** What the account has said in a seat; nothing for a seat that is another's. */
export async function readOwnBallots(db: Database, { roundId, seatId }: Seat, userId: string): Promise<Ballot[]> {
  const rows = await db
    .selectFrom("ballot")
    .innerJoin("evaluationSeat", "evaluationSeat.id", "ballot.seatId")
    .select([
      "ballot.vendorId",
      "ballot.criterionId",
      "ballot.state",
      "ballot.value",
      "ballot.comment",
      "ballot.evidence",
      "ballot.revision",
    ])
    .where("ballot.roundId", "=", roundId)
    .where("ballot.seatId", "=", seatId)
    .where((where) =>
      where.or([
        where("evaluationSeat.delegateId", "=", userId),
        where.and([where("evaluationSeat.userId", "=", userId), where("evaluationSeat.delegateId", "is", null)]),
      ]),
    )
    .execute();
  const changed = await changedCells(db, roundId, seatId);
  return rows.map(({ state, ...row }) => ({ ...row, state: state as BallotState, isChanged: changed.has(cellKey({ seatId, ...row })) }));
}

/** What all seats have said; nothing before the round is revealed. */
export async function readRevealedBallots(db: Database, roundId: string): Promise<RevealedBallot[]> {
  const rows = await db
    .selectFrom("ballot")
    .innerJoin("evaluationRound", "evaluationRound.id", "ballot.roundId")
    .selectAll("ballot")
    .where("ballot.roundId", "=", roundId)
    .where("evaluationRound.revealedAt", "is not", null)
    .orderBy("ballot.seatId")
    .orderBy("ballot.vendorId")
    .orderBy("ballot.criterionId")
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as BallotState }));
}

export type RevealedBallot = SeatBallot & Omit<BallotRow, "state">;

/** Everything that the seats ever said; nothing before the round is revealed. */
export async function readRevealedRevisions(db: Database, roundId: string): Promise<BallotRevisionRow[]> {
  return db
    .selectFrom("ballotRevision")
    .innerJoin("evaluationRound", "evaluationRound.id", "ballotRevision.roundId")
    .selectAll("ballotRevision")
    .where("ballotRevision.roundId", "=", roundId)
    .where("evaluationRound.revealedAt", "is not", null)
    .orderBy("ballotRevision.seatId")
    .orderBy("ballotRevision.sequence")
    .execute();
}

/** When the first score of a round was entered; null before it is revealed, and where there is none. */
export async function firstRevealedScoreAt(db: Database, roundId: string): Promise<string | null> {
  const first = await db
    .selectFrom("ballotRevision")
    .innerJoin("evaluationRound", "evaluationRound.id", "ballotRevision.roundId")
    .select((select) => select.fn.min("ballotRevision.savedAt").as("at"))
    .where("ballotRevision.roundId", "=", roundId)
    .where("evaluationRound.revealedAt", "is not", null)
    .executeTakeFirst();
  return first?.at ?? null;
}

/** What one seat has said, for {@link finishedSeats} and nothing else. */
async function readForProgress(db: Database, roundId: string): Promise<(Ballot & { seatId: string })[]> {
  const rows = await db.selectFrom("ballot").selectAll().where("roundId", "=", roundId).execute();
  const changed = await changedCells(db, roundId);
  return rows.map(({ seatId, vendorId, criterionId, state, value, comment, evidence, revision }) => ({
    seatId,
    vendorId,
    criterionId,
    state: state as BallotState,
    value,
    comment,
    evidence,
    revision,
    isChanged: changed.has(cellKey({ seatId, vendorId, criterionId })),
  }));
}

/** The cells of a round, or of one seat in it, in which more than one score was ever given. */
async function changedCells(db: Database, roundId: string, seatId?: string): Promise<ReadonlySet<string>> {
  const cells = await db
    .selectFrom("ballotRevision")
    .select(["seatId", "vendorId", "criterionId"])
    .where("roundId", "=", roundId)
    .$if(seatId !== undefined, (query) => query.where("seatId", "=", seatId ?? ""))
    .where("state", "=", "score")
    .groupBy(["seatId", "vendorId", "criterionId"])
    .having((having) => having.fn.count("value").distinct(), ">", 1)
    .execute();
  return new Set(cells.map(cellKey));
}

/** Which of the seats have nothing left to do, by a test on what each has said; no more than that leaves here. */
export async function finishedSeats(
  db: Database,
  roundId: string,
  seatIds: readonly string[],
  isFinished: (seatId: string, ballots: readonly Ballot[]) => boolean,
): Promise<ReadonlySet<string>> {
  const ballots = await readForProgress(db, roundId);
  return new Set(
    seatIds.filter((seatId) =>
      isFinished(
        seatId,
        ballots.filter((ballot) => ballot.seatId === seatId),
      ),
    ),
  );
}

export async function listRecusals(db: Database, roundId: string): Promise<RecusalRow[]> {
  return db.selectFrom("recusal").selectAll().where("roundId", "=", roundId).orderBy("declaredAt").orderBy("seatId").execute();
}

/** The vendors that one seat does not judge. */
export async function listOwnRecusals(db: Database, { roundId, seatId }: Seat): Promise<RecusalRow[]> {
  return db.selectFrom("recusal").selectAll().where("roundId", "=", roundId).where("seatId", "=", seatId).execute();
}

/** Declares a recusal; false when it was declared before. */
export async function insertRecusal(db: Database, row: RecusalRow): Promise<boolean> {
  const result = await db
    .insertInto("recusal")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export interface NewBallot extends Omit<BallotRow, "revision"> {
  readonly saverName: string;
  /** Why it is changed; empty for none. */
  readonly reason: string;
}

/**
 * Writes what a seat says over its ballot at `revision`, which is 0 for none, and into the seat's own chain. Null when the ballot is at another revision.
 * Call it while the seat is locked: a chain has one end.
 */
export async function writeBallot(db: Database, { saverName, reason, ...said }: NewBallot, revision: number): Promise<number | null> {
  const cell = { roundId: said.roundId, seatId: said.seatId, vendorId: said.vendorId, criterionId: said.criterionId };
  const row: BallotRow = { ...said, revision: revision + 1 };
  if (revision === 0) {
    const made = await db
      .insertInto("ballot")
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if ((made.numInsertedOrUpdatedRows ?? 0n) === 0n) return null;
  } else {
    const { state, value, comment, evidence, savedBy, savedAt } = said;
    const result = await db
      .updateTable("ballot")
      .set({ state, value, comment, evidence, savedBy, savedAt, revision: revision + 1 })
      .where((where) => where.and(cell))
      .where("revision", "=", revision)
      .executeTakeFirst();
    if (result.numUpdatedRows === 0n) return null;
  }
  await appendRevision(db, { ...row, saverName, reason });
  return row.revision;
}

/** Where each seat's chain of a round ends, so that a later look finds what was cut off. */
export async function chainEnds(db: Database, roundId: string) {
  const ends = await db
    .selectFrom("ballotRevision as entry")
    .select(["entry.seatId", "entry.sequence", "entry.hash"])
    .where("entry.roundId", "=", roundId)
    .where("entry.sequence", "=", ({ selectFrom }) =>
      selectFrom("ballotRevision as other")
        .select(({ fn }) => fn.max("other.sequence").as("last"))
        .where("other.roundId", "=", roundId)
        .whereRef("other.seatId", "=", "entry.seatId"),
    )
    .orderBy("entry.seatId")
    .execute();
  return ends;
}

/** Writes the first ballots of one seat, which has none, with its chain from the next place on. Call it while the seat is locked. */
export async function insertBallots(db: Database, ballots: readonly NewBallot[]): Promise<void> {
  const [first] = ballots;
  if (!first) return;
  let last = await lastRevision(db, first);
  const revisions = ballots.map(({ saverName, reason, ...said }): BallotRevisionRow => {
    const entry = { ...said, revision: 1, saverName, reason, sequence: (last?.sequence ?? 0) + 1, previousHash: last?.hash ?? firstHash };
    last = { sequence: entry.sequence, hash: revisionHash(entry) };
    return { ...entry, hash: last.hash };
  });
  await db
    .insertInto("ballot")
    .values(ballots.map(({ saverName: _saverName, reason: _reason, ...said }) => ({ ...said, revision: 1 })))
    .execute();
  await db.insertInto("ballotRevision").values(revisions).execute();
}

async function appendRevision(db: Database, said: BallotRow & { saverName: string; reason: string }): Promise<void> {
  const last = await lastRevision(db, said);
  const entry = { ...said, sequence: (last?.sequence ?? 0) + 1, previousHash: last?.hash ?? firstHash };
  await db
    .insertInto("ballotRevision")
    .values({ ...entry, hash: revisionHash(entry) })
    .execute();
}

/** Where a seat's chain ends. */
async function lastRevision(db: Database, { roundId, seatId }: Seat): Promise<Pick<BallotRevisionRow, "sequence" | "hash"> | undefined> {
  return db
    .selectFrom("ballotRevision")
    .select(["sequence", "hash"])
    .where("roundId", "=", roundId)
    .where("seatId", "=", seatId)
    .orderBy("sequence", "desc")
    .limit(1)
    .executeTakeFirst();
}

const firstHash = "0".repeat(64);

/** The hash of one entry of a seat's chain: of all that it says, with the entry before it. */
export function revisionHash(entry: Omit<BallotRevisionRow, "hash">): string {
  const { roundId, seatId, sequence, vendorId, criterionId, revision, state, value, comment, evidence, reason } = entry;
  const { savedBy, saverName, savedAt, previousHash } = entry;
  const said = [roundId, seatId, sequence, vendorId, criterionId, revision, state, value, comment, evidence, reason];
  return textHash(JSON.stringify([...said, savedBy, saverName, savedAt, previousHash]));
}

/** A place at which a seat's chain is not what was written. */
export interface BrokenRevision {
  readonly seatId: string;
  readonly sequence: number;
  readonly vendorId: string;
  readonly criterionId: string;
}

/** The first entry of each seat's chain that is not what was written, or that another was taken from before it; and ballots that the chain does not end in. */
export function verifyRevisions(revisions: readonly BallotRevisionRow[], ballots: readonly BallotRow[]): readonly BrokenRevision[] {
  const broken: BrokenRevision[] = [];
  const newest = new Map<string, BallotRevisionRow>();
  let before: BallotRevisionRow | null = null;
  let brokenSeat = "";
  for (const entry of revisions) {
    const isFirst = before?.seatId !== entry.seatId;
    const expected = isFirst || before === null ? { sequence: 1, hash: firstHash } : { sequence: before.sequence + 1, hash: before.hash };
    const isSound = entry.sequence === expected.sequence && entry.previousHash === expected.hash && revisionHash(entry) === entry.hash;
    if (!isSound && brokenSeat !== entry.seatId) {
      brokenSeat = entry.seatId;
      broken.push(placeOf(entry, entry.sequence));
    }
    newest.set(cellKey(entry), entry);
    before = entry;
  }
  for (const ballot of ballots) {
    const last = newest.get(cellKey(ballot));
    const isSame = last !== undefined && last.revision === ballot.revision && last.state === ballot.state && last.value === ballot.value;
    const isSaid = isSame && last.comment === ballot.comment && last.evidence === ballot.evidence;
    if (!isSaid || last.savedBy !== ballot.savedBy || last.savedAt !== ballot.savedAt) broken.push(placeOf(ballot, last?.sequence ?? 0));
  }
  return broken;
}

function placeOf(
  { seatId, vendorId, criterionId }: Pick<BallotRow, "seatId" | "vendorId" | "criterionId">,
  sequence: number,
): BrokenRevision {
  return { seatId, sequence, vendorId, criterionId };
}

function cellKey({ seatId, vendorId, criterionId }: Pick<BallotRow, "seatId" | "vendorId" | "criterionId">): string {
  return JSON.stringify([seatId, vendorId, criterionId]);
}
