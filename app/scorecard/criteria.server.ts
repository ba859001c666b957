import type { z } from "zod";
import { blankCriterion, copyCriteria } from "#app/domain/scorecard/new-criteria.ts";
import { allCriteria, type Scorecard, type ScorecardCriterion } from "#app/domain/scorecard/scorecard.ts";
import { modelLimits } from "#app/domain/scoring/model-problem.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { rowsOfCriteria } from "#db/queries/new-scorecard.ts";
import { insertCriteria, placeCriterion, updateCriterion } from "#db/queries/scorecard.ts";
import type { EvaluationCriterionRow } from "#db/tables/evaluation.ts";
import {
  changedSince,
  changeScorecard,
  isInTrash,
  loggedName,
  requireCriterion,
  type ScorecardArgs,
  type ScorecardWork,
} from "./change-scorecard.server.ts";
import type { addCriterionForm, criterionForm, moveCriterionForm, removeCriterionForm } from "./scorecard.forms.server.ts";

/** What is told of a criterion that was changed. */
export interface ChangedCriterion {
  readonly id: string;
  readonly version: number;
  readonly name: { readonly text: string; readonly zh: string | null };
}

/** Adds a criterion at the end of its group, with the usual scale. */
export async function addCriterion(args: ScorecardArgs<z.output<typeof addCriterionForm>>): Promise<ChangedCriterion> {
  const { context, project, value } = args;
  return changeScorecard(args, async (work) => {
    const { scorecard, transaction, tell } = work;
    const { parentId, kind, weight } = value;
    refuseTooMany(scorecard, 1);
    refuseParent(scorecard, parentId, 1);
    const criterion: ScorecardCriterion = {
      ...blankCriterion,
      ...{ id: context.newId(), kind, weight },
      name: { en: value.name, zh: value.nameZh },
    };
    await insertCriteria(transaction, rowsOfCriteria(project.id, [criterion], parentId, lastPlace(work, parentId) + 1));
    await tell("addCriterion", criterion.id, { name: loggedName(criterion.name), parent: parentName(scorecard, parentId) });
    return { id: criterion.id, version: 1, name: loggedName(criterion.name) };
  });
}

/** Moves a criterion before or after its neighbour; at the end it stays. */
export async function moveCriterion(args: ScorecardArgs<z.output<typeof moveCriterionForm>>): Promise<void> {
  const { value } = args;
  await changeScorecard(args, async (work) => {
    const { criterion, siblings } = requireCriterion(args, work, value.criterionId);
    const place = siblings.indexOf(criterion);
    const other = siblings[place + (value.direction === "up" ? -1 : 1)];
    if (!other) return;
    const order = siblings.map((one) => (one === criterion ? other : one === other ? criterion : one));
    for (const [at, { id }] of order.entries()) await placeCriterion(work.transaction, id, at + 1);
    await work.tell("moveCriterion", criterion.id, { name: loggedName(criterion.name), direction: value.direction });
  });
}

/** Adds a copy of a criterion with everything below it, right after it. */
export async function duplicateCriterion(args: ScorecardArgs<z.output<typeof criterionForm>>): Promise<ChangedCriterion> {
  const { context, project, value } = args;
  return changeScorecard(args, async (work) => {
    const { transaction, tell, scorecard } = work;
    const { row, criterion, siblings } = requireCriterion(args, work, value.criterionId);
    refuseTooMany(scorecard, allCriteria([criterion]).length);
    const [copied] = copyCriteria([criterion], context.newId).criteria;
    if (!copied) throw new Error("A criterion was copied to nothing");
    const { en, zh } = criterion.name;
    const copy = { ...copied, name: { en: copyName(en, "en"), zh: zh === null ? null : copyName(zh, "zh") } };
    const place = siblings.indexOf(criterion) + 1;
    const order = [...siblings.slice(0, place), copy, ...siblings.slice(place)];
    await insertCriteria(transaction, rowsOfCriteria(project.id, [copy], row.parentId, place + 1));
    for (const [at, { id }] of order.entries()) await placeCriterion(transaction, id, at + 1);
    await tell("duplicateCriterion", copy.id, { name: loggedName(criterion.name) });
    return { id: copy.id, version: 1, name: loggedName(copy.name) };
  });
}

