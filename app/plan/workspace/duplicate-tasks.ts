import type { PlanCommand, SingleCommand } from "#app/domain/plan/command.ts";
import type { PlanTask } from "#app/domain/plan/model.ts";
import { newTaskOf } from "#app/domain/plan/new-task-of.ts";
import { subtree } from "#app/domain/plan/tree.ts";
import { topmost } from "./chosen-tasks.ts";
import type { ScheduledPlan } from "./scheduled-plan.ts";

type Addition = Extract<SingleCommand, { kind: "addTasks" }>;

/** Where copies go; beside their originals when nothing is said. */
export interface CopyPlace {
  readonly parentId: string | null;
  readonly afterId: string | null;
}

/**
 * Copies of the chosen tasks with everything beneath them and the links inside, under new ids; what was reported as done is not copied. Those of one parent
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

function copyOf({ plan }: ScheduledPlan, top: readonly PlanTask[], place: CopyPlace, newId: () => string): Addition {
  const copied = top.flatMap((task) => subtree(plan.tasks, task.id));
  const ids = new Map(copied.map((task) => [task.id, newId()]));
  const links = plan.links.flatMap((link) => {
    const [predecessorId, successorId] = [ids.get(link.predecessorId), ids.get(link.successorId)];
    return predecessorId === undefined || successorId === undefined ? [] : [{ ...link, id: newId(), predecessorId, successorId }];
  });
  const tasks = copied.map((task) =>
    newTaskOf({
      ...task,
      id: ids.get(task.id)!,
      parentId: task.parentId === null ? null : (ids.get(task.parentId) ?? null),
      progress: 0,
      actualStart: null,
      actualFinish: null,
    }),
  );
  return { kind: "addTasks", ...place, tasks, links };
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
