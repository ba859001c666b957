import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import { listPeople } from "#db/queries/projects.ts";
import type { Database } from "#db/tables/index.ts";
import { notify } from "./notify.server.ts";
import { notifyWatchers } from "./notify-watchers.server.ts";

/** More than these at once, as when a phase comes back by undo, are not told one by one. */
const mostTold = 50;

type Actor = Parameters<typeof notify>[0];

/** Tells of what a change of a plan means for people: a task has become theirs, one that they watch is done. Decisions at gates are told of where they are made. */
export async function notifyOfPlan(actor: Actor, transaction: Database, before: Plan, after: Plan): Promise<void> {
  const known = new Map(before.tasks.map((task) => [task.id, task]));
  const changed = after.tasks.filter((task) => known.get(task.id) !== task && task.kind !== "phase");
  const isGiven = (task: PlanTask) => task.ownerId !== null && task.ownerId !== known.get(task.id)?.ownerId;
  const given = changed.filter(isGiven).slice(0, mostTold);
  const done = changed.filter((task) => isDone(task) && known.has(task.id) && !isDone(known.get(task.id))).slice(0, mostTold);
  if (given.length > 0) await notifyOwners(actor, transaction, after.projectId, given);
  for (const { id: taskId } of done) await notifyWatchers(actor, transaction, { kind: "done", projectId: after.projectId, taskId });
}

async function notifyOwners(actor: Actor, transaction: Database, projectId: string, given: readonly PlanTask[]): Promise<void> {
  const accounts = new Map((await listPeople(transaction, projectId)).map((person) => [person.id, person.userId]));
  for (const { id: taskId, ownerId } of given) {
    const account = accounts.get(ownerId ?? "");
    if (account) await notify(actor, transaction, { kind: "assigned", projectId, taskId, recipients: [account] });
  }
}

function isDone(task: PlanTask | undefined): boolean {
  return task?.progress === 100;
}
