import { flag, unlimited } from "../schedule/network-model.ts";
import type { NetworkModel } from "../schedule/network-model.ts";
import { constraint } from "../schedule/timetable.ts";
import { startForFinish, startFrom } from "../schedule/work-placement.ts";
import type { PlanWork } from "./plan-work.ts";
import { fixedPriority, usualPriority } from "./request.ts";
import type { LevellingOptions } from "./request.ts";

/** Why levelling does not hold a task back. */
export type Immovable =
  /** Work has begun, or is done. */
  | "started"
  | "finished"
  | "manual"
  /** Its constraint names its day. */
  | "mustDate"
  | "asLateAsPossible"
  /** Its priority says so. */
  | "priority"
  /** It begins before what is looked at. */
  | "past"
  /** None of the people it is about works on it. */
  | "unconcerned";

/** Why levelling must not hold a task back, whatever its dates; null when it may. */
export function whyImmovable(
  model: NetworkModel,
  work: PlanWork,
  concerned: ReadonlySet<number>,
  { priorities = {} }: LevellingOptions,
  task: number,
): Immovable | null {
  const flags = model.flags[task]!;
  const type = model.constraint[task]!;
  if ((flags & flag.finished) !== 0) return "finished";
  if ((flags & flag.started) !== 0) return "started";
  if ((flags & flag.manual) !== 0) return "manual";
  if (type === constraint.MSO || type === constraint.MFO) return "mustDate";
  if (type === constraint.ALAP) return "asLateAsPossible";
  if (priorityOf(priorities, model.ids[task]!) >= fixedPriority) return "priority";
  return work.rowsOfTask.get(task)?.some(({ person }) => concerned.has(person)) === true ? null : "unconcerned";
}

export function priorityOf(priorities: NonNullable<LevellingOptions["priorities"]>, taskId: string): number {
  return Object.hasOwn(priorities, taskId) ? priorities[taskId]! : usualPriority;
}

/** The latest start that a no-later-than constraint leaves a task; unlimited without one. */
export function latestByConstraint(model: NetworkModel, task: number): number {
  const type = model.constraint[task]!;
  if (type === constraint.SNLT) return startFrom(model, task, model.constraintAt[task]!);
  return type === constraint.FNLT ? startForFinish(model, task, model.constraintAt[task]!) : unlimited;
}
