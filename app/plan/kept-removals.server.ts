import type { Plan, PlanLink, PlanTask } from "#app/domain/plan/model.ts";
import { deleteTaskRemovals, listTaskRemovals, putTaskRemoval, type Restoration } from "#db/queries/task-removals.ts";
import type { Database } from "#db/tables/index.ts";

interface Remover {
  readonly userId: string;
  readonly now: string;
}

/** Keeps what puts back the tasks that left the plan, and forgets it of those that came back. */
export async function keepRemovals(db: Database, before: Plan, after: Plan, { userId, now }: Remover): Promise<void> {
  const present = new Set(after.tasks.map((task) => task.id));
  const known = new Set(before.tasks.map((task) => task.id));
  const left = before.tasks.filter((task) => !present.has(task.id));
  const came = after.tasks.filter((task) => !known.has(task.id)).map((task) => task.id);
  if (came.length > 0) await takeBack(db, after, came);
  for (const [taskId, restoration] of restorationsOf(left, before.links))
    await putTaskRemoval(db, { taskId, projectId: after.projectId, restoration, removedBy: userId, removedAt: now });
}

/** One for each task that left with nothing above it, with all below it; a link between two of them is kept with both. */
function restorationsOf(left: readonly PlanTask[], links: readonly PlanLink[]): ReadonlyMap<string, Restoration> {
  const groups = new Map<string, { readonly kind: "restoreTasks"; readonly tasks: PlanTask[]; readonly links: PlanLink[] }>();
  const rootOf = new Map<string, string>();
  // Parents stand before what is in them.
  for (const task of left) {
    const root = rootOf.get(task.parentId ?? "") ?? task.id;
    rootOf.set(task.id, root);
    const group = groups.get(root) ?? { kind: "restoreTasks", tasks: [], links: [] };
    group.tasks.push(task);
    groups.set(root, group);
  }
  for (const link of links)
    for (const root of new Set([rootOf.get(link.predecessorId), rootOf.get(link.successorId)])) groups.get(root ?? "")?.links.push(link);
  return groups;
}

/** Links whose other end is still in the trash wait there, and come with it. */
async function takeBack(db: Database, plan: Plan, came: readonly string[]): Promise<void> {
  const removals = await listTaskRemovals(db, plan.projectId);
  const back = removals.filter((removal) => came.includes(removal.taskId));
  await deleteTaskRemovals(
    db,
    back.map((removal) => removal.taskId),
  );
  const present = new Set(plan.links.map((link) => link.id));
  const waiting = back.flatMap((removal) => removal.restoration.links).filter((link) => !present.has(link.id));
  for (const { remover: _remover, ...removal } of removals) {
    if (came.includes(removal.taskId)) continue;
    const ids = new Set(removal.restoration.tasks.map((task) => task.id));
    const own = waiting.filter((link) => ids.has(link.predecessorId) || ids.has(link.successorId));
    const links = [...new Map([...removal.restoration.links, ...own].map((link) => [link.id, link])).values()];
    if (own.length > 0) await putTaskRemoval(db, { ...removal, restoration: { ...removal.restoration, links } });
  }
}
