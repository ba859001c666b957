import { failure, success } from "../result.ts";
import type { Result } from "../result.ts";
import { flag, invalidNumber, isAmount, remainingOf } from "./network-model.ts";
import type { NetworkModel } from "./network-model.ts";
import type { NetworkAssignment, NetworkTask } from "./network.ts";
import type { ScheduleProblem } from "./schedule.ts";
import type { SharedWork } from "./shared-work.ts";

/** A person's part of a task that people of several calendars work on. */
interface Part {
  readonly task: number;
  readonly calendar: number;
  readonly duration: number;
}

/**
 * Lets tasks follow the people who work on them. One person gives the task their calendar, and its duration stays what it is, for their work may
 * be spread unevenly; of several, each has their part to do, which takes work divided by units. Who has no work to do counts for
 * nothing. Null when no task is shared by people of several calendars.
 */
export function readAssignments(model: NetworkModel, tasks: readonly NetworkTask[]): Result<SharedWork | null, ScheduleProblem> {
  const all: Part[] = [];
  for (let index = 0; index < model.size; index++) {
    if ((tasks[index]!.assignments ?? []).length === 0) continue;
    const parts = readTaskAssignments(model, index, tasks[index]!);
    if (!parts.ok) return parts;
    all.push(...parts.value);
  }
  return success(all.length === 0 ? null : arrange(model, all));
}

/** Lets one task follow the people on it; gives the parts of people of several calendars, and none when it follows one calendar. */
export function readTaskAssignments(model: NetworkModel, index: number, task: NetworkTask): Result<readonly Part[], ScheduleProblem> {
  const assignments = task.assignments ?? [];
  const problem = firstProblem(task, assignments);
  if (problem !== null) return failure(problem);
  const working = assignments.filter(({ workMinutes }) => workMinutes > 0);
  if (working.length === 0 || !followsPeople(model, index)) return success([]);
  const calendars: number[] = [];
  for (const assignment of working) {
    const calendar = model.shelf.findShared(task.calendar, assignment.calendar, task.id);
    if (!calendar.ok) return calendar;
    calendars.push(calendar.value);
  }
  const durations = working.map(({ workMinutes, units }) => Math.round(workMinutes / units));
  if (calendars.every((calendar) => calendar === calendars[0])) {
    model.calendarOf[index] = calendars[0]!;
    if (working.length > 1 && task.pauses === undefined) lasts(model, index, Math.max(...durations));
    return success([]);
  }
  model.flags[index]! |= flag.shared;
  return success(durations.map((duration, position) => ({ task: index, calendar: calendars[position]!, duration })));
}

function lasts(model: NetworkModel, index: number, duration: number): void {
  model.duration[index] = duration;
  model.span[index] = duration;
  model.remaining[index] = remainingOf(duration, model.percentComplete[index]!);
}

/** Points in time, work by the clock, dates set by hand and summaries follow nobody. */
function followsPeople(model: NetworkModel, index: number): boolean {
  return model.duration[index]! > 0 && (model.flags[index]! & (flag.elapsed | flag.manual | flag.summary)) === 0;
}

function firstProblem(task: NetworkTask, assignments: readonly NetworkAssignment[]): ScheduleProblem | null {
  for (const { workMinutes, units } of assignments) {
    if (!isAmount(workMinutes)) return invalidNumber(task, "workMinutes", workMinutes);
    if (!(units > 0 && isAmount(workMinutes / units))) return invalidNumber(task, "units", units);
  }
  return null;
}

function arrange(model: NetworkModel, parts: readonly Part[]): SharedWork {
  const start = new Int32Array(model.size + 1);
  for (const { task } of parts) start[task + 1]!++;
  for (let task = 0; task < model.size; task++) start[task + 1]! += start[task]!;
  return {
    start,
    calendar: Uint16Array.from(parts, (part) => part.calendar),
    duration: Int32Array.from(parts, (part) => part.duration),
    remaining: Int32Array.from(parts, ({ task, duration }) => remainingOf(duration, model.percentComplete[task]!)),
  };
}
