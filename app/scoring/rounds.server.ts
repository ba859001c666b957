import type { z } from "zod";
import { canonicalText } from "#app/domain/canonical-text.ts";
import { hasScoredAll } from "#app/domain/evaluation/seat-progress.ts";
import { scoredLeaves, type RoundCard } from "#app/domain/evaluation/round-card.ts";
import { modelOfRound } from "#app/domain/evaluation/round-model.ts";
import { success, failure, type Result } from "#app/domain/result.ts";
import { checkModel } from "#app/domain/scoring/check-model.ts";
import { criteriaOfModel } from "#app/domain/scorecard/criteria-of-model.ts";
import { scorecardProblems } from "#app/domain/scorecard/scorecard-problems.ts";
import { tellCommittee } from "#app/http/evaluation/tell-committee.server.ts";
import { changeEvaluation, requireRound } from "#app/http/evaluation/change-evaluation.server.ts";
import { freezeOffers, closeOffers } from "#app/http/evaluation/freeze-offers.server.ts";
import { ballotLock, vendorsLock } from "#app/http/evaluation/ballot-lock.ts";
import { holdScorecard } from "#app/http/evaluation-lock.server.ts";
import type { IntentArgs } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { lockName } from "#db/dialect.ts";
import { chainEnds, finishedSeats, listRecusals } from "#db/queries/ballots.ts";
import { keptOfRound } from "#db/queries/evaluation-log.ts";
import { findCurrentRound, insertRound, listRounds, readRoundCard, textHash, updateRound, type RoundHead } from "#db/queries/rounds.ts";
import { listJudgements, readScorecard } from "#db/queries/scorecard.ts";
import { listSeats } from "#db/queries/seats.ts";
import { readOfferRows } from "#db/queries/offers.ts";
import { isOut, listVendorStages } from "#db/queries/vendor-stages.ts";
import type { Database } from "#db/tables/index.ts";
import { listScorers } from "./seats.server.ts";
import type { abandonForm, finaliseForm, revealForm, roundForm, windowForm } from "./scoring.forms.server.ts";

type RoundArgs<Schema extends z.ZodType> = IntentArgs<"vendors.chair", z.output<Schema>>;

/** What keeps a scorecard from being finalised; what is wrong in the scorecard itself stands on its own page. */
export type FinaliseProblem =
  "noScorecard" | "scorecard" | "noCriteria" | "noVendors" | "fewSeats" | "weightless" | "tooMany" | "onlyPrices" | "notScorers";

/** All by which the next round would be scored, or everything that is in its way. */
export async function readNextCard(db: Database, projectId: string): Promise<Result<RoundCard, readonly FinaliseProblem[]>> {
  const scorecard = await readScorecard(db, projectId);
  if (!scorecard) return failure(["noScorecard"]);
  const seats = (await listSeats(db, projectId))
    .filter(({ removedAt }) => removedAt === null)
    .map(({ id, name, weight }) => ({ id, name, weight }));
  const vendors = (await listVendorStages(db, projectId)).filter(({ stage }) => stage === "short").map(({ id, name }) => ({ id, name }));
  const problems: FinaliseProblem[] = [];
  if (scoredLeaves(scorecard.criteria).length === 0) problems.push("noCriteria");
  if (vendors.length === 0) problems.push("noVendors");
  if (seats.length < 2) problems.push("fewSeats");
  if (await hasStrangers(db, projectId)) problems.push("notScorers");
  if (seats.length > 0 && seats.every(({ weight }) => weight === 0)) problems.push("weightless");
  const judgements = await listJudgements(db, projectId);
  const weighed = criteriaOfModel(scorecard, judgements, seats);
  const isFaulty = !weighed.ok || scorecardProblems(scorecard, judgements, seats).length > 0;
  if (isFaulty || problems.length > 0) return failure(isFaulty ? [...problems, "scorecard"] : problems);
  const card: RoundCard = { scorecard, weighed: weighed.value.weighed, seats, vendors };
  const isSound = (arePricesOpen: boolean) => checkModel(modelOfRound(card, { ...noRecords, arePricesOpen })).length === 0;
  if (!isSound(true)) return failure(["tooMany"]);
  return scorecard.method.envelopes === 2 && !isSound(false) ? failure(["onlyPrices"]) : success(card);
}

/** Whether somebody would score who may not: their role or their side has changed since they were given the seat. */
async function hasStrangers(db: Database, projectId: string): Promise<boolean> {
  const scorers = new Set((await listScorers(db, projectId)).map(({ userId }) => userId));
  const seats = (await listSeats(db, projectId)).filter(({ removedAt }) => removedAt === null);
  return seats.some(({ userId, delegateId }) => !scorers.has(delegateId ?? userId ?? ""));
}

