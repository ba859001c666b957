import type { BaselineTask } from "#app/domain/baseline/model.ts";
import { baselineOrder } from "#app/domain/baseline/merged-outline.ts";
import { referenceAmong } from "#app/domain/baseline/reference.ts";
import type { Plan, TaskKind } from "#app/domain/plan/model.ts";
import { otherWork, parts } from "../in-parts.ts";
import type { BaselineApprovalRow, BaselineRow, BaselineTaskRow } from "../tables/baselines.ts";
import type { Database } from "../tables/index.ts";

/** A baseline that is new: not approved, not deleted. */
export type NewBaseline = Omit<BaselineRow, "version" | "removedAt" | "removedBy">;

/** Keeps a state of the plan under a name. */
export async function insertBaseline(db: Database, baseline: NewBaseline, tasks: readonly BaselineTask[]): Promise<void> {
  await db
    .insertInto("baseline")
    .values({ ...baseline, version: 1, removedAt: null, removedBy: null })
    .execute();
  for (const part of parts(tasks)) {
    await otherWork();
    await db
      .insertInto("baselineTask")
      .values(part.map((task) => baselineTaskRow(baseline.id, task)))
      .execute();
  }
}

/** The number that the next baseline of a project gets. */
export async function nextBaselineNumber(db: Database, projectId: string): Promise<number> {
  const { last } = await db
    .selectFrom("baseline")
    .select(({ fn }) => fn.max("number").as("last"))
    .where("projectId", "=", projectId)
    .executeTakeFirstOrThrow();
  return Number(last ?? 0) + 1;
}

export interface BaselineRecord extends Omit<BaselineRow, "isReference" | "createdBy" | "removedBy"> {
  /** Chosen by somebody, or by the rule when nobody chose. */
  readonly isReference: boolean;
  readonly makerName: string | null;
  readonly taskCount: number;
  /** Null while nobody has approved it. */
  readonly approval: { readonly id: string; readonly byName: string | null; readonly at: string } | null;
}

/** The baselines of a project that are not deleted, the newest first. */
export async function listBaselines(db: Database, projectId: string): Promise<BaselineRecord[]> {
  const rows = await db
    .selectFrom("baseline")
    .leftJoin("appUser as maker", "maker.id", "baseline.createdBy")
    .selectAll("baseline")
    .select("maker.name as makerName")
    .select(({ selectFrom }) =>
      selectFrom("baselineTask")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .whereRef("baselineTask.baselineId", "=", "baseline.id")
        .as("taskCount"),
    )
    .where("projectId", "=", projectId)
    .where("baseline.removedAt", "is", null)
    .orderBy("baseline.createdAt", "desc")
    .orderBy("baseline.number", "desc")
    .execute();
  const approvals = await listStandingApprovals(db, projectId);
  const reference = referenceAmong(rows.map((row) => candidate(row, approvals.has(row.id))));
  return rows.map(({ createdBy: _, removedBy: __, ...row }) => ({
    ...row,
    taskCount: Number(row.taskCount),
    isReference: row.id === reference?.id,
    approval: approvals.get(row.id) ?? null,
  }));
}

/** A baseline of a project, deleted or not. */
export async function findBaseline(db: Database, projectId: string, id: string): Promise<BaselineRow | undefined> {
  return db.selectFrom("baseline").selectAll().where("projectId", "=", projectId).where("id", "=", id).executeTakeFirst();
}

/** What a baseline keeps of each task, in tree order. */
export async function readBaselineTasks(db: Database, baselineId: string): Promise<BaselineTask[]> {
  const rows = await db.selectFrom("baselineTask").selectAll().where("baselineId", "=", baselineId).execute();
  return baselineOrder(rows.map(baselineTask));
}

