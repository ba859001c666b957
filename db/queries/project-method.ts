import type { MethodOutline } from "#app/domain/method/method-outline.ts";
import type { MethodIds } from "#app/domain/method/method-state.ts";
import { parts } from "../in-parts.ts";
import type { GateCriterionRow } from "../tables/gates.ts";
import type { Database } from "../tables/index.ts";
import { methodOf, turnableSteps, turnKeptCriteria, type MethodSteps } from "./method-steps.ts";

/** What a plan was made from, or last brought to. */
export interface MethodRecord {
  /** Of a template of the product, else the id of a saved one. */
  readonly key: string;
  /** The version of the one, the edition of the other. */
  readonly edition: number;
  readonly outline: MethodOutline;
  readonly ids: MethodIds;
  /** Tasks of the plan that came from an earlier method and are in this one no longer. */
  readonly left: readonly string[];
}

interface KeptMethod {
  readonly current: MethodRecord;
  readonly changedAt: string;
  readonly changedBy: string | null;
}

/** What is kept of a project's method; undefined for one that was made before it was kept, or of no method. */
export async function findProjectMethod(db: Database, projectId: string): Promise<KeptMethod | undefined> {
  const row = await db
    .selectFrom("projectMethod")
    .leftJoin("appUser", "appUser.id", "projectMethod.changedBy")
    .select(["current", "changedAt", "appUser.name as changedBy"])
    .where("projectId", "=", projectId)
    .executeTakeFirst();
  // Written by this file only.
  return row && { current: JSON.parse(row.current) as MethodRecord, changedAt: row.changedAt, changedBy: row.changedBy };
}

interface NewMethod {
  readonly projectId: string;
  readonly record: MethodRecord;
  readonly changedBy: string | null;
  readonly changedAt: string;
}

/** Keeps what a new plan was made from. */
export async function insertProjectMethod(db: Database, { projectId, record, changedBy, changedAt }: NewMethod): Promise<void> {
  await db
    .insertInto("projectMethod")
    .values({ projectId, current: JSON.stringify(record), former: null, stepId: null, changedBy, changedAt })
    .execute();
}

interface MethodChange {
  readonly projectId: string;
  readonly current: MethodRecord;
  readonly former: MethodRecord;
  readonly stepId: string;
  /** What gates that stay ask for although the method does not. */
  readonly criteria: readonly GateCriterionRow[];
  readonly changedBy: string | null;
  readonly changedAt: string;
  /** The version of the plan that its tasks changed in. */
  readonly planVersion: number;
}

/** Keeps what a plan was brought to, and lets its tasks and gates know what they are in it. */
export async function putProjectMethod(
  db: Database,
  { current, former, stepId, criteria, planVersion, ...change }: MethodChange,
): Promise<void> {
  const { base, steps } = await turnableSteps(db, (await readSteps(db, change.projectId)) ?? { base: former, steps: [] });
  const kept: MethodSteps = { base, steps: [...steps, { stepId, record: current, isUndone: false, criteria }] };
  const row = { ...change, stepId, current: JSON.stringify(current), former: JSON.stringify(kept) };
  await db
    .insertInto("projectMethod")
    .values(row)
    .onConflict((conflict) => conflict.column("projectId").doUpdateSet(row))
    .execute();
  await turnKeptCriteria(db, criteria, false);
  await applyRecord(db, change.projectId, current, planVersion);
}

interface MethodTurn {
  readonly projectId: string;
  readonly stepId: string;
  readonly isUndone: boolean;
  readonly planVersion: number;
}

/** Brings back what a project's method was before a step that was taken back, or after it when it is done again. */
export async function turnProjectMethod(db: Database, { projectId, stepId, isUndone, planVersion }: MethodTurn): Promise<void> {
  const known = await readSteps(db, projectId);
  const turned = known?.steps.find((step) => step.stepId === stepId);
  if (!known || !turned) return;
  const kept = { ...known, steps: known.steps.map((step) => (step === turned ? { ...step, isUndone } : step)) };
  const current = methodOf(kept);
  await db
    .updateTable("projectMethod")
    .set({ current: JSON.stringify(current), former: JSON.stringify(kept) })
    .where("projectId", "=", projectId)
    .execute();
  await turnKeptCriteria(db, turned.criteria, isUndone);
  await applyRecord(db, projectId, current, planVersion);
}

async function readSteps(db: Database, projectId: string): Promise<MethodSteps | undefined> {
  const row = await db
    .selectFrom("projectMethod")
    .select(["current", "former", "stepId"])
    .where("projectId", "=", projectId)
    .executeTakeFirst();
  if (!row) return undefined;
  const current = JSON.parse(row.current) as MethodRecord;
  if (row.former === null) return { base: current, steps: [] };
  const former = JSON.parse(row.former) as MethodSteps | MethodRecord;
  if ("steps" in former) return former;
  // Written before each change was kept: the state on the other side of the last one alone.
  return { base: former, steps: [{ stepId: row.stepId ?? "", record: current, isUndone: false, criteria: [] }] };
}

/** Tasks that are not in the method any more came from none. */
async function applyRecord(db: Database, projectId: string, { key, outline, ids }: MethodRecord, planVersion: number): Promise<void> {
  await db
    .updateTable("project")
    .set({ templateKey: key || null })
    .where("id", "=", projectId)
    .execute();
  const tasks = outline.tasks.flatMap((task) => {
    const id = ids[task.id];
    return id === undefined ? [] : [{ ...task, methodId: task.id, id }];
  });
  const known = new Set(tasks.map(({ id }) => id));
  const former = await db
    .selectFrom("task")
    .select(["id", "templateTaskId"])
    .where("projectId", "=", projectId)
    .where("templateTaskId", "is not", null)
    .execute();
  const lost = former.filter(({ id }) => !known.has(id)).map(({ id }) => id);
  for (const part of parts(lost)) await db.updateTable("task").set({ templateTaskId: null, planVersion }).where("id", "in", part).execute();
  for (const { id, methodId, doneWhen, items, area } of tasks)
    await db
      .updateTable("task")
      .set({
        templateTaskId: methodId,
        doneWhen: doneWhen.text,
        doneWhenZh: doneWhen.zh,
        items: JSON.stringify(items),
        area,
        planVersion,
      })
      .where("id", "=", id)
      .where("projectId", "=", projectId)
      .execute();
}
