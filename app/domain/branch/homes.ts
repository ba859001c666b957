import type { PlanTask } from "../plan/model.ts";

interface Sides {
  readonly former: ReadonlyMap<string, PlanTask>;
  readonly inLive: ReadonlyMap<string, PlanTask>;
  readonly inBranch: ReadonlyMap<string, PlanTask>;
}

/**
 * Gives each task a parent that is there. One that lost its parent goes to where one of the sides has it, else to the top; one that only one
 * side has, and that was put below what is gone, goes with it. Tasks that would stand below themselves stay where the live plan has them, and
 * are named.
 */
export function withHomes(merged: ReadonlyMap<string, PlanTask>, sides: Sides): { tasks: Map<string, PlanTask>; loops: readonly string[] } {
  const tasks = new Map(merged);
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    for (const task of tasks.values()) {
      if (task.parentId === null || tasks.has(task.parentId)) continue;
      isSettled = false;
      const home = homeOf(task, tasks, sides);
      if (home) tasks.set(task.id, home);
      else tasks.delete(task.id);
    }
  }
  const loops = tasksInLoops(tasks);
  for (const id of loops) {
    const [task, live] = [tasks.get(id), sides.inLive.get(id)];
    if (task && live) tasks.set(id, { ...task, parentId: live.parentId, position: live.position });
  }
  return { tasks, loops };
}

/** Null for what goes with its parent. */
function homeOf(task: PlanTask, tasks: ReadonlyMap<string, PlanTask>, { former, inLive, inBranch }: Sides): PlanTask | null {
  if (!former.has(task.id)) return null;
  for (const place of [inLive.get(task.id), inBranch.get(task.id), former.get(task.id)])
    if (place && (place.parentId === null || tasks.has(place.parentId)))
      return { ...task, parentId: place.parentId, position: place.position };
  return { ...task, parentId: null };
}

function tasksInLoops(tasks: ReadonlyMap<string, PlanTask>): readonly string[] {
  // Whether the way up from a task ends; each task is walked over once.
  const isRooted = new Map<string, boolean>();
  const loops: string[] = [];
  for (const task of tasks.values()) {
    const way = new Set<string>();
    let current: PlanTask | undefined = task;
    while (current && !isRooted.has(current.id) && !way.has(current.id)) {
      way.add(current.id);
      current = current.parentId === null ? undefined : tasks.get(current.parentId);
    }
    const ends = current === undefined || (isRooted.get(current.id) ?? false);
    for (const id of way) isRooted.set(id, ends);
    if (!isRooted.get(task.id)) loops.push(task.id);
  }
  return loops;
}