/** Changes a baseline that is still at `version`; false when it was changed elsewhere. */
export async function updateBaseline(
  db: Database,
  id: string,
  version: number,
  changes: Partial<Pick<BaselineRow, "name" | "nameZh" | "note" | "noteZh" | "removedAt" | "removedBy">>,
): Promise<boolean> {
  const result = await db
    .updateTable("baseline")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Makes one baseline what the plan is compared with; null leaves it to the rule. */
export async function setReferenceBaseline(db: Database, projectId: string, id: string | null): Promise<void> {
  await db.updateTable("baseline").set({ isReference: 0 }).where("projectId", "=", projectId).where("isReference", "=", 1).execute();
  if (id !== null) await db.updateTable("baseline").set({ isReference: 1 }).where("id", "=", id).execute();
}

/** The baseline that somebody chose for a project; undefined while the rule decides. */
export async function findChosenReference(db: Database, projectId: string): Promise<string | undefined> {
  const chosen = await db
    .selectFrom("baseline")
    .select("id")
    .where("projectId", "=", projectId)
    .where("isReference", "=", 1)
    .where("removedAt", "is", null)
    .executeTakeFirst();
  return chosen?.id;
}

export async function insertApproval(
  db: Database,
  approval: Pick<BaselineApprovalRow, "id" | "baselineId" | "approvedBy" | "approvedAt">,
): Promise<void> {
  await db
    .insertInto("baselineApproval")
    .values({ ...approval, withdrawnBy: null, withdrawnAt: null, withdrawalReason: null })
    .execute();
}

/** The approval of a baseline that holds; undefined when there is none. */
export async function findApproval(db: Database, baselineId: string): Promise<BaselineApprovalRow | undefined> {
  return db
    .selectFrom("baselineApproval")
    .selectAll()
    .where("baselineId", "=", baselineId)
    .where("withdrawnAt", "is", null)
    .executeTakeFirst();
}

export async function withdrawApproval(
  db: Database,
  id: string,
  withdrawal: Pick<BaselineApprovalRow, "withdrawnBy" | "withdrawnAt" | "withdrawalReason">,
): Promise<void> {
  await db.updateTable("baselineApproval").set(withdrawal).where("id", "=", id).execute();
}

export interface ApprovalRecord extends Omit<BaselineApprovalRow, "approvedBy" | "withdrawnBy"> {
  readonly approvedByName: string | null;
  readonly withdrawnByName: string | null;
}

/** Every approval of a baseline with what became of it, the first one first. */
export async function listApprovals(db: Database, baselineId: string): Promise<ApprovalRecord[]> {
  const rows = await db
    .selectFrom("baselineApproval")
    .leftJoin("appUser as approver", "approver.id", "baselineApproval.approvedBy")
    .leftJoin("appUser as withdrawer", "withdrawer.id", "baselineApproval.withdrawnBy")
    .selectAll("baselineApproval")
    .select(["approver.name as approvedByName", "withdrawer.name as withdrawnByName"])
    .where("baselineId", "=", baselineId)
    .orderBy("approvedAt")
    .orderBy("baselineApproval.id")
    .execute();
  return rows.map(({ approvedBy: _, withdrawnBy: __, ...row }) => row);
}

/** The dates of the baseline that the plan is compared with, by task; null when there is none. */
export async function readReferenceDates(db: Database, projectId: string): Promise<Plan["baseline"]> {
  const id = (await findReferenceIds(db, [projectId])).get(projectId);
  return id === undefined ? null : readBaselineDates(db, id);
}

/** The planned start and finish of every task in a baseline. */
export async function readBaselineDates(db: Database, baselineId: string): Promise<NonNullable<Plan["baseline"]>> {
  const rows = await db.selectFrom("baselineTask").select(["taskId", "startAt", "finishAt"]).where("baselineId", "=", baselineId).execute();
  return Object.fromEntries(rows.map((row) => [row.taskId, [row.startAt, row.finishAt] as const]));
}

/** When each baseline of a project planned a task to finish, or all of it where no task is named; by baseline. */
export async function listBaselineEnds(db: Database, projectId: string, taskId: string | null): Promise<Map<string, string>> {
  const tasks = db
    .selectFrom("baselineTask")
    .innerJoin("baseline", "baseline.id", "baselineTask.baselineId")
    .select(({ fn }) => ["baselineId", fn.max("finishAt").as("finishAt")])
    .where("baseline.projectId", "=", projectId)
    .where("baseline.removedAt", "is", null)
    .groupBy("baselineId");
  const rows = await (taskId === null ? tasks : tasks.where("taskId", "=", taskId)).execute();
  return new Map(rows.map((row) => [row.baselineId, row.finishAt]));
}

/** When each baseline of a project planned some tasks to finish, the oldest baseline first. */
export async function listBaselinePoints(
  db: Database,
  projectId: string,
  taskIds: readonly string[],
): Promise<{ readonly taskId: string; readonly takenAt: string; readonly plannedAt: string }[]> {
  if (taskIds.length === 0) return [];
  return db
    .selectFrom("baselineTask")
    .innerJoin("baseline", "baseline.id", "baselineTask.baselineId")
    .select(["taskId", "baseline.createdAt as takenAt", "finishAt as plannedAt"])
    .where("baseline.projectId", "=", projectId)
    .where("baseline.removedAt", "is", null)
    .where("taskId", "in", [...taskIds])
    .orderBy("baseline.createdAt")
    .orderBy("baseline.number")
    .execute();
}

/** The baseline that each plan is compared with, by project. */
export async function findReferenceIds(db: Database, projectIds: readonly string[]): Promise<Map<string, string>> {
  if (projectIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("baseline")
    .select(["id", "projectId", "number", "createdAt", "isReference"])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom("baselineApproval")
          .select("baselineApproval.id")
          .whereRef("baselineApproval.baselineId", "=", "baseline.id")
          .where("withdrawnAt", "is", null),
      ).as("isApproved"),
    )
    .where("projectId", "in", [...projectIds])
    .where("removedAt", "is", null)
    .execute();
  return new Map(
    projectIds.flatMap((projectId) => {
      const own = rows.filter((row) => row.projectId === projectId);
      const reference = referenceAmong(own.map((row) => candidate(row, Boolean(row.isApproved))));
      return reference ? [[projectId, reference.id] as const] : [];
    }),
  );
}