const noRecords = {
  ballots: [],
  recusals: [],
  moderated: [],
  removedSeats: new Set<string>(),
  offers: [],
  chairOrder: [],
};

/** Fixes the scorecard, the committee and the vendors of a round; from then on only a new round has others. Returns the round's id. */
export async function finaliseRound(args: RoundArgs<typeof finaliseForm>): Promise<string> {
  const { context, project, user, value } = args;
  return changeEvaluation(args, async ({ transaction, record }) => {
    await holdScorecard(transaction, project.id);
    await lockName(transaction, vendorsLock(project.id));
    const rounds = await listRounds(transaction, project.id);
    const current = await findCurrentRound(transaction, project.id);
    if (current && current.state !== "revealed" && current.state !== "decided") throw new Refusal("round.stands", { status: 409 });
    if (rounds.length > 0 && value.reason === "") throw new Refusal("field.required", { field: "reason" });
    const card = await readNextCard(transaction, project.id);
    if (!card.ok) throw new Refusal("round.notReady", { detail: { problems: card.problem } });
    const id = context.newId();
    const scorecard = canonicalText(card.value);
    const scorecardHash = textHash(scorecard);
    const number = rounds.length + 1;
    const { reason, scoresFrom = null, scoresUntil = null } = value;
    const head = {
      ...{ number, reason, scorecardHash, state: "finalised", scoresFrom, scoresUntil },
      ...{ finalisedBy: user.id, finalisedAt: context.now(), openedAt: null, revealedBy: null, revealedAt: null },
      ...{ pricesOpenedAt: null, chairOrder: null },
    };
    await insertRound(transaction, { id, projectId: project.id, ...head, scorecard, version: 1 });
    const kept = [keptOfRound(id, head).kept, ...(current ? [keptOfRound(current.id, await closeOffers(transaction, current)).kept] : [])];
    const vendors = card.value.vendors.map(({ name }) => name);
    const seats = card.value.seats.map(({ name }) => name);
    const data = { round: number, reason, scorecardHash, vendors, seats, scoresFrom, scoresUntil, kept };
    await record({ stream: project.id, command: "evaluation.finalise", subjectId: id, data });
    return id;
  });
}

/** Lets the members score. */
export async function openRound(args: RoundArgs<typeof roundForm>): Promise<void> {
  await turnRound(
    args,
    "open",
    ["finalised"],
    (now) => ({ state: "open", openedAt: now }),
    {},
    (transaction) => tellCommittee(args, transaction, { kind: "scoringOpen", page: "scoring" }),
  );
}

/** Gives a round up: its scores stay sealed for ever, and the scorecard can be changed again. */
export async function abandonRound(args: RoundArgs<typeof abandonForm>): Promise<void> {
  await turnRound(args, "abandon", ["finalised", "open"], () => ({ state: "abandoned" }), { reason: args.value.reason });
}

/** Changes the days in which members score. */
export async function setWindow(args: RoundArgs<typeof windowForm>): Promise<void> {
  const { scoresFrom = null, scoresUntil = null } = args.value;
  await changeEvaluation(args, async ({ transaction, record }) => {
    const round = await requireRound(transaction, args.project.id, "finalised", "open");
    const changes = { scoresFrom, scoresUntil };
    if (!(await updateRound(transaction, round.id, args.value.version, changes))) throw staleRound(round);
    const before = { scoresFrom: round.scoresFrom, scoresUntil: round.scoresUntil };
    const data = { round: round.number, before, after: changes, ...keptOfRound(round.id, changes) };
    await record({ stream: args.project.id, command: "evaluation.setWindow", subjectId: round.id, data });
  });
}

/** Lets everybody of the committee see the scores. Who has not finished has to be accepted; scores that are missing stay missing. */
export async function revealRound(args: RoundArgs<typeof revealForm>): Promise<void> {
  const { context, project, user, value } = args;
  await changeEvaluation(args, async ({ transaction, record }) => {
    const round = await requireRound(transaction, project.id, "open");
    const card = await readRoundCard(transaction, round.id);
    // Nobody is in the middle of saving a score from here on.
    for (const seat of card.seats) await lockName(transaction, ballotLock(round.id, seat.id));
    await lockName(transaction, vendorsLock(project.id));
    const unfinished = (await listSeatStates(transaction, round, card)).filter(({ isFinished, isRemoved }) => !isFinished && !isRemoved);
    const unjudged = await unjudgedVendors(transaction, project.id, card);
    if (value.early === undefined) requireReady(args, round, { unfinished: unfinished.map(({ name }) => name), unjudged });
    const now = context.now();
    const prices = card.scorecard.method.envelopes === 1 ? { pricesOpenedAt: now } : {};
    const removed = (await listSeats(transaction, project.id)).filter(({ removedAt }) => removedAt !== null);
    const removedSeats = JSON.stringify(removed.map(({ id: seatId, removalReason }) => [seatId, removalReason ?? ""]));
    const changes = { state: "revealed", revealedBy: user.id, revealedAt: now, removedSeats, ...prices };
    if (!(await updateRound(transaction, round.id, value.version, changes))) throw staleRound(round);
    const chains = await chainEnds(transaction, round.id);
    const frozen = await freezeOffers(transaction, round);
    const data = {
      round: round.number,
      unfinished: unfinished.map(({ name }) => name),
      unjudged,
      chains,
      ...keptOfRound(round.id, { ...changes, ...frozen }),
    };
    await record({ stream: project.id, command: "evaluation.reveal", subjectId: round.id, data });
    await tellCommittee(args, transaction, { kind: "scoresRevealed", page: "evaluation" });
  });
}

