import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { Plan } from "#app/domain/plan/model.ts";

const versionOfAdded = 1;

/**
 * A change that waited, counted on over one's own that are sent right before it, from the plan as it was `seen` to the plan with them,
 * `now`. Of a task that somebody else touched before, it stays as it was made.
 */
export function afterOwnChanges(command: PlanCommand, seen: Plan, now: Plan): PlanCommand {
  if (!("version" in command) || (versionOf(seen, command.taskId) ?? versionOfAdded) !== command.version) return command;
  const version = versionOf(now, command.taskId);
  return version === undefined || version === command.version ? command : { ...command, version };
}

/** Whether a change counts on another one of the same task. */
export function isMadeOver(later: PlanCommand, earlier: PlanCommand): boolean {
  return "version" in later && "version" in earlier && later.taskId === earlier.taskId && later.version > earlier.version;
}

/** A change as of a plan without as many of those it counted on. */
export function countedBack(command: PlanCommand, count: number): PlanCommand {
  return "version" in command && count > 0 ? { ...command, version: command.version - count } : command;
}

function versionOf(plan: Plan, taskId: string): number | undefined {
  return plan.tasks.find((task) => task.id === taskId)?.version;
}
