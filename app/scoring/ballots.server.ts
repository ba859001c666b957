import type { z } from "zod";
import { isOnScale } from "#app/domain/evaluation/ballot.ts";
import { scoredLeaves, type RoundCard } from "#app/domain/evaluation/round-card.ts";
import { nextOpen } from "#app/domain/evaluation/seat-progress.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { ballotLock } from "#app/http/evaluation/ballot-lock.ts";
import { requireRound } from "#app/http/evaluation/change-evaluation.server.ts";
import { change, type Change } from "#app/http/change.server.ts";
import { errorResponse, type IntentArgs } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { lockName } from "#db/dialect.ts";
import { insertRecusal, listOwnRecusals, readOwnBallots, writeBallot } from "#db/queries/ballots.ts";
import { recusalHash } from "#db/queries/evaluation-log.ts";
import { findCurrentRound, readRoundCard, type RoundHead } from "#db/queries/rounds.ts";
import { findOwnSeats } from "#db/queries/seats.ts";
import type { Database } from "#db/tables/index.ts";
import { withdrawnVendors } from "./rounds.server.ts";
import type { ballotForm, recuseForm } from "./scoring.forms.server.ts";

type ScoreArgs<Schema extends z.ZodType> = IntentArgs<"vendors.score", z.output<Schema>>;

/** What a member works with in a seat, and nothing of other seats. */
export interface OwnSeat {
  readonly round: RoundHead;
  readonly card: RoundCard;
  readonly seatId: string;
  readonly seatName: string;
}

export interface SavedBallot {
  readonly vendorId: string;
  readonly criterionId: string;
  readonly revision: number;
  /** What is open next; null when nothing is. */
  readonly next: { readonly vendorId: string; readonly criterionId: string } | null;
}

/**
 * Writes what a seat says of a vendor in a criterion over the revision that its writer saw. It leaves no entry in the project's log and tells nobody: what others
 * see must not depend on it.
 */
export async function saveBallot(args: ScoreArgs<typeof ballotForm>): Promise<SavedBallot> {
  const { context, project, user, value } = args;
  const saved = await changeInSeat(args, async ({ card, round, seatId }, { transaction }) => {
    requireOpenNow(args, round);
    const { vendorId, criterionId, revision, said, comment, evidence, reason } = value;
    await requireJudged(args, transaction, card, { roundId: round.id, seatId, vendorId });
    const leaf = scoredLeaves(card.scorecard.criteria).find(({ id }) => id === criterionId);
    if (!leaf) throw errorResponse(404, context);
    if (typeof said === "number" && !isOnScale(said, leaf.scale))
      throw new Refusal("ballot.offScale", { field: "said", parameters: { lowest: leaf.scale[0], highest: leaf.scale[1] } });
    const state = said === "abstain" ? "abstain" : said === "clear" ? "not_yet" : "score";
    const written = await writeBallot(
      transaction,
      {
        roundId: round.id,
        seatId,
        vendorId,
        criterionId,
        projectId: project.id,
        state,
        value: typeof said === "number" ? said : null,
        comment,
        evidence,
        reason,
        savedBy: user.id,
        saverName: user.name,
        savedAt: context.now(),
      },
      revision,
    );
    if (written === null) throw await staleBallot(transaction, { roundId: round.id, seatId, vendorId, criterionId }, user.id);
    return { roundId: round.id, seatId, revision: written };
  });
  const { vendorId, criterionId } = value;
  return { vendorId, criterionId, revision: saved.revision, next: await findNext(args, saved, { vendorId, criterionId }) };
}

/** Declares a conflict of interest: the seat does not judge the vendor in this round. What it has said of it is kept and does not count. */
export async function recuse(args: ScoreArgs<typeof recuseForm>): Promise<void> {
  const { context, project, user, value } = args;
  await changeInSeat(args, async ({ card, round, seatId, seatName }, { transaction, record }) => {
    const vendor = card.vendors.find(({ id }) => id === value.vendorId);
    if (!vendor) throw errorResponse(404, context);
    const place = { roundId: round.id, seatId, vendorId: vendor.id };
    const row = { ...place, projectId: project.id, reason: value.reason, declaredBy: user.id, declaredAt: context.now() };
    if (!(await insertRecusal(transaction, row))) throw new Refusal("ballot.recusedAlready", { status: 409 });
    const data = { seat: seatName, vendor: vendor.name, round: round.number, recusal: { ...place, hash: recusalHash(row) } };
    await record({ stream: project.id, command: "evaluation.recuse", subjectId: vendor.id, data });
  });
}

