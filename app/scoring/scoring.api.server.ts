import { z } from "zod";
import { ballotStates } from "#app/domain/evaluation/ballot.ts";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { requireState, stateOf } from "#app/http/api/entity-tag.server.ts";
import { dayShape, idShape, instantShape, versionShape } from "#app/http/api/shapes.server.ts";
import { requireCommitteeSide } from "#app/http/evaluation/committee-side.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { findCurrentRound, readRoundCard, roundStates, type RoundHead } from "#db/queries/rounds.ts";
import { listSeats } from "#db/queries/seats.ts";
import { readOwnSeats, readSeatRecords, recuse, saveBallot } from "./ballots.server.ts";
import { remindSeat } from "./remind.server.ts";
import { abandonRound, finaliseRound, listSeatStates, openRound, revealRound, setWindow } from "./rounds.server.ts";
import { abandonForm, addSeatForm, ballotForm, changeSeatForm, recuseForm, removeSeatForm } from "./scoring.forms.server.ts";
import { addSeat, changeSeat, removeSeat, restoreSeat } from "./seats.server.ts";

const round = z
  .object({
    id: idShape,
    number: z.number().int(),
    reason: z.string(),
    state: z.enum(roundStates),
    /** SHA-256 of all that the round is scored by. */
    scorecardHash: z.string(),
    /** The days in which members score. */
    scoresFrom: dayShape.nullable(),
    scoresUntil: dayShape.nullable(),
    finalisedAt: instantShape,
    openedAt: instantShape.nullable(),
    revealedAt: instantShape.nullable(),
    pricesOpenedAt: instantShape.nullable(),
    version: versionShape,
  })
  .meta({ id: "ScoringRound" });
const seat = z
  .object({
    id: idShape,
    userId: idShape.nullable(),
    name: z.string(),
    weight: z.number(),
    delegateId: idShape.nullable(),
    removal: z.object({ at: instantShape, reason: z.string() }).nullable(),
    /** Whether the seat has scored everything; null where nobody is to know, or nothing is scored. */
    isFinished: z.boolean().nullable(),
    version: versionShape,
  })
  .meta({ id: "CommitteeSeat" });
const scoring = z.object({ round: round.nullable(), seats: z.array(seat) }).meta({ id: "Scoring" });
const ballot = z
  .object({
    vendorId: idShape,
    criterionId: idShape,
    state: z.enum(ballotStates),
    value: z.number().nullable(),
    comment: z.string(),
    evidence: z.string(),
    revision: z.number().int(),
  })
  .meta({ id: "Ballot" });
const seatBallots = z
  .object({ seatId: idShape, name: z.string(), recusedFrom: z.array(idShape), ballots: z.array(ballot) })
  .meta({ id: "SeatBallots" });

const base = "/projects/:projectId/scoring";
const seats = `${base}/seats`;
const oneSeat = `${seats}/:seatId`;
const currentRound = `${base}/round`;

type Asked = ProjectCaller & { readonly params: Readonly<Record<string, string | undefined>> };

const { scoresFrom, scoresUntil, reason } = {
  scoresFrom: dayShape.optional(),
  scoresUntil: dayShape.optional(),
  reason: abandonForm.shape.reason,
};