function copyName(name: string, locale: Locale): string {
  return serverI18n(locale).t("scorecard:copyOf", { name });
}

/** Takes a criterion away with everything below it; it can be put back. */
export async function removeCriterion(args: ScorecardArgs<z.output<typeof removeCriterionForm>>): Promise<ChangedCriterion> {
  const { context, user, value } = args;
  return changeScorecard(args, async (work) => {
    const { criterion } = requireCriterion(args, work, value.criterionId);
    const removal = { removedAt: context.now(), removedBy: user.id };
    if (!(await updateCriterion(work.transaction, criterion.id, value.version, removal))) throw changedSince();
    const name = loggedName(criterion.name);
    await work.tell("removeCriterion", criterion.id, { name });
    return { id: criterion.id, version: value.version + 1, name };
  });
}

/** Puts a removed criterion back where it was, unless what it was below is gone. */
export async function restoreCriterion(args: ScorecardArgs<z.output<typeof criterionForm>>): Promise<void> {
  const { context, value } = args;
  await changeScorecard(args, async ({ records, scorecard, transaction, tell }) => {
    const row = records.criteria.find(({ id }) => id === value.criterionId);
    const isPlaced = row && (row.parentId === null || allCriteria(scorecard.criteria).some(({ id }) => id === row.parentId));
    if (!row || !isInTrash(row.removedAt, context.now()) || !isPlaced) throw new Refusal("undo.changedSince", { status: 409 });
    refuseTooMany(scorecard, 1);
    if (!(await updateCriterion(transaction, row.id, row.version, { removedAt: null, removedBy: null })))
      throw new Refusal("undo.changedSince", { status: 409 });
    await tell("restoreCriterion", row.id, { name: { text: row.name, zh: row.nameZh } });
  });
}

/** The criterion that others are put below must be there, be judged by them alone, and not lie too deep. */
export function refuseParent(scorecard: Scorecard, parentId: string | null, height: number): void {
  if (parentId === null) return;
  const parent = allCriteria(scorecard.criteria).find(({ id }) => id === parentId);
  if (!parent) throw new Refusal("field.invalid", { field: "parentId" });
  if (parent.kind !== "score") throw new Refusal("scorecard.parentKind", { field: "parentId" });
  const limit = modelLimits.depth - 1;
  if (depthOf(scorecard.criteria, parentId) + height > limit)
    throw new Refusal("scorecard.tooDeep", { field: "parentId", parameters: { limit } });
}

/** From 1 at the top. */
function depthOf(criteria: readonly ScorecardCriterion[], id: string): number {
  for (const criterion of criteria) {
    if (criterion.id === id) return 1;
    const below = depthOf(criterion.children, id);
    if (below > 0) return below + 1;
  }
  return 0;
}

/** Levels of a criterion with everything below it. */
export function heightOf({ children }: ScorecardCriterion): number {
  return 1 + Math.max(0, ...children.map(heightOf));
}

export function refuseTooMany({ criteria }: Scorecard, more: number): void {
  if (allCriteria(criteria).length + more > modelLimits.criteria)
    throw new Refusal("scorecard.tooMany", { field: "name", parameters: { limit: modelLimits.criteria } });
}

/** The last place below a criterion or at the top, of removed ones, too: what is put back keeps its own. */
export function lastPlace({ records }: Pick<ScorecardWork, "records">, parentId: string | null): number {
  const places = records.criteria.filter((row: EvaluationCriterionRow) => row.parentId === parentId).map(({ position }) => position);
  return Math.max(0, ...places);
}

export function parentName(scorecard: Scorecard, parentId: string | null) {
  const parent = parentId === null ? undefined : allCriteria(scorecard.criteria).find(({ id }) => id === parentId);
  return parent ? loggedName(parent.name) : null;
}