/** The seats in which the caller scores in the current round; none while none is being scored, or after it. */
export async function readOwnSeats(db: Database, projectId: string, userId: string): Promise<readonly OwnSeat[]> {
  const round = await findCurrentRound(db, projectId);
  if (!round) return [];
  const card = await readRoundCard(db, round.id);
  const seats = await findOwnSeats(db, projectId, userId);
  return seats.flatMap(({ id, name }) => (card.seats.some((seat) => seat.id === id) ? [{ round, card, seatId: id, seatName: name }] : []));
}

/** What a seat has said, and which vendors it does not judge. */
export async function readSeatRecords(db: Database, { round, seatId }: Pick<OwnSeat, "round" | "seatId">, userId: string) {
  const seat = { roundId: round.id, seatId };
  return {
    ballots: await readOwnBallots(db, seat, userId),
    recused: new Set((await listOwnRecusals(db, seat)).map(({ vendorId }) => vendorId)),
    withdrawn: await withdrawnVendors(db, round.projectId),
  };
}

/** Whether members score on this day; the server's clock says which it is at the project's place. */
export function isWithinWindow({ scoresFrom, scoresUntil }: RoundHead, today: string): boolean {
  return (scoresFrom === null || today >= scoresFrom) && (scoresUntil === null || today <= scoresUntil);
}

function requireOpenNow({ context, project }: ScoreArgs<z.ZodType>, round: RoundHead): void {
  if (round.state !== "open") throw new Refusal("round.state", { status: 409 });
  if (!isWithinWindow(round, todayIn(project.timeZone, context.now()))) throw new Refusal("ballot.outsideWindow", { status: 409 });
}

async function changeInSeat<Value>(
  args: ScoreArgs<typeof recuseForm | typeof ballotForm>,
  work: (seat: OwnSeat, change: Change) => Promise<Value>,
): Promise<Value> {
  const { context, project, user, value } = args;
  return change(args, async (made) => {
    const { transaction } = made;
    const { id: roundId } = await requireRound(transaction, project.id, "open");
    await lockName(transaction, ballotLock(roundId, value.seatId));
    const own = (await readOwnSeats(transaction, project.id, user.id)).find(({ seatId }) => seatId === value.seatId);
    if (!own) throw errorResponse(404, context);
    if (own.round.id !== roundId || own.round.state !== "open") throw new Refusal("round.state", { status: 409 });
    return work(own, made);
  });
}

async function requireJudged(
  { context }: ScoreArgs<z.ZodType>,
  db: Database,
  card: RoundCard,
  { roundId, seatId, vendorId }: { readonly roundId: string; readonly seatId: string; readonly vendorId: string },
): Promise<void> {
  if (!card.vendors.some(({ id }) => id === vendorId)) throw errorResponse(404, context);
  const recusals = await listOwnRecusals(db, { roundId, seatId });
  if (recusals.some((recusal) => recusal.vendorId === vendorId)) throw new Refusal("ballot.recused", { status: 409 });
}

async function staleBallot(
  db: Database,
  {
    vendorId,
    criterionId,
    ...seat
  }: { readonly roundId: string; readonly seatId: string; readonly vendorId: string; readonly criterionId: string },
  userId: string,
): Promise<Refusal> {
  const ballots = await readOwnBallots(db, seat, userId);
  const current = ballots.find((ballot) => ballot.vendorId === vendorId && ballot.criterionId === criterionId);
  const said = current?.state === "score" ? String(current.value) : current?.state === "abstain" ? "abstain" : "";
  const theirs = { said, comment: current?.comment ?? "", evidence: current?.evidence ?? "" };
  return new Refusal("form.stale", { status: 409, detail: { version: current?.revision ?? 0, theirs } });
}

async function findNext(
  { context, project, user }: ScoreArgs<typeof ballotForm>,
  { seatId }: { readonly seatId: string },
  after: { readonly vendorId: string; readonly criterionId: string },
) {
  const own = (await readOwnSeats(context.db, project.id, user.id)).find((seat) => seat.seatId === seatId);
  if (!own) return null;
  return nextOpen(own.card, seatId, await readSeatRecords(context.db, own, user.id), after);
}