export const scoringEndpoints = [
  endpoint({ id: "getScoring", method: "GET", path: base, permission: "vendors.score", answer: scoring, run: answerScoring }),
  endpoint({
    id: "addCommitteeSeat",
    method: "POST",
    path: seats,
    permission: "vendors.chair",
    body: z.strictObject(addSeatForm.shape).meta({ id: "NewCommitteeSeat" }),
    answer: seat,
    status: 201,
    run: async (args) => answerSeat(args, await addSeat(args)),
  }),
  endpoint({
    id: "getCommitteeSeat",
    method: "GET",
    path: oneSeat,
    permission: "vendors.score",
    answer: seat,
    run: (args) => answerSeat(args),
  }),
  endpoint({
    id: "updateCommitteeSeat",
    method: "PUT",
    path: oneSeat,
    permission: "vendors.chair",
    isConditional: true,
    body: z.strictObject({ weight: changeSeatForm.shape.weight, delegateId: idShape.nullable() }).meta({ id: "CommitteeSeatChanges" }),
    answer: seat,
    run: async (args) => {
      const seatId = await requireSeatState(args);
      const { weight, delegateId } = args.value;
      const delegate = delegateId === null ? {} : { delegateId };
      await changeSeat({ ...args, value: { seatId, version: args.version, weight, ...delegate } });
      return answerSeat(args);
    },
  }),
  endpoint({
    id: "removeCommitteeSeat",
    method: "POST",
    path: `${oneSeat}/removal`,
    permission: "vendors.chair",
    isConditional: true,
    body: z.strictObject({ reason: removeSeatForm.shape.reason }).meta({ id: "CommitteeSeatRemoval" }),
    answer: seat,
    run: async (args) => {
      const seatId = await requireSeatState(args);
      await removeSeat({ ...args, value: { ...args.value, seatId, version: args.version } });
      return answerSeat(args);
    },
  }),
  endpoint({
    id: "restoreCommitteeSeat",
    method: "POST",
    path: `${oneSeat}/restore`,
    permission: "vendors.chair",
    isConditional: true,
    answer: seat,
    run: async (args) => {
      const seatId = await requireSeatState(args);
      await restoreSeat({ ...args, value: { seatId, version: args.version } });
      return answerSeat(args);
    },
  }),
  endpoint({
    id: "remindCommitteeSeat",
    method: "POST",
    path: `${oneSeat}/reminders`,
    permission: "vendors.chair",
    answer: seat,
    run: async (args) => {
      await remindSeat({ ...args, value: { seatId: seatIdOf(args) } });
      return answerSeat(args);
    },
  }),
  endpoint({
    id: "finaliseScorecard",
    method: "POST",
    path: currentRound,
    permission: "vendors.chair",
    body: z.strictObject({ reason: z.string().trim().max(2000).default(""), scoresFrom, scoresUntil }).meta({ id: "NewScoringRound" }),
    answer: scoring,
    status: 201,
    run: async (args) => {
      await finaliseRound(args);
      return answerScoring(args);
    },
  }),
  endpoint({
    id: "openScoring",
    method: "POST",
    path: `${currentRound}/open`,
    permission: "vendors.chair",
    isConditional: true,
    answer: scoring,
    run: async (args) => {
      await openRound({ ...args, value: { version: await requireRoundState(args) } });
      return answerScoring(args);
    },
  }),
  endpoint({
    id: "setScoringWindow",
    method: "PUT",
    path: `${currentRound}/window`,
    permission: "vendors.chair",
    isConditional: true,
    body: z.strictObject({ scoresFrom, scoresUntil }).meta({ id: "ScoringWindow" }),
    answer: scoring,
    run: async (args) => {
      await setWindow({ ...args, value: { ...args.value, version: await requireRoundState(args) } });
      return answerScoring(args);
    },
  }),
  endpoint({
    id: "abandonScoring",
    method: "POST",
    path: `${currentRound}/abandonment`,
    permission: "vendors.chair",
    isConditional: true,
    body: z.strictObject({ reason }).meta({ id: "ScoringAbandonment" }),
    answer: scoring,
    run: async (args) => {
      await abandonRound({ ...args, value: { ...args.value, version: await requireRoundState(args) } });
      return answerScoring(args);
    },
  }),
  endpoint({
    id: "revealScores",
    method: "POST",
    path: `${currentRound}/reveal`,
    permission: "vendors.chair",
    isConditional: true,
    body: z.strictObject({ early: z.boolean().default(false) }).meta({ id: "ScoreReveal" }),
    answer: scoring,
    run: async (args) => {
      const early = args.value.early ? { early: "on" as const } : {};
      await revealRound({ ...args, value: { version: await requireRoundState(args), ...early } });
      return answerScoring(args);
    },
  }),
  endpoint({
    id: "getOwnBallots",
    method: "GET",
    path: `${oneSeat}/ballots`,
    permission: "vendors.score",
    answer: seatBallots,
    run: answerBallots,
  }),
  endpoint({
    id: "saveBallot",
    method: "PUT",
    path: `${oneSeat}/ballots/:vendorId/:criterionId`,
    permission: "vendors.score",
    body: z
      .strictObject({
        /** The revision that is written over; 0 where nothing was said yet. */
        revision: ballotForm.shape.revision,
        said: z.union([z.enum(["abstain", "clear"]), z.number()]),
        comment: ballotForm.shape.comment,
        evidence: ballotForm.shape.evidence,
        reason: ballotForm.shape.reason,
      })
      .meta({ id: "BallotChange" }),
    answer: seatBallots,
    run: async (args) => {
      const { vendorId = "", criterionId = "" } = args.params;
      await saveBallot({ ...args, value: { ...args.value, seatId: seatIdOf(args), vendorId, criterionId, then: "stay" } });
      return answerBallots(args);
    },
  }),
  endpoint({
    id: "declareRecusal",
    method: "POST",
    path: `${oneSeat}/recusals`,
    permission: "vendors.score",
    body: z.strictObject({ vendorId: idShape, reason: recuseForm.shape.reason }).meta({ id: "NewRecusal" }),
    answer: seatBallots,
    status: 201,
    run: async (args) => {
      await recuse({ ...args, value: { ...args.value, seatId: seatIdOf(args) } });
      return answerBallots(args);
    },
  }),
];

