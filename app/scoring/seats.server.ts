import type { z } from "zod";
import { isProjectRole, roleMay } from "#app/domain/access/permissions.ts";
import { changeEvaluation } from "#app/http/evaluation/change-evaluation.server.ts";
import { errorResponse, type IntentArgs } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { listMembers, type Member } from "#db/queries/projects.ts";
import { findCurrentRound } from "#db/queries/rounds.ts";
import { keptOfSeat } from "#db/queries/evaluation-log.ts";
import { insertSeat, listSeats, updateSeat } from "#db/queries/seats.ts";
import type { EvaluationSeatRow } from "#db/tables/evaluation.ts";
import type { Database } from "#db/tables/index.ts";
import { supplierAccounts } from "#app/http/evaluation/supplier-side.server.ts";
import type { addSeatForm, changeSeatForm, removeSeatForm, restoreSeatForm } from "./scoring.forms.server.ts";

type SeatArgs<Schema extends z.ZodType> = IntentArgs<"vendors.chair", z.output<Schema>>;

const mostSeats = 100;

/** Gives an account of the project a seat of the committee. While a round is finalised or open it counts from the next one. Returns its id. */
export async function addSeat(args: SeatArgs<typeof addSeatForm>): Promise<string> {
  const { context, project, value } = args;
  return changeEvaluation(args, async ({ transaction, record }) => {
    const member = await requireScorer(transaction, project.id, value.userId, "userId");
    const seats = await listSeats(transaction, project.id);
    if (seats.some((seat) => seat.removedAt === null && [seat.userId, seat.delegateId].includes(member.userId)))
      throw new Refusal("seat.taken", { field: "userId", parameters: { name: member.name } });
    if (seats.length >= mostSeats) throw new Refusal("seat.tooMany", { field: "userId", parameters: { limit: mostSeats } });
    const id = context.newId();
    const standing = { delegateId: null, removedAt: null, removalReason: null, version: 1 };
    const position = Math.max(0, ...seats.map((seat) => seat.position)) + 1;
    const { userId, name } = member;
    const row = { id, projectId: project.id, position, userId, name, weight: value.weight, createdAt: context.now(), ...standing };
    await insertSeat(transaction, row);
    const data = { name, weight: value.weight, ...keptOfSeat(row) };
    await record({ stream: project.id, command: "evaluation.addSeat", subjectId: id, data });
    return id;
  });
}

/** Changes how much a seat counts and who scores in it. What a seat counts is fixed with the scorecard of a round. */
export async function changeSeat(args: SeatArgs<typeof changeSeatForm>): Promise<void> {
  const { project, value } = args;
  await changeEvaluation(args, async ({ transaction, record }) => {
    const seat = await requireSeat(args, transaction, value.seatId);
    const delegateId = value.delegateId ?? null;
    if (delegateId !== null && delegateId === seat.userId) throw new Refusal("seat.delegateSelf", { field: "delegateId" });
    if (delegateId !== seat.delegateId) await requireSameSigner(transaction, project.id);
    const delegate = delegateId === null ? null : await requireScorer(transaction, project.id, delegateId, "delegateId");
    // Whoever leads the round would otherwise read what was scored in the seat before it is revealed.
    if (delegate && isProjectRole(delegate.role) && roleMay(delegate.role, "vendors.chair"))
      throw new Refusal("seat.delegateChair", { field: "delegateId" });
    const others = (await listSeats(transaction, project.id)).filter(({ id, removedAt }) => id !== seat.id && removedAt === null);
    if (delegate && others.some((other) => other.delegateId === delegate.userId || other.userId === delegate.userId))
      throw new Refusal("seat.delegateSeated", { field: "delegateId", parameters: { name: delegate.name } });
    if (!(await updateSeat(transaction, project.id, seat.id, value.version, { weight: value.weight, delegateId }))) throw stale(seat);
    const data = {
      name: seat.name,
      delegate: delegate?.name ?? null,
      before: { weight: seat.weight, delegateId: seat.delegateId },
      after: { weight: value.weight, delegateId },
      ...keptOfSeat({ ...seat, weight: value.weight, delegateId }),
    };
    await record({ stream: project.id, command: "evaluation.changeSeat", subjectId: seat.id, data });
  });
}

