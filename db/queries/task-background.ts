import { z } from "zod";
import type { TaskBackground } from "#app/domain/plan/from-template.ts";
import type { BilingualText } from "#app/domain/plan/model.ts";
import { parts } from "../in-parts.ts";
import type { EventRow } from "../tables/log.ts";
import type { Database } from "../tables/index.ts";

export async function listTaskIdsOfArea(db: Database, projectId: string, area: string): Promise<Set<string>> {
  const rows = await db.selectFrom("task").select("id").where("projectId", "=", projectId).where("area", "=", area).execute();
  return new Set(rows.map((row) => row.id));
}

/** What the template said of a task beyond what people plan with. */
export async function findTaskBackground(db: Database, projectId: string, taskId: string) {
  return db
    .selectFrom("task")
    .select(["doneWhen", "doneWhenZh", "items", "area", "templateTaskId"])
    .where("projectId", "=", projectId)
    .where("id", "=", taskId)
    .executeTakeFirst();
}

/** The task of the plan that stands for one of the template; undefined where it was removed. */
export async function findTaskOfTemplate(db: Database, projectId: string, templateTaskId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("task")
    .select("id")
    .where("projectId", "=", projectId)
    .where("templateTaskId", "=", templateTaskId)
    .where("removedAt", "is", null)
    .orderBy("number")
    .executeTakeFirst();
  return row?.id;
}

/** What is known of the tasks of a project beyond what people plan with, by their ids. */
export async function listTaskBackgrounds(db: Database, projectId: string): Promise<Map<string, TaskBackground>> {
  const rows = await db
    .selectFrom("task")
    .select(["id", "doneWhen", "doneWhenZh", "items", "area", "templateTaskId"])
    .where("projectId", "=", projectId)
    .where("removedAt", "is", null)
    .execute();
  return new Map(
    rows.map(({ id, doneWhen, doneWhenZh, items, area, templateTaskId }) => [
      id,
      { doneWhen: { text: doneWhen, zh: doneWhenZh }, items: itemsSchema.parse(JSON.parse(items)), area, templateTaskId },
    ]),
  );
}

const itemsSchema = z.array(z.string());

/** Names of those of the ids that are tasks of the project, removed ones among them. */
export async function findTaskNames(db: Database, projectId: string, ids: readonly string[]): Promise<Map<string, BilingualText>> {
  const names = new Map<string, BilingualText>();
  for (const part of parts(ids)) {
    const rows = await db
      .selectFrom("task")
      .select(["id", "name", "nameZh"])
      .where("projectId", "=", projectId)
      .where("id", "in", part)
      .execute();
    for (const row of rows) names.set(row.id, { text: row.name, zh: row.nameZh });
  }
  return names;
}

export type RenamingRow = Pick<EventRow, "sequence" | "subjectId" | "data">;

/** The log's entries that name tasks anew, from one entry on, the oldest first; undone and redone ones, too. */
export async function listRenamings(db: Database, projectId: string, taskIds: readonly string[], since: number): Promise<RenamingRow[]> {
  const found: RenamingRow[] = [];
  for (const part of parts(taskIds))
    found.push(
      ...(await db
        .selectFrom("event")
        .select(["sequence", "subjectId", "data"])
        .where("stream", "=", projectId)
        .where("sequence", ">=", since)
        .where("subjectId", "in", part)
        .where("command", "in", ["plan.updateTask", "plan.undo", "plan.redo", "plan.revert"])
        .where("data", "like", '%"name"%')
        .execute()),
    );
  return found.sort((left, right) => left.sequence - right.sequence);
}

/** The template's id of each task of a project that came from one. */
export async function listTemplateTaskIds(db: Database, projectId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("task")
    .select(["id", "templateTaskId"])
    .where("projectId", "=", projectId)
    .where("templateTaskId", "is not", null)
    .execute();
  return new Map(rows.flatMap(({ id, templateTaskId }) => (templateTaskId === null ? [] : [[id, templateTaskId] as const])));
}