export interface RemovedBaseline {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly nameZh: string | null;
  readonly removedAt: string;
  readonly removerName: string | null;
}

/** The baselines that were deleted since an instant, the last one first. */
export async function listRemovedBaselines(db: Database, projectId: string, since: string): Promise<RemovedBaseline[]> {
  const rows = await db
    .selectFrom("baseline")
    .leftJoin("appUser", "appUser.id", "baseline.removedBy")
    .select(["baseline.id", "baseline.version", "baseline.name", "nameZh", "removedAt", "appUser.name as removerName"])
    .where("projectId", "=", projectId)
    .where("removedAt", ">=", since)
    .orderBy("removedAt", "desc")
    .orderBy("baseline.id")
    .execute();
  return rows.flatMap(({ removedAt, ...row }) => (removedAt === null ? [] : [{ ...row, removedAt }]));
}

/** Deletes for good what was deleted before an instant; returns how many. */
export async function purgeBaselines(db: Database, before: string): Promise<number> {
  const result = await db.deleteFrom("baseline").where("removedAt", "<", before).executeTakeFirst();
  return Number(result.numDeletedRows);
}

async function listStandingApprovals(db: Database, projectId: string): Promise<Map<string, NonNullable<BaselineRecord["approval"]>>> {
  const rows = await db
    .selectFrom("baselineApproval")
    .innerJoin("baseline", "baseline.id", "baselineApproval.baselineId")
    .leftJoin("appUser", "appUser.id", "baselineApproval.approvedBy")
    .select(["baselineApproval.id", "baselineId", "approvedAt", "appUser.name"])
    .where("baseline.projectId", "=", projectId)
    .where("withdrawnAt", "is", null)
    .execute();
  return new Map(rows.map(({ id, baselineId, approvedAt, name }) => [baselineId, { id, byName: name, at: approvedAt }]));
}

function candidate<Row extends Pick<BaselineRow, "id" | "isReference" | "createdAt" | "number">>(row: Row, isApproved: boolean) {
  return { id: row.id, isReference: row.isReference === 1, isApproved, createdAt: row.createdAt, number: row.number };
}

function baselineTaskRow(baselineId: string, task: BaselineTask): BaselineTaskRow {
  const { name, start, finish, ...rest } = task;
  return { ...rest, baselineId, name: name.text, nameZh: name.zh, startAt: start, finishAt: finish };
}

function baselineTask(row: BaselineTaskRow): BaselineTask {
  const { baselineId: _, kind, name, nameZh, startAt, finishAt, ...rest } = row;
  return { ...rest, kind: kind as TaskKind, name: { text: name, zh: nameZh }, start: startAt, finish: finishAt };
}