interface Missing {
  readonly unfinished: readonly string[];
  readonly unjudged: readonly string[];
}

/** Throws the refusal of what is missing for the reveal: the announced days, scores, or findings of mandatory requirements. */
function requireReady(
  { context, project }: RoundArgs<typeof revealForm>,
  { scoresUntil }: RoundHead,
  { unfinished, unjudged }: Missing,
): void {
  const field = "early";
  const names = (list: readonly string[]) => ({ names: list.join(", ") });
  if (unfinished.length > 0) throw new Refusal("round.unfinished", { field, parameters: names(unfinished) });
  if (unjudged.length > 0) throw new Refusal("round.unjudged", { field, parameters: names(unjudged) });
  if (scoresUntil !== null && todayIn(project.timeZone, context.now()) < scoresUntil)
    throw new Refusal("round.tooEarly", { field, parameters: { day: scoresUntil } });
}

/** Vendors of the round with a mandatory requirement that nobody has judged. */
async function unjudgedVendors(db: Database, projectId: string, { vendors, scorecard }: RoundCard): Promise<readonly string[]> {
  const { compliance } = await readOfferRows(db, projectId);
  const judged = new Set(compliance.map(({ vendorId, requirementId }) => JSON.stringify([vendorId, requirementId])));
  const gone = await withdrawnVendors(db, projectId);
  return vendors
    .filter(({ id }) => !gone.has(id) && scorecard.requirements.some((each) => !judged.has(JSON.stringify([id, each.id]))))
    .map(({ name }) => name);
}

export interface SeatState {
  readonly seatId: string;
  readonly name: string;
  readonly isFinished: boolean;
  readonly isRemoved: boolean;
}

/** Which seats of a round have finished, and no more than that. */
export async function listSeatStates(db: Database, round: RoundHead, card: RoundCard): Promise<readonly SeatState[]> {
  const removed = new Set((await listSeats(db, round.projectId)).filter(({ removedAt }) => removedAt !== null).map(({ id }) => id));
  const recusals = await listRecusals(db, round.id);
  const withdrawn = await withdrawnVendors(db, round.projectId);
  const ids = card.seats.map(({ id }) => id);
  const finished = await finishedSeats(db, round.id, ids, (seatId, ballots) => {
    const recused = new Set(recusals.filter((recusal) => recusal.seatId === seatId).map(({ vendorId }) => vendorId));
    return hasScoredAll(card, seatId, { ballots, recused, withdrawn });
  });
  return card.seats.map(({ id, name }) => ({ seatId: id, name, isFinished: finished.has(id), isRemoved: removed.has(id) }));
}

/** Vendors that take no part any more: withdrawn, dropped or removed. */
export async function withdrawnVendors(db: Database, projectId: string): Promise<ReadonlySet<string>> {
  const stages = await listVendorStages(db, projectId);
  return new Set(stages.filter(({ stage }) => isOut(stage)).map(({ id }) => id));
}

async function turnRound(
  args: RoundArgs<typeof roundForm>,
  verb: "open" | "abandon",
  from: readonly ("finalised" | "open")[],
  changes: (now: string) => Parameters<typeof updateRound>[3],
  data: object = {},
  tell: (transaction: Database) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const { context, project, value } = args;
  await changeEvaluation(args, async ({ transaction, record }) => {
    const round = await requireRound(transaction, project.id, ...from);
    const changed = changes(context.now());
    if (!(await updateRound(transaction, round.id, value.version, changed))) throw staleRound(round);
    const told = { round: round.number, ...data, ...keptOfRound(round.id, changed) };
    await record({ stream: project.id, command: `evaluation.${verb}`, subjectId: round.id, data: told });
    await tell(transaction);
  });
}

function staleRound({ version, scoresFrom, scoresUntil }: RoundHead): Refusal {
  return new Refusal("form.stale", {
    status: 409,
    detail: { version, theirs: { scoresFrom: scoresFrom ?? "", scoresUntil: scoresUntil ?? "" } },
  });
}
