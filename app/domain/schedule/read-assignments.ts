import { failure, success } from "../result.ts";
import type { Result } from "../result.ts";
import type { CalendarShelf } from "./calendar-shelf.ts";
import { flag, invalidNumber, isAmount, remainingOf } from "./network-model.ts";
import type { NetworkModel } from "./network-model.ts";
import type { NetworkAssignment, NetworkTask } from "./network.ts";
import type { ScheduleProblem } from "./schedule.ts";
import type { SharedWork } from "./shared-work.ts";

/**
 * Lets tasks follow the people who work on them. One person gives the task their calendar, and its duration stays what it is, for their work may
 * be spread unevenly; of several, each has their part to do, which takes work divided by units. Who has no work to do counts for
 * nothing. Null when no task is shared by people of several calendars.
 */
export function readAssignments(
  model: NetworkModel,
  tasks: readonly NetworkTask[],
  findShared: CalendarShelf["findShared"],
): Result<SharedWork | null, ScheduleProblem> {
  const parts: { readonly task: number; readonly calendar: number; readonly duration: number }[] = [];
  for (let index = 0; index < model.size; index++) {
    const task = tasks[index]!;
    const assignments = task.assignments ?? [];
    if (assignments.length === 0) continue;
    const problem = firstProblem(task, assignments);
    if (problem !== null) return failure(problem);
    const working = assignments.filter(({ workMinutes }) => workMinutes > 0);
    if (working.length === 0 || !followsPeople(model, index)) continue;
    const calendars: number[] = [];
    for (const assignment of working) {
      const calendar = findShared(task.calendar, assignment.calendar, task.id);
      if (!calendar.ok) return calendar;
      calendars.push(calendar.value);
    }
    const durations = working.map(({ workMinutes, units }) => Math.round(workMinutes / units));
    if (calendars.every((calendar) => calendar === calendars[0])) {
      model.calendarOf[index] = calendars[0]!;
      if (working.length > 1 && task.pauses === undefined) lasts(model, index, Math.max(...durations));
      continue;
    }
    model.flags[index]! |= flag.shared;
    durations.forEach((duration, position) => parts.push({ task: index, calendar: calendars[position]!, duration }));
  }
  return success(parts.length === 0 ? null : arrange(model, parts));
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

function arrange(
  model: NetworkModel,
  parts: readonly { readonly task: number; readonly calendar: number; readonly duration: number }[],
): SharedWork {
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
