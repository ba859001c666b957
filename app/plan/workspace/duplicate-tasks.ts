import type { PlanCommand, SingleCommand } from "#app/domain/plan/command.ts";
import type { PlanTask } from "#app/domain/plan/model.ts";
import { newTaskOf } from "#app/domain/plan/new-task-of.ts";
import { subtree } from "#app/domain/plan/tree.ts";
import { formatCivilTime } from "#app/domain/time/day.ts";
import { topmost } from "./chosen-tasks.ts";
import { timesOf, type ScheduledPlan } from "./scheduled-plan.ts";

type Addition = Extract<SingleCommand, { kind: "addTasks" }>;

/** Where copies go; beside their originals when nothing is said. */
export interface CopyPlace {
  readonly parentId: string | null;
  readonly afterId: string | null;
}

/**
 * Copies of the chosen tasks with everything beneath them and the links inside, under new ids; what was reported as done is not copied, and no copy starts earlier than its original. Those of one parent
 * follow the last of them, or all of them what `place` names.
 */
export function duplicateTasks(
  picture: ScheduledPlan,
  taskIds: readonly string[],
  newId: () => string,
  place: CopyPlace | null = null,
): PlanCommand | null {
  const top = topmost(picture, new Set(taskIds));
  const groups = new Map<string | null, PlanTask[]>();
  for (const task of top) {
    const key = place ? place.parentId : task.parentId;
    groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  const commands = [...groups].map(([parentId, tasks]) =>
    copyOf(picture, tasks, { parentId, afterId: place ? place.afterId : (tasks.at(-1)?.id ?? null) }, newId),
  );
  return commands.length > 1 ? { kind: "batch", commands } : (commands[0] ?? null);
}

function copyOf(picture: ScheduledPlan, top: readonly PlanTask[], place: CopyPlace, newId: () => string): Addition {
  const { plan } = picture;
  const copied = top.flatMap((task) => subtree(plan.tasks, task.id));
  const ids = new Map(copied.map((task) => [task.id, newId()]));
  const links = plan.links.flatMap((link) => {
    const [predecessorId, successorId] = [ids.get(link.predecessorId), ids.get(link.successorId)];
    return predecessorId === undefined || successorId === undefined ? [] : [{ ...link, id: newId(), predecessorId, successorId }];
  });
  const following = new Set(links.map((link) => link.successorId));
  const tasks = copied.map((task) =>
    newTaskOf({
      ...task,
      ...(following.has(ids.get(task.id)!) ? {} : startOf(picture, task)),
      id: ids.get(task.id)!,
      parentId: task.parentId === null ? null : (ids.get(task.parentId) ?? null),
      progress: 0,
      actualStart: null,
      actualFinish: null,
    }),
  );
  return { kind: "addTasks", ...place, tasks, links };
}

/** What links outside the copy put where it is stays there, rather than at the start of the project. */
function startOf(picture: ScheduledPlan, task: PlanTask): Partial<PlanTask> {
  if (task.constraint !== "ASAP" || task.manualStart !== null || picture.summaries.has(task.id)) return {};
  const { start } = timesOf(picture.schedule, picture.indexById.get(task.id) ?? 0);
  return { constraint: "SNET", constraintAt: formatCivilTime(start) };
}

/** Moves the chosen tasks to another place, in their order. A task that would come to lie in itself stays. */
export function moveTasksTo(picture: ScheduledPlan, taskIds: readonly string[], place: CopyPlace): PlanCommand | null {
  const top = topmost(picture, new Set(taskIds));
  const inside = new Set(top.flatMap((task) => subtree(picture.plan.tasks, task.id)).map((task) => task.id));
  if ([place.parentId, place.afterId].some((id) => id !== null && inside.has(id))) return null;
  let { afterId } = place;
  const commands = top.map((task): SingleCommand => {
    const command: SingleCommand = { kind: "moveTask", taskId: task.id, version: task.version, parentId: place.parentId, afterId };
    afterId = task.id;
    return command;
  });
  return commands.length > 1 ? { kind: "batch", commands } : (commands[0] ?? null);
}
