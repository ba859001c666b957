import type { z } from "zod";
import type { Plan } from "#app/domain/plan/model.ts";
import { gone } from "#app/domain/time/trash.ts";
import { errorResponse, type IntentArgs, type ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { formatInstant, inLanguage } from "#app/i18n/format.ts";
import type { Undo } from "#app/ui/undo.tsx";
import { findTaskRemoval, listTaskRemovals, type Restoration } from "#db/queries/task-removals.ts";
import type { restoreTaskForm } from "./plan.forms.server.ts";
import { executePlanCommand } from "./plan.server.ts";
import type { Removal } from "./workspace/lost-text.ts";

export interface RemovedTask {
  readonly id: string;
  readonly name: string;
  /** How many tasks below it went with it. */
  readonly below: number;
  readonly removed: string;
  readonly by: string | null;
  /** When it is gone for good. */
  readonly until: string;
}

/** The tasks that were removed from the plan and can be put back, in the reader's language. */
export async function readRemovedTasks(
  { context, project }: ProjectCaller,
  { locale, timeZone }: Pick<Reader, "locale" | "timeZone">,
): Promise<readonly RemovedTask[]> {
  return (await listTaskRemovals(context.db, project.id)).map(({ taskId, restoration, remover, removedAt }) => ({
    id: taskId,
    name: inLanguage(restoration.tasks[0]?.name ?? { text: "", zh: null }, locale),
    below: restoration.tasks.length - 1,
    removed: formatInstant(removedAt, locale, timeZone),
    by: remover,
    until: formatInstant(gone(removedAt), locale, timeZone),
  }));
}

/**
 * How a task went, and what brings it back: it or what it stood below; null while it is in the plan. Throws a Response of 404 for a task
 * that the project does not know.
 */
export async function readRemovalOf({ context, project, can }: ProjectCaller, taskId: string): Promise<Removal | null> {
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  if (plan.tasks.some((task) => task.id === taskId)) return null;
  const removals = await listTaskRemovals(context.db, project.id);
  const removal = removals.find(({ restoration }) => restoration.tasks.some((task) => task.id === taskId));
  if (!removal) throw errorResponse(404, context);
  return { by: removal.remover, restores: can("plan.edit") ? removal.taskId : null };
}

/** How to take back a removal that the URL names; null when there is none, or the reader may not. */
export async function undoOfRemoval(
  { context, project, can, request }: ProjectCaller & { request: Request },
  { locale, t }: Reader,
): Promise<Undo | null> {
  const taskId = new URL(request.url).searchParams.get("removed");
  const removal = taskId === null || !can("plan.edit") ? undefined : await findTaskRemoval(context.db, project.id, taskId);
  if (!removal) return null;
  const name = inLanguage(removal.restoration.tasks[0]?.name ?? { text: "", zh: null }, locale);
  const fields = { taskId: removal.taskId };
  return { done: t("plan:task.removed", { name }), intent: "restoreTask", fields, action: `/projects/${project.id}/trash` };
}

/**
 * Puts a removed task back with all below it and its links. What the plan has lost meanwhile is left out: without its phase it comes to
 * the top level, without its owner or role to nobody.
 */
export async function restoreTask(args: IntentArgs<"plan.edit", z.output<typeof restoreTaskForm>>): Promise<void> {
  const { context, project, value } = args;
  const removal = await findTaskRemoval(context.db, project.id, value.taskId);
  if (!removal) throw new Refusal("plan.task.notInTrash", { status: 409 });
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  await executePlanCommand(args, fitting(plan, removal.restoration));
}

function fitting(plan: Plan, restoration: Restoration): Restoration {
  const [root] = restoration.tasks;
  const parents = new Set(plan.tasks.map((task) => task.id));
  const people = new Set(plan.people.map((person) => person.id));
  const roles = new Set(plan.roles.map((role) => role.code));
  const tasks = restoration.tasks.map((task) => ({
    ...task,
    parentId: task === root && task.parentId !== null && !parents.has(task.parentId) ? null : task.parentId,
    ownerId: task.ownerId !== null && people.has(task.ownerId) ? task.ownerId : null,
    roleCode: task.roleCode !== null && roles.has(task.roleCode) ? task.roleCode : null,
  }));
  return { ...restoration, tasks };
}
