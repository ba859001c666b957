import type { z } from "zod";
import type { RoundCard } from "#app/domain/evaluation/round-card.ts";
import { changeEvaluation, requireRound, requireTechnicalOpen } from "#app/http/evaluation/change-evaluation.server.ts";
import { errorResponse, type IntentArgs } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { listRecusals } from "#db/queries/ballots.ts";
import { confirmRuling, insertRuling, listRulings, withdrawRuling } from "#db/queries/findings.ts";
import { readRoundCard, type RoundHead } from "#db/queries/rounds.ts";
import { listSeats } from "#db/queries/seats.ts";
import type { KnockOutRulingRow } from "#db/tables/evaluation.ts";
import type { Database } from "#db/tables/index.ts";
import type { ruleForm, rulingForm } from "./decision.forms.server.ts";

type RulingArgs<Schema extends z.ZodType> = IntentArgs<"vendors.score", z.output<Schema>>;

/** Rules that a vendor meets a mandatory requirement, or does not, against what was found. It changes nothing until another person confirms it. Returns its id. */
export async function ruleKnockOut(args: RulingArgs<typeof ruleForm>): Promise<string> {
  const { context, project, user, value } = args;
  return changeEvaluation(args, async ({ transaction, record }) => {
    const { round, card } = await requireRulable(args, transaction);
    const vendor = card.vendors.find(({ id }) => id === value.vendorId);
    const requirement = card.scorecard.requirements.find(({ id }) => id === value.requirementId);
    if (!vendor) throw new Refusal("field.unknown", { field: "vendorId" });
    await requireUnrecused(transaction, round, vendor.id, user.id);
    if (!requirement) throw new Refusal("field.unknown", { field: "requirementId" });
    const open = (await listRulings(transaction, round.id)).filter(
      ({ withdrawnAt, secondAt }) => withdrawnAt === null && secondAt === null,
    );
    if (open.some(({ vendorId, subjectId }) => vendorId === vendor.id && subjectId === requirement.id))
      throw new Refusal("ruling.waits", { status: 409 });
    const id = context.newId();
    const row: KnockOutRulingRow = {
      id,
      projectId: project.id,
      roundId: round.id,
      vendorId: vendor.id,
      subjectId: requirement.id,
      outcome: value.outcome,
      reason: value.reason,
      firstBy: user.id,
      firstName: user.name,
      firstAt: context.now(),
      secondBy: null,
      secondName: null,
      secondAt: null,
      withdrawnAt: null,
    };
    await insertRuling(transaction, row);
    const data = { vendor: vendor.name, reason: value.reason, ruling: row };
    await record({ stream: project.id, command: "evaluation.rule", subjectId: id, data });
    return id;
  });
}

/** Confirms a ruling as the second person: from then on it stands in place of what was found. */
export async function confirmKnockOut(args: RulingArgs<typeof rulingForm>): Promise<void> {
  const { context, project, user } = args;
  await changeEvaluation(args, async ({ transaction, record }) => {
    const { ruling, round, vendor } = await requireRuling(args, transaction);
    await requireUnrecused(transaction, round, ruling.vendorId, user.id);
    if (ruling.firstBy === user.id) throw new Refusal("ruling.ownSecond", { status: 409 });
    const second = { secondBy: user.id, secondName: user.name, secondAt: context.now() };
    if (!(await confirmRuling(transaction, ruling.id, second))) throw new Refusal("ruling.changedSince", { status: 409 });
    const data = { vendor, ruling: { ...ruling, ...second } };
    await record({ stream: project.id, command: "evaluation.confirmRuling", subjectId: ruling.id, data });
  });
}

/** Takes a ruling back, whether it has one signature or two. Whoever signed it may, and who decides on vendors. */
export async function withdrawKnockOut(args: RulingArgs<typeof rulingForm>): Promise<void> {
  const { context, project, user, can } = args;
  await changeEvaluation(args, async ({ transaction, record }) => {
    const { ruling, vendor } = await requireRuling(args, transaction);
    if (ruling.firstBy !== user.id && ruling.secondBy !== user.id && !can("vendors.decide")) throw errorResponse(403, context);
    const withdrawnAt = context.now();
    if (!(await withdrawRuling(transaction, ruling.id, withdrawnAt))) throw new Refusal("ruling.changedSince", { status: 409 });
    const data = { vendor, ruling: { ...ruling, withdrawnAt } };
    await record({ stream: project.id, command: "evaluation.withdrawRuling", subjectId: ruling.id, data });
  });
}

/** Whether an account takes part in rulings: whoever sits in a seat, and whoever chairs. */
export async function mayRule({ can, user, project }: Pick<RulingArgs<typeof rulingForm>, "can" | "user" | "project">, db: Database) {
  if (can("vendors.chair")) return true;
  const seats = await listSeats(db, project.id);
  return (
    can("vendors.score") && seats.some(({ removedAt, userId, delegateId }) => removedAt === null && (delegateId ?? userId) === user.id)
  );
}

/** Whoever has declared a conflict of interest with a vendor rules nothing on it. */
async function requireUnrecused(db: Database, { id, projectId }: RoundHead, vendorId: string, userId: string): Promise<void> {
  const own = (await listSeats(db, projectId)).filter((seat) => [seat.userId, seat.delegateId].includes(userId)).map((seat) => seat.id);
  const recusals = await listRecusals(db, id);
  if (recusals.some((recusal) => recusal.vendorId === vendorId && own.includes(recusal.seatId)))
    throw new Refusal("ballot.recused", { status: 409 });
}

async function requireRulable(args: RulingArgs<z.ZodType>, db: Database): Promise<{ readonly round: RoundHead; readonly card: RoundCard }> {
  if (!(await mayRule(args, db))) throw errorResponse(403, args.context);
  const round = await requireRound(db, args.project.id, "revealed");
  const card = await readRoundCard(db, round.id);
  requireTechnicalOpen(round, card);
  return { round, card };
}

async function requireRuling(args: RulingArgs<typeof rulingForm>, db: Database) {
  const { round, card } = await requireRulable(args, db);
  const ruling = (await listRulings(db, round.id)).find(({ id }) => id === args.value.rulingId);
  if (!ruling) throw errorResponse(404, args.context);
  if (ruling.withdrawnAt !== null) throw new Refusal("ruling.changedSince", { status: 409 });
  return { ruling, round, vendor: card.vendors.find(({ id }) => id === ruling.vendorId)?.name ?? "" };
}
