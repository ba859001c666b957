import type { z } from "zod";
import { isOnScale } from "#app/domain/evaluation/ballot.ts";
import { scoredLeaves } from "#app/domain/evaluation/round-card.ts";
import { changeEvaluation, requireRound, requireTechnicalOpen } from "#app/http/evaluation/change-evaluation.server.ts";
import { errorResponse, type IntentArgs } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { deleteModeratedScore, listModeratedScores, writeModeratedScore } from "#db/queries/findings.ts";
import { keptOfModeration } from "#db/queries/evaluation-log.ts";
import { readRoundCard } from "#db/queries/rounds.ts";
import type { Database } from "#db/tables/index.ts";
import type { dropModerationForm, moderateForm } from "./moderation.forms.server.ts";

type ModerateArgs<Schema extends z.ZodType> = IntentArgs<"vendors.chair", z.output<Schema>>;

/** Keeps what the committee agreed on for one vendor in one criterion, beside the members' scores, which stay. Only between the reveal and the decision. */
export async function moderate(args: ModerateArgs<typeof moderateForm>): Promise<void> {
  const { context, project, user, value } = args;
  await changeEvaluation(args, async ({ transaction, record }) => {
    const { round, vendor, leaf } = await requireCell(args, transaction);
    const [lowest, highest] = leaf.scale;
    if (!isOnScale(value.value, leaf.scale)) throw new Refusal("ballot.offScale", { field: "value", parameters: { lowest, highest } });
    const place = { roundId: round.id, vendorId: vendor.id, criterionId: leaf.id };
    const before = await findModerated(transaction, place);
    const moderator = { moderatedBy: user.id, moderatorName: user.name, moderatedAt: context.now() };
    const row = { ...place, projectId: project.id, value: value.value, reason: value.reason, ...moderator };
    if (!(await writeModeratedScore(transaction, row, value.version))) throw stale(before);
    const data = {
      round: round.number,
      vendor: vendor.name,
      criterion: { text: leaf.name.en, zh: leaf.name.zh },
      value: value.value,
      reason: value.reason,
      before: before && { value: before.value, reason: before.reason },
      after: { value: value.value, reason: value.reason },
      ...keptOfModeration(row),
    };
    await record({ stream: project.id, command: "evaluation.moderate", subjectId: vendor.id, data });
  });
}

/** Takes back what was agreed on: the members' scores count again. */
export async function dropModeration(args: ModerateArgs<typeof dropModerationForm>): Promise<void> {
  const { project, value } = args;
  await changeEvaluation(args, async ({ transaction, record }) => {
    const { round, vendor, leaf } = await requireCell(args, transaction);
    const place = { roundId: round.id, vendorId: vendor.id, criterionId: leaf.id };
    const before = await findModerated(transaction, place);
    if (!before || !(await deleteModeratedScore(transaction, place, value.version))) throw stale(before);
    const criterion = { text: leaf.name.en, zh: leaf.name.zh };
    const was = { value: before.value, reason: before.reason };
    const data = { round: round.number, vendor: vendor.name, criterion, before: was, dropped: place };
    await record({ stream: project.id, command: "evaluation.dropModeration", subjectId: vendor.id, data });
  });
}

async function requireCell(
  { context, project, value }: ModerateArgs<typeof moderateForm | typeof dropModerationForm>,
  transaction: Database,
) {
  const round = await requireRound(transaction, project.id, "revealed");
  const card = await readRoundCard(transaction, round.id);
  requireTechnicalOpen(round, card);
  const vendor = card.vendors.find(({ id }) => id === value.vendorId);
  const leaf = scoredLeaves(card.scorecard.criteria).find(({ id }) => id === value.criterionId);
  if (!vendor || !leaf) throw errorResponse(404, context);
  return { round, vendor, leaf };
}

type Place = { readonly roundId: string; readonly vendorId: string; readonly criterionId: string };

async function findModerated(db: Database, { roundId, vendorId, criterionId }: Place) {
  return (await listModeratedScores(db, roundId)).find((row) => row.vendorId === vendorId && row.criterionId === criterionId) ?? null;
}

function stale(before: Awaited<ReturnType<typeof findModerated>>): Refusal {
  const theirs = { value: before ? String(before.value) : "", reason: before?.reason ?? "" };
  return new Refusal("form.stale", { status: 409, detail: { version: before?.version ?? 0, theirs } });
}
