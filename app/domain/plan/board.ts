import { failure, success, type Result } from "../result.ts";
import { doneBy } from "./actual-dates.ts";
import type { TaskChanges } from "./command.ts";
import { isPoint, type Plan, type PlanTask } from "./model.ts";
import type { WorkCalendar } from "../time/calendar.ts";
import type { CivilTime, Day } from "../time/day.ts";

export const workStates = ["waiting", "ready", "running", "done"] as const;
/**
 * How far the work on a task is: `waiting` for another task before it may begin, `ready` to begin, `running` once it has begun, `done` at
 * 100 %.
 */
export type WorkState = (typeof workStates)[number];

/** How far a task is, of those that hold others with what is reported of all of these. */
export interface ReportedProgress {
  readonly percentComplete: number;
}

/**
 * How far the work on each task is, by the task's id. A task that has not begun waits while a task that must be finished, or must have begun,
 * before it is not; links of the tasks that it lies in count as its own. What was begun out of turn is running all the same.
 *
 * @param progressOf what the schedule says of the task at a place of `plan.tasks`
 */
export function workStatesOf(plan: Plan, progressOf: (index: number) => ReportedProgress): ReadonlyMap<string, WorkState> {
  const places = new Map(plan.tasks.map(({ id }, index) => [id, index]));
  const held = new Set<string>();
  for (const { type, predecessorId, successorId } of plan.links) {
    const place = places.get(predecessorId);
    const predecessor = place === undefined ? undefined : plan.tasks[place];
    if (place === undefined || !predecessor) continue;
    const { percentComplete } = progressOf(place);
    const isOpen = type === "FS" ? percentComplete < 100 : type === "SS" && percentComplete === 0 && predecessor.actualStart === null;
    if (isOpen) held.add(successorId);
  }
  const states = new Map<string, WorkState>();
  // Parents stand before their children.
  for (const task of plan.tasks) {
    if (task.parentId !== null && held.has(task.parentId)) held.add(task.id);
    states.set(task.id, stateOf(task, held.has(task.id)));
  }
  return states;
}

function stateOf({ progress, actualStart }: PlanTask, isHeld: boolean): WorkState {
  if (progress >= 100) return "done";
  if (progress > 0 || actualStart !== null) return "running";
  return isHeld ? "waiting" : "ready";
}

/** Where a task stands in the plan, and by which calendar it is worked on. */
export interface PlannedWork {
  readonly start: CivilTime;
  readonly finish: CivilTime;
  readonly calendar: WorkCalendar;
}

export type StateRefusal = "board.byLinks" | "board.point";

/** How far work is taken to be that was called done and goes on after all: nobody has said how much of it is left. */
export const reopenedProgress = 50;

/**
 * What to report of a task so that its work is in another state; null when it is there already. Work that begins began when it was planned
 * to, or today where that lies ahead, as in a report of progress. Refused are a milestone under way, and whether an open task waits: that is
 * for its links to say.
 */
export function reportForState(
  task: PlanTask,
  from: WorkState,
  to: WorkState,
  today: Day,
  planned: PlannedWork,
): Result<TaskChanges | null, StateRefusal> {
  const isOpen = (state: WorkState) => state === "waiting" || state === "ready";
  if (from === to) return success(null);
  if (isOpen(from) && isOpen(to)) return failure("board.byLinks");
  if (isOpen(to)) return success({ progress: 0, actualStart: null, actualFinish: null });
  if (to === "done") return success({ progress: 100 });
  if (isPoint(task.kind)) return failure("board.point");
  if (from === "done") return success({ progress: reopenedProgress, actualFinish: null });
  return success({ actualStart: doneBy(today, planned, task.elapsed, planned.calendar).start });
}