/** Takes a seat from the committee, in the middle of a round, too: what was scored in it is kept and does not count. A round that is revealed keeps the seats it was revealed with. */
export async function removeSeat(args: SeatArgs<typeof removeSeatForm>): Promise<void> {
  const { context, project, value } = args;
  await changeEvaluation(args, async ({ transaction, record }) => {
    const seat = await requireSeat(args, transaction, value.seatId);
    const round = await findCurrentRound(transaction, project.id);
    const removal = { removedAt: context.now(), removalReason: value.reason };
    if (!(await updateSeat(transaction, project.id, seat.id, value.version, removal))) throw stale(seat);
    const data = { name: seat.name, reason: value.reason, round: round?.number ?? null, ...keptOfSeat({ ...seat, ...removal }) };
    await record({ stream: project.id, command: "evaluation.removeSeat", subjectId: seat.id, data });
  });
}

/** Gives a seat back to whoever had it, with what was scored in it. */
export async function restoreSeat(args: SeatArgs<typeof restoreSeatForm>): Promise<void> {
  const { context, project, value } = args;
  await changeEvaluation(args, async ({ transaction, record }) => {
    const seats = await listSeats(transaction, project.id);
    const seat = seats.find(({ id, removedAt }) => id === value.seatId && removedAt !== null);
    if (!seat) throw errorResponse(404, context);
    if (seat.userId === null) throw new Refusal("seat.accountGone", { status: 409 });
    await requireScorer(transaction, project.id, seat.userId, "seatId");
    if (seats.some((other) => other.removedAt === null && [other.userId, other.delegateId].includes(seat.userId)))
      throw new Refusal("seat.taken", { status: 409, parameters: { name: seat.name } });
    const changes = { removedAt: null, removalReason: null };
    if (!(await updateSeat(transaction, project.id, seat.id, value.version, changes))) throw stale(seat);
    const data = { name: seat.name, ...keptOfSeat({ ...seat, ...changes }) };
    await record({ stream: project.id, command: "evaluation.restoreSeat", subjectId: seat.id, data });
  });
}

/** Accounts that may score: of a role of the committee, still open, and with no role on a supplier's side. */
export async function listScorers(db: Database, projectId: string): Promise<readonly Member[]> {
  const suppliers = await supplierAccounts(db, projectId);
  const members = await listMembers(db, projectId);
  return members
    .filter(
      ({ userId, role, disabledAt }) =>
        disabledAt === null && isProjectRole(role) && roleMay(role, "vendors.score") && !suppliers.has(userId),
    )
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

async function requireScorer(db: Database, projectId: string, userId: string, field: string): Promise<Member> {
  const suppliers = await supplierAccounts(db, projectId);
  if (suppliers.has(userId)) throw new Refusal("seat.supplier", { field });
  const member = (await listScorers(db, projectId)).find((each) => each.userId === userId);
  if (!member) throw new Refusal("seat.notOfCommittee", { field });
  return member;
}

/** Between the reveal and the decision nobody else takes a seat: whoever knows the scores would choose by them who signs. */
async function requireSameSigner(db: Database, projectId: string): Promise<void> {
  if ((await findCurrentRound(db, projectId))?.state === "revealed") throw new Refusal("seat.revealed", { status: 409 });
}

async function requireSeat({ context, project }: SeatArgs<z.ZodType>, db: Database, seatId: string): Promise<EvaluationSeatRow> {
  const seat = (await listSeats(db, project.id)).find(({ id, removedAt }) => id === seatId && removedAt === null);
  if (!seat) throw errorResponse(404, context);
  return seat;
}

function stale({ version, weight, delegateId }: EvaluationSeatRow): Refusal {
  return new Refusal("form.stale", { status: 409, detail: { version, theirs: { weight: String(weight), delegateId: delegateId ?? "" } } });
}
