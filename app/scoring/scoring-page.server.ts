import { isProjectRole, roleMay } from "#app/domain/access/permissions.ts";
import { wantsComment } from "#app/domain/evaluation/ballot.ts";
import { scoredLeaves, type RoundCard } from "#app/domain/evaluation/round-card.ts";
import { seatProgress } from "#app/domain/evaluation/seat-progress.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { findSealingRound, passedFor } from "#app/http/evaluation/revealed-round.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay, formatInstant, inLanguage } from "#app/i18n/format.ts";
import { listRulings } from "#db/queries/findings.ts";
import { findCurrentRound, listRounds, readRoundCard, type RoundHead } from "#db/queries/rounds.ts";
import { listSeats } from "#db/queries/seats.ts";
import type { KnockOutRulingRow } from "#db/tables/evaluation.ts";
import { isWithinWindow, readOwnSeats, readSeatRecords, type OwnSeat } from "./ballots.server.ts";
import { listSeatStates, readNextCard } from "./rounds.server.ts";
import { listScorers } from "./seats.server.ts";
import { readPlannedWindow } from "./window-of-plan.server.ts";

/** The page of scoring: how far the reader is in their own seats and, for the chair, the committee and the round. */
export async function readScoringPage(caller: ProjectCaller, reader: Reader) {
  const { context, project, user, can } = caller;
  const round = await findCurrentRound(context.db, project.id);
  const own = round?.state === "open" ? await readOwnSeats(context.db, project.id, user.id) : [];
  const seats = await listSeats(context.db, project.id);
  return {
    projectId: project.id,
    formKey: context.newId(),
    round: round ? describeRound(round, caller, reader) : null,
    own: await Promise.all(own.map((seat) => describeOwn(seat, caller, reader))),
    committee: seats.filter(({ removedAt }) => removedAt === null).map(({ name }) => name),
    chair: can("vendors.chair") ? await describeChair(caller, round) : null,
    canSeeResult: can("vendors.result") && (round?.revealedAt ?? null) !== null,
  };
}

export type ScoringPageData = Awaited<ReturnType<typeof readScoringPage>>;

function describeRound(round: RoundHead, { context, project }: ProjectCaller, { locale }: Reader) {
  const today = todayIn(project.timeZone, context.now());
  const day = (value: string | null) => (value === null ? null : formatDay(value, locale));
  return {
    number: round.number,
    state: round.state,
    reason: round.reason,
    hash: round.scorecardHash.slice(0, 16),
    finalisedAt: formatInstant(round.finalisedAt, locale, project.timeZone),
    revealedAt: round.revealedAt === null ? null : formatInstant(round.revealedAt, locale, project.timeZone),
    from: day(round.scoresFrom),
    until: day(round.scoresUntil),
    window: { scoresFrom: round.scoresFrom ?? "", scoresUntil: round.scoresUntil ?? "" },
    isOpenNow: round.state === "open" && isWithinWindow(round, today),
    isBefore: round.scoresFrom !== null && today < round.scoresFrom,
    version: round.version,
  };
}

async function describeOwn(own: OwnSeat, { context, user }: ProjectCaller, { locale }: Reader) {
  const records = await readSeatRecords(context.db, own, user.id);
  const leaves = scoredLeaves(own.card.scorecard.criteria);
  const vendors = seatProgress(own.card, own.seatId, records).map(({ vendor, ...progress }) => ({
    ...progress,
    ...vendor,
    uncommented: leaves.flatMap((leaf) => {
      const ballot = records.ballots.find((each) => each.vendorId === vendor.id && each.criterionId === leaf.id);
      if (ballot === undefined || wantsComment(ballot, leaf) === null) return [];
      return [{ id: leaf.id, name: inLanguage({ text: leaf.name.en, zh: leaf.name.zh }, locale), score: String(ballot.value) }];
    }),
  }));
  return { seatId: own.seatId, seatName: own.seatName, vendors };
}

/** Who may score in a seat in place of its member: neither whoever leads the round, nor who has or scores in another seat. */
function delegatesOf(
  seatId: string,
  userId: string | null,
  seats: Awaited<ReturnType<typeof listSeats>>,
  scorers: Awaited<ReturnType<typeof listScorers>>,
) {
  const taken = new Set(seats.flatMap((seat) => (seat.id === seatId || seat.removedAt !== null ? [] : [seat.userId, seat.delegateId])));
  return scorers.filter(
    (scorer) =>
      scorer.userId !== userId && !taken.has(scorer.userId) && isProjectRole(scorer.role) && !roleMay(scorer.role, "vendors.chair"),
  );
}

