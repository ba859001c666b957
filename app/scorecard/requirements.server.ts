import type { z } from "zod";
import { errorResponse } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { insertRequirements, placeRequirement, updateRequirement } from "#db/queries/scorecard.ts";
import type { EvaluationRequirementRow } from "#db/tables/evaluation.ts";
import { changedSince, changeScorecard, isInTrash, loggedName, type ScorecardArgs, type ScorecardWork } from "./change-scorecard.server.ts";
import type {
  addRequirementForm,
  editRequirementForm,
  moveRequirementForm,
  requirementForm,
  restoreRequirementForm,
} from "./scorecard.forms.server.ts";

export const mostRequirements = 100;

export interface ChangedRequirement {
  readonly id: string;
  readonly version: number;
  readonly text: { readonly text: string; readonly zh: string | null };
}

/** Adds what every vendor must meet, at the end. */
export async function addRequirement(args: ScorecardArgs<z.output<typeof addRequirementForm>>): Promise<ChangedRequirement> {
  const { context, project, value } = args;
  return changeScorecard(args, async ({ records, scorecard, transaction, tell }) => {
    if (scorecard.requirements.length >= mostRequirements)
      throw new Refusal("scorecard.tooManyRequirements", { field: "text", parameters: { limit: mostRequirements } });
    const row: EvaluationRequirementRow = {
      id: context.newId(),
      projectId: project.id,
      position: Math.max(0, ...records.requirements.map(({ position }) => position)) + 1,
      libraryId: null,
      text: value.text,
      textZh: value.textZh,
      removedAt: null,
      removedBy: null,
      version: 1,
    };
    await insertRequirements(transaction, [row]);
    await tell("addRequirement", row.id, { name: nameOf(row) });
    return { id: row.id, version: 1, text: nameOf(row) };
  });
}

export async function editRequirement(args: ScorecardArgs<z.output<typeof editRequirementForm>>): Promise<ChangedRequirement> {
  const { value } = args;
  return changeScorecard(args, async (work) => {
    const row = requireRequirement(args, work, value.requirementId);
    const { text, textZh } = value;
    if (!(await updateRequirement(work.transaction, row.id, value.version, { text, textZh })))
      throw new Refusal("form.stale", {
        status: 409,
        detail: { version: row.version, theirs: { text: row.text, textZh: row.textZh ?? "" } },
      });
    const after = nameOf({ text, textZh });
    await work.tell("editRequirement", row.id, { name: after, before: { text: row.text, textZh: row.textZh }, after: { text, textZh } });
    return { id: row.id, version: value.version + 1, text: after };
  });
}

export async function moveRequirement(args: ScorecardArgs<z.output<typeof moveRequirementForm>>): Promise<void> {
  const { value } = args;
  await changeScorecard(args, async (work) => {
    const row = requireRequirement(args, work, value.requirementId);
    const shown = work.records.requirements.filter(({ removedAt }) => removedAt === null);
    const other = shown[shown.indexOf(row) + (value.direction === "up" ? -1 : 1)];
    if (!other) return;
    const order = shown.map((one) => (one === row ? other : one === other ? row : one));
    for (const [at, { id }] of order.entries()) await placeRequirement(work.transaction, id, at + 1);
    await work.tell("moveRequirement", row.id, { name: nameOf(row), direction: value.direction });
  });
}

export async function removeRequirement(args: ScorecardArgs<z.output<typeof requirementForm>>): Promise<ChangedRequirement> {
  const { context, user, value } = args;
  return changeScorecard(args, async (work) => {
    const row = requireRequirement(args, work, value.requirementId);
    const removal = { removedAt: context.now(), removedBy: user.id };
    if (!(await updateRequirement(work.transaction, row.id, value.version, removal))) throw changedSince();
    await work.tell("removeRequirement", row.id, { name: nameOf(row) });
    return { id: row.id, version: value.version + 1, text: nameOf(row) };
  });
}

export async function restoreRequirement(args: ScorecardArgs<z.output<typeof restoreRequirementForm>>): Promise<void> {
  await changeScorecard(args, async ({ records, transaction, tell }) => {
    const row = records.requirements.find(({ id }) => id === args.value.requirementId);
    const isRestored =
      row &&
      isInTrash(row.removedAt, args.context.now()) &&
      (await updateRequirement(transaction, row.id, row.version, { removedAt: null, removedBy: null }));
    if (!isRestored) throw new Refusal("undo.changedSince", { status: 409 });
    await tell("restoreRequirement", row.id, { name: nameOf(row) });
  });
}

function requireRequirement(args: ScorecardArgs<unknown>, { records }: ScorecardWork, id: string): EvaluationRequirementRow {
  const row = records.requirements.find((each) => each.id === id && each.removedAt === null);
  if (!row) throw errorResponse(404, args.context);
  return row;
}

function nameOf({ text, textZh }: Pick<EvaluationRequirementRow, "text" | "textZh">) {
  return loggedName({ en: text, zh: textZh });
}
