import type { Plan } from "#app/domain/plan/model.ts";
import type { Database } from "../tables/index.ts";
import { deleteLinks, findRemovedTasks, insertLinks, insertTasks, removeTasks, updateLinks, updateTasks } from "./plan-writes.ts";

/** Writes what differs between two states of a plan, but for computed dates; those of new tasks follow. */
export async function writePlanEdits(db: Database, before: Plan, after: Plan, now: string): Promise<void> {
  const known = new Map(before.tasks.map((task) => [task.id, task]));
  const added = after.tasks.filter((task) => !known.has(task.id));
  const edited = after.tasks.filter((task) => known.has(task.id) && known.get(task.id) !== task);
  const kept = new Set(after.tasks.map((task) => task.id));
  const restored = await findRemovedTasks(
    db,
    after.projectId,
    added.map((task) => task.id),
  );
  const blank = { text: "", zh: null };
  await removeTasks(
    db,
    after,
    before.tasks.filter((task) => !kept.has(task.id)).map((task) => task.id),
    now,
  );
  const made = added.filter((task) => !restored.has(task.id));
  await insertTasks(db, after, made, () => ({ doneWhen: blank, items: [], area: null, templateTaskId: null, startAt: "", finishAt: "" }));
  await updateTasks(db, after, [...edited, ...added.filter((candidate) => restored.has(candidate.id))]);
  await writeLinks(db, before, after);
}

async function writeLinks(db: Database, before: Plan, after: Plan): Promise<void> {
  const known = new Map(before.links.map((link) => [link.id, link]));
  const kept = new Set(after.links.map((link) => link.id));
  await deleteLinks(
    db,
    before.links.filter((link) => !kept.has(link.id)).map((link) => link.id),
  );
  await insertLinks(
    db,
    after,
    after.links.filter((link) => !known.has(link.id)),
  );
  await updateLinks(
    db,
    after,
    after.links.filter((link) => known.has(link.id) && known.get(link.id) !== link),
  );
}
