import { isLetThrough } from "../gate/mark.ts";
import { longestPlannedMinutes } from "../time/duration.ts";
import type { PlanRefusal } from "./apply.ts";
import type { NewPlanTask, PlanCommand, TaskChanges } from "./command.ts";
import { brokenValue } from "./custom-field.ts";
import { isPoint, type Plan, type PlanLink, type PlanTask } from "./model.ts";

/**
 * What the plan after a command may not hold of what the command set; undefined when all is well. Only what was set counts:
 * values that came with a file stay as they are until somebody edits them.
 */
export function brokenRule(after: Plan, command: PlanCommand): PlanRefusal | undefined {
  switch (command.kind) {
    case "updateTask":
    case "addTask": {
      const task = after.tasks.find((candidate) => candidate.id === command.taskId);
      const set = command.kind === "addTask" ? task : command.changes;
      if (!task || !set) return undefined;
      const broken = brokenByTask(task, set) ?? brokenAtGate(task, set, isLetThrough(after.gates[task.id]));
      return broken ?? brokenOwnField(after, task.id, command.kind === "addTask" ? {} : command.changes);
    }
    case "addTasks":
      return brokenByNewTasks(after, command);
    case "addLink":
    case "updateLink": {
      const linkId = command.kind === "addLink" ? command.link.id : command.linkId;
      const link = after.links.find((candidate) => candidate.id === linkId);
      return link && brokenByLink(link);
    }
    default:
      return undefined;
  }
}

function brokenByNewTasks(after: Plan, { tasks, links }: Extract<PlanCommand, { kind: "addTasks" }>): PlanRefusal | undefined {
  const added = new Set(tasks.map((task) => task.id));
  for (const { id, custom } of tasks) {
    const broken = brokenOwnField(after, id, { custom });
    if (broken) return broken;
  }
  for (const task of after.tasks) {
    const broken = added.has(task.id) && (brokenByTask(task, task) ?? brokenAtGate(task, task, isLetThrough(after.gates[task.id])));
    if (broken) return broken;
  }
  return links.map(brokenByLink).find((broken) => broken !== undefined);
}

function brokenByTask(task: PlanTask, set: TaskChanges): PlanRefusal | undefined {
  const { id: taskId, actualStart, actualFinish } = task;
  if (set.durationMinutes !== undefined && set.durationMinutes > longestPlannedMinutes)
    return { code: "plan.task.tooLong", taskId, field: "durationMinutes" };
  if ((set.kind !== undefined || set.durationMinutes !== undefined) && isPoint(task.kind) && task.durationMinutes > 0)
    return { code: "plan.task.pointDuration", taskId, field: "durationMinutes" };
  const setsActual = set.actualStart !== undefined || set.actualFinish !== undefined;
  if (setsActual && actualStart !== null && actualFinish !== null && actualFinish < actualStart)
    return { code: "plan.task.finishBeforeStart", taskId, field: set.actualFinish === undefined ? "actualStart" : "actualFinish" };
  if ((set.actualFinish !== undefined || set.progress !== undefined) && actualFinish !== null && task.progress < 100)
    return { code: "plan.task.finishUndone", taskId, field: set.actualFinish === undefined ? "progress" : "actualFinish" };
  return undefined;
}

function brokenOwnField(plan: Plan, taskId: string, { custom }: Pick<TaskChanges | NewPlanTask, "custom">): PlanRefusal | undefined {
  const broken = custom && brokenValue(plan, custom);
  return broken && { ...broken, taskId, field: "custom" };
}

/** A gate is passed by a decision, and opened again when that is withdrawn: neither by a report. */
function brokenAtGate({ id: taskId, kind, progress }: PlanTask, set: TaskChanges, isLetThrough: boolean): PlanRefusal | undefined {
  if (set.progress === undefined && set.kind === undefined) return undefined;
  const field = set.progress === undefined ? "kind" : "progress";
  const isFinished = kind === "gate" && progress === 100;
  if (isFinished && !isLetThrough) return { code: "plan.gate.undecided", taskId, field };
  return !isFinished && isLetThrough ? { code: "plan.gate.decided", taskId, field } : undefined;
}

function brokenByLink({ id: linkId, lag }: PlanLink): PlanRefusal | undefined {
  return Math.abs(lag) > longestPlannedMinutes ? { code: "plan.link.tooLong", linkId } : undefined;
}
