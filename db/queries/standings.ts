import type { StandingTask } from "#app/domain/plan/standing.ts";
import type { PlanTask, TaskKind } from "#app/domain/plan/model.ts";
import { activeTasks, inTreeOrder } from "#app/domain/plan/tree.ts";
import type { Database } from "../tables/index.ts";
import { findReferenceIds } from "./baselines.ts";

/** A task with its stored dates, and who does it. */
export interface StoredStandingTask extends StandingTask, Pick<PlanTask, "position" | "ownerId" | "roleCode"> {}

/** The active tasks of some projects with their stored dates, each project's in tree order. */
export async function listStandingTasks(db: Database, projectIds: readonly string[]): Promise<Map<string, readonly StoredStandingTask[]>> {
  const rows = await db
    .selectFrom("task")
    .select(["projectId", "id", "parentId", "position", "kind", "name", "nameZh", "durationMinutes", "progress", "deadline", "active"])
    .select(["startAt", "finishAt", "ownerId", "roleCode"])
    .where("projectId", "in", [...projectIds])
    .where("removedAt", "is", null)
    .execute();
  const byProject = new Map<string, (StoredStandingTask & Pick<PlanTask, "active">)[]>(projectIds.map((id) => [id, []]));
  for (const row of rows)
    byProject.get(row.projectId)?.push({
      id: row.id,
      parentId: row.parentId,
      position: row.position,
      kind: row.kind as TaskKind,
      name: { text: row.name, zh: row.nameZh },
      durationMinutes: row.durationMinutes,
      progress: row.progress,
      deadline: row.deadline,
      startAt: row.startAt,
      finishAt: row.finishAt,
      ownerId: row.ownerId,
      roleCode: row.roleCode,
      active: row.active === 1,
    });
  return new Map([...byProject].map(([id, tasks]) => [id, activeTasks(inTreeOrder(tasks))]));
}

/** The finish of some tasks in the baseline that their project is compared with, by task. */
export async function listBaselineFinishes(
  db: Database,
  projectIds: readonly string[],
  taskIds: readonly string[],
): Promise<Map<string, string>> {
  const baselineIds = [...(await findReferenceIds(db, projectIds)).values()];
  if (taskIds.length === 0 || baselineIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("baselineTask")
    .select(["taskId", "finishAt"])
    .where("baselineId", "in", baselineIds)
    .where("taskId", "in", [...taskIds])
    .execute();
  return new Map(rows.map((row) => [row.taskId, row.finishAt]));
}

/** Who fills the roles of some projects: project and code, to person. */
export async function listRoleHolders(db: Database, projectIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("projectRole")
    .select(["projectId", "code", "personId"])
    .where("projectId", "in", [...projectIds])
    .where("personId", "is not", null)
    .execute();
  return new Map(rows.map((row) => [`${row.projectId} ${row.code}`, row.personId ?? ""]));
}

/** The people that an account is in plans. */
export async function listOwnPeople(db: Database, userId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom("projectMember")
    .innerJoin("person", (join) =>
      join.onRef("person.projectId", "=", "projectMember.projectId").onRef("person.userId", "=", "projectMember.userId"),
    )
    .select("person.id")
    .where("projectMember.userId", "=", userId)
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** When something was last changed in the projects of an account, by project. */
export async function listLastChanges(db: Database, userId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("projectMember")
    .select((member) => [
      "projectMember.projectId",
      member
        .selectFrom("event")
        .select("event.at")
        .whereRef("event.stream", "=", "projectMember.projectId")
        .orderBy("event.sequence", "desc")
        .limit(1)
        .as("at"),
    ])
    .where("projectMember.userId", "=", userId)
    .execute();
  return new Map(rows.flatMap(({ projectId, at }) => (at === null ? [] : [[projectId, at] as const])));
}

/** The first start and the last finish of a project's active tasks; null when there are none. */
export async function findSpan(db: Database, projectId: string): Promise<readonly [start: string, finish: string] | null> {
  const row = await db
    .selectFrom("task")
    .select(({ fn }) => [fn.min<string | null>("startAt").as("start"), fn.max<string | null>("finishAt").as("finish")])
    .where("projectId", "=", projectId)
    .where("removedAt", "is", null)
    .where("active", "=", 1)
    .executeTakeFirst();
  return row?.start && row.finish ? [row.start, row.finish] : null;
}