async function describeChair(caller: ProjectCaller, round: RoundHead | undefined) {
  const { context, project } = caller;
  const { db } = context;
  const scorers = await listScorers(db, project.id);
  const rows = await listSeats(db, project.id);
  const states = round && round.state !== "finalised" ? await listSeatStates(db, round, await readRoundCard(db, round.id)) : [];
  const isBetweenRounds = !round || round.state === "revealed" || round.state === "decided";
  const next = isBetweenRounds ? await readNextCard(db, project.id) : null;
  const seated = new Set(rows.flatMap(({ removedAt, userId, delegateId }) => (removedAt === null ? [userId, delegateId] : [])));
  const named = ({ userId, name, email }: { userId: string; name: string; email: string }) => ({ userId, name, email });
  return {
    seats: rows.map(({ id, name, weight, delegateId, removedAt, removalReason, version, userId }) => ({
      id,
      name,
      weight,
      delegateId: delegateId ?? "",
      delegate: scorers.find((each) => each.userId === delegateId)?.name ?? null,
      isRemoved: removedAt !== null,
      removalReason: removalReason ?? "",
      hasAccount: scorers.some((each) => each.userId === userId),
      version,
      isFinished: states.find(({ seatId }) => seatId === id)?.isFinished ?? null,
      delegates: delegatesOf(id, userId, rows, scorers).map(named),
    })),
    candidates: scorers.filter(({ userId }) => !seated.has(userId)).map(named),
    /** Of a round that waits to be opened: the earlier one that showed the prices which this one seals. */
    pricesShownBy: await pricesShownBefore(caller, round),
    rounds: (await listRounds(db, project.id)).length,
    next: next && {
      problems: next.ok ? [] : next.problem,
      vendors: next.ok ? next.value.vendors.map(({ name }) => name) : [],
      ...(next.ok ? await describeWhatIsLost(caller, round, next.value) : { sealed: [], rulings: [] }),
      /** The round that showed the prices which this one would seal; null for none. */
      pricesShownBy: next.ok && next.value.scorecard.method.envelopes === 2 ? await findRoundWithPrices(caller, null) : null,
      /** As the plan has it. */
      window: await readPlannedWindow(caller),
    },
  };
}

async function pricesShownBefore(caller: ProjectCaller, round: RoundHead | undefined): Promise<number | null> {
  if (round?.state !== "finalised") return null;
  const { scorecard } = await readRoundCard(caller.context.db, round.id);
  return scorecard.method.envelopes === 2 ? findRoundWithPrices(caller, round.number) : null;
}

/** The number of an earlier round of one envelope, in which everybody who judges saw the prices; null for none. */
async function findRoundWithPrices({ context, project }: ProjectCaller, before: number | null): Promise<number | null> {
  for (const { id, number } of await listRounds(context.db, project.id)) {
    if (before !== null && number >= before) continue;
    if ((await readRoundCard(context.db, id)).scorecard.method.envelopes === 1) return number;
  }
  return null;
}

/** What another round does not have: prices that stay sealed, and rulings of the round before, which were made on its scorecard. */
async function describeWhatIsLost({ context, project }: ProjectCaller, round: RoundHead | undefined, card: RoundCard) {
  const isOfOne = card.scorecard.method.envelopes === 1;
  const sealing = isOfOne ? await findSealingRound(context.db, project.id) : undefined;
  const open = sealing ? new Set(await passedFor(context.db, sealing)) : null;
  const names = new Map(card.vendors.map(({ id, name }) => [id, name]));
  const standing = round ? (await listRulings(context.db, round.id)).filter(isStanding) : [];
  return {
    sealed: open === null ? [] : card.vendors.filter(({ id }) => !open.has(id)).map(({ name }) => name),
    rulings: [...new Set(standing.flatMap(({ vendorId }) => names.get(vendorId) ?? []))],
  };
}

function isStanding({ secondAt, withdrawnAt }: KnockOutRulingRow): boolean {
  return secondAt !== null && withdrawnAt === null;
}