function seatIdOf({ params }: Asked): string {
  return params["seatId"] ?? "";
}

async function answerScoring(caller: Asked): Promise<EndpointAnswer<z.input<typeof scoring>>> {
  await requireCommitteeSide(caller);
  const { context, project, can } = caller;
  const current = await findCurrentRound(context.db, project.id);
  const rows = await listSeats(context.db, project.id);
  const isScored = current !== undefined && current.state !== "finalised";
  const states =
    can("vendors.chair") && isScored ? await listSeatStates(context.db, current, await readRoundCard(context.db, current.id)) : [];
  const body = {
    round: current ? describeRound(current) : null,
    seats: rows.map((row) => describeSeat(row, states.find(({ seatId }) => seatId === row.id)?.isFinished ?? null)),
  };
  return { body, state: stateOf(body.round) };
}

function describeRound({ id, number, reason, state, scorecardHash, version, ...rest }: RoundHead): z.input<typeof round> {
  const { scoresFrom, scoresUntil, finalisedAt, openedAt, revealedAt, pricesOpenedAt } = rest;
  const known = roundStates.find((each) => each === state) ?? "finalised";
  const times = { scoresFrom, scoresUntil, finalisedAt, openedAt, revealedAt, pricesOpenedAt };
  return { id, number, reason, state: known, scorecardHash, ...times, version };
}

type SeatRow = Awaited<ReturnType<typeof listSeats>>[number];

function describeSeat(row: SeatRow, isFinished: boolean | null): z.input<typeof seat> {
  const { id, userId, name, weight, delegateId, removedAt, removalReason, version } = row;
  const removal = removedAt === null ? null : { at: removedAt, reason: removalReason ?? "" };
  return { id, userId, name, weight, delegateId, removal, isFinished, version };
}

async function answerSeat(caller: Asked, id = seatIdOf(caller)): Promise<EndpointAnswer<z.input<typeof seat>>> {
  const { body } = await answerScoring(caller);
  const found = body.seats.find((each) => each.id === id);
  if (!found) throw errorResponse(404, caller.context);
  return { body: found, state: found.version };
}

/** The seat of the URL, if the caller has seen it as it is. */
async function requireSeatState(caller: Asked & { readonly version: number }): Promise<string> {
  return (await answerSeat(caller)).body.id;
}

/** The version of the current round, which is what the caller has seen. */
async function requireRoundState(caller: Asked & { readonly state: string }): Promise<number> {
  const { body, state = "" } = await answerScoring(caller);
  requireState(caller.state, state);
  if (!body.round) throw errorResponse(404, caller.context);
  return body.round.version;
}

async function answerBallots(caller: Asked): Promise<EndpointAnswer<z.input<typeof seatBallots>>> {
  await requireCommitteeSide(caller);
  const { context, project, user } = caller;
  const own = (await readOwnSeats(context.db, project.id, user.id)).find(({ seatId }) => seatId === seatIdOf(caller));
  if (!own) throw errorResponse(404, context);
  const { ballots, recused } = await readSeatRecords(context.db, own, user.id);
  const body = {
    seatId: own.seatId,
    name: own.seatName,
    recusedFrom: [...recused],
    ballots: ballots.map(({ vendorId, criterionId, state, value, comment, evidence, revision }) => ({
      ...{ vendorId, criterionId, state, value, comment, evidence, revision },
    })),
  };
  return { body };
}
