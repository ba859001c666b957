import { newTaskStart } from "#app/domain/plan/new-task-start.ts";
import type { Day } from "#app/domain/time/day.ts";
import type { PlanCommand, SingleCommand } from "#app/domain/plan/command.ts";
import { childrenByParent } from "#app/domain/plan/tree.ts";
import { taskById, type ScheduledPlan } from "./scheduled-plan.ts";

/** Makes a task the last child of the sibling above it; null when there is none that may have children. */
export function indentTask(picture: ScheduledPlan, taskId: string): SingleCommand | null {
  const task = taskById(picture, taskId);
  if (!task) return null;
  const children = childrenByParent(picture.plan.tasks);
  const siblings = children.get(task.parentId) ?? [];
  const above = siblings[siblings.findIndex((sibling) => sibling.id === taskId) - 1];
  if (!above || above.kind === "milestone" || above.kind === "gate") return null;
  const afterId = children.get(above.id)?.at(-1)?.id ?? null;
  return { kind: "moveTask", taskId, version: task.version, parentId: above.id, afterId };
}

/** Puts a task next to its parent, below it; null at the top. */
export function outdentTask(picture: ScheduledPlan, taskId: string): SingleCommand | null {
  const task = taskById(picture, taskId);
  const parent = task?.parentId ? taskById(picture, task.parentId) : undefined;
  if (!task || !parent) return null;
  return { kind: "moveTask", taskId, version: task.version, parentId: parent.parentId, afterId: parent.id };
}

/** Exchanges a task with its neighbour among its siblings, above it for -1 and below it for 1; null at the end, and where the neighbour is one of `beside`, which moves itself. */
export function moveUpOrDown(
  picture: ScheduledPlan,
  taskId: string,
  direction: -1 | 1,
  beside: ReadonlySet<string> = new Set(),
): SingleCommand | null {
  const task = taskById(picture, taskId);
  if (!task) return null;
  const siblings = childrenByParent(picture.plan.tasks).get(task.parentId) ?? [];
  const place = siblings.findIndex((sibling) => sibling.id === taskId);
  const neighbour = siblings[place + direction];
  if (!neighbour || beside.has(neighbour.id)) return null;
  const afterId = direction === 1 ? neighbour.id : (siblings[place - 2]?.id ?? null);
  return { kind: "moveTask", taskId, version: task.version, parentId: task.parentId, afterId };
}

/** What a task begins with that somebody adds. */
export interface NewTask {
  readonly id: string;
  readonly name: string;
  readonly today: Day;
}

/** A new task of one day below a task: its first child when it is an open phase, else its next sibling. Last of all when there is no such task. */
export function addTaskBelow(picture: ScheduledPlan, below: { taskId: string; isExpanded: boolean }, newTask: NewTask): PlanCommand {
  const task = taskById(picture, below.taskId);
  if (!task) return addTaskInto(picture, null, newTask);
  return taskAt(picture, below.isExpanded ? { parentId: task.id, afterId: null } : { parentId: task.parentId, afterId: task.id }, newTask);
}

/** A new task of one day right above a task, under the same parent. */
export function addTaskAbove(picture: ScheduledPlan, taskId: string, newTask: NewTask): PlanCommand {
  const task = taskById(picture, taskId);
  if (!task) return addTaskInto(picture, null, newTask);
  const siblings = picture.plan.tasks.filter((other) => other.parentId === task.parentId);
  return taskAt(picture, { parentId: task.parentId, afterId: siblings[siblings.indexOf(task) - 1]?.id ?? null }, newTask);
}

/** A new task of one day, the last of a phase; of the whole plan when there is no phase. */
export function addTaskInto(picture: ScheduledPlan, phaseId: string | null, newTask: NewTask): PlanCommand {
  const afterId = picture.plan.tasks.filter((other) => other.parentId === phaseId).at(-1)?.id ?? null;
  return taskAt(picture, { parentId: phaseId, afterId }, newTask);
}

function taskAt(
  { plan, dayLength }: ScheduledPlan,
  place: { readonly parentId: string | null; readonly afterId: string | null },
  { id, name, today }: NewTask,
): PlanCommand {
  const start = newTaskStart(plan.start, today);
  return { kind: "addTask", taskId: id, ...place, taskKind: "task", name, durationMinutes: dayLength, ...start };
}

/** The phase at the top level that a task lies in or is; the last phase for a task outside of them all; null when the plan has none. */
export function phaseOf(picture: ScheduledPlan, taskId: string | undefined): string | null {
  let task = taskId === undefined ? undefined : taskById(picture, taskId);
  while (task && task.parentId !== null) task = taskById(picture, task.parentId);
  if (task && picture.summaries.has(task.id)) return task.id;
  return picture.plan.tasks.filter((other) => other.parentId === null && picture.summaries.has(other.id)).at(-1)?.id ?? null;
}
