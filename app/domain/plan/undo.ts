import { failure, success, type Result } from "../result.ts";
import { newTask } from "./apply.ts";
import type { PlanCommand } from "./command.ts";
import type { Plan, PlanTask } from "./model.ts";
import { subtree } from "./tree.ts";

/** The plan no longer is as the step left it: somebody else changed the same thing since. */
export interface ChangedSince {
  readonly code: "plan.undo.changedSince";
  readonly taskId: string | null;
}

/**
 * Prepares the command that takes a step back (or does it again) for the plan as it is now. Edits of other tasks and of other fields
 * do not stand in the way; an edit of the same field by somebody else does, so that undo never takes back another person's work.
 *
 * @param command what is to be run now
 * @param opposite what was run before and is to be reversed
 */
export function rebaseCommand(plan: Plan, command: PlanCommand, opposite: PlanCommand): Result<PlanCommand, ChangedSince> {
  switch (command.kind) {
    case "updateTask": {
      const task = find(plan, command.taskId);
      const left = opposite.kind === "updateTask" ? opposite.changes : {};
      const isAsLeft = task && Object.entries(left).every(([field, value]) => isSame(task[field as keyof PlanTask], value));
      return isAsLeft ? success({ ...command, version: task.version }) : changedSince(command.taskId);
    }
    case "moveTask": {
      const task = find(plan, command.taskId);
      const isAsLeft = task && opposite.kind === "moveTask" && task.parentId === opposite.parentId;
      return isAsLeft ? success({ ...command, version: task.version }) : changedSince(command.taskId);
    }
    case "removeTask": {
      const task = find(plan, command.taskId);
      return task && isUntouched(plan, task, opposite) ? success({ ...command, version: task.version }) : changedSince(command.taskId);
    }
    case "restoreTasks": {
      const [first] = command.tasks;
      const present = command.tasks.find((task) => find(plan, task.id));
      if (present) return changedSince(present.id);
      const isHomeless = first !== undefined && first.parentId !== null && !find(plan, first.parentId);
      return isHomeless ? changedSince(first.id) : success(command);
    }
    case "updateLink": {
      const link = plan.links.find((candidate) => candidate.id === command.linkId);
      const left = opposite.kind === "updateLink" ? opposite.changes : {};
      const isAsLeft = link && Object.entries(left).every(([field, value]) => isSame(link[field as keyof typeof link], value));
      return isAsLeft ? success(command) : changedSince(null);
    }
    case "addTask":
    case "addLink":
    case "removeLink":
      return success(command);
    default:
      return command satisfies never;
  }
}

/** What an addition or a restoration brought is still there, no more, and as it was brought; how often it was edited and taken back does not count. */
function isUntouched(plan: Plan, task: PlanTask, opposite: PlanCommand): boolean {
  const now = subtree(plan.tasks, task.id);
  const brought = opposite.kind === "addTask" ? [newTask(opposite, task.number)] : opposite.kind === "restoreTasks" ? opposite.tasks : [];
  const contents = new Map(brought.map((entry) => [entry.id, contentOf(entry)]));
  return now.length === contents.size && now.every((entry) => contents.get(entry.id) === contentOf(entry));
}

function contentOf({ version: _version, position: _position, ...content }: PlanTask): string {
  return JSON.stringify(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function find(plan: Plan, taskId: string): PlanTask | undefined {
  return plan.tasks.find((task) => task.id === taskId);
}

function changedSince(taskId: string | null): Result<PlanCommand, ChangedSince> {
  return failure({ code: "plan.undo.changedSince", taskId });
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
