import type { Schedule } from "../schedule/schedule.ts";
import { workOffset } from "../time/calendar.ts";
import { parseCivilTime } from "../time/day.ts";
import type { CivilTime } from "../time/day.ts";
import type { ImportedPlan, ImportedTask, ImportNote } from "./imported-plan.ts";
import { likelyReasons } from "./move-reason.ts";
import type { MoveReason } from "./move-reason.ts";

export interface ImportComparison {
  readonly read: Readonly<Record<"tasks" | "phases" | "milestones" | "links" | "people" | "assignments" | "calendars", number>>;
  readonly notUnderstood: readonly ImportNote[];
  /** Active tasks whose dates the file holds. */
  readonly compared: number;
  /** Those whose start and finish are the same working time as in the file. */
  readonly agreed: number;
  readonly moved: readonly MovedTask[];
}

export interface MovedTask {
  readonly taskId: string;
  readonly uid: string;
  readonly taskName: string;
  /** Absent when this end has not moved. */
  readonly start?: DateMove;
  readonly finish?: DateMove;
  readonly reason: MoveReason;
  /** Name of the task, person or calendar the reason speaks of. */
  readonly because: string | null;
}

export interface DateMove {
  readonly from: CivilTime;
  readonly to: CivilTime;
}

/**
 * Says what an import understood and which dates change. `schedule` is the calculation of the plan that is about to be kept,
 * under the ids of `imported`. Dates are compared as working time: Friday evening and Monday morning are the same where
 * no work lies between; tasks in clock time are compared to the minute. Tasks without dates in the file, inactive
 * ones and those not in the schedule are not compared. The reason of a move is the likely one, found in the file, in the order of
 * {@link likelyReasons}; `unknown` where the file gives none.
 */
export function compareImported(imported: ImportedPlan, schedule: Schedule): ImportComparison {
  const moves = new Map<string, Pick<MovedTask, "start" | "finish">>();
  let compared = 0;
  for (const task of imported.tasks) {
    const index = schedule.indexOf(task.id);
    if (index === -1 || !task.active || (task.fileStart === null && task.fileFinish === null)) continue;
    compared++;
    const { start, finish } = schedule.task(index);
    const startMove = moveOf(task, schedule, index, task.fileStart, start);
    const finishMove = moveOf(task, schedule, index, task.fileFinish, finish);
    if (startMove || finishMove)
      moves.set(task.id, { ...(startMove ? { start: startMove } : {}), ...(finishMove ? { finish: finishMove } : {}) });
  }
  const reasons = likelyReasons(imported, new Set(moves.keys()), schedule);
  const moved = imported.tasks.flatMap((task): MovedTask[] => {
    const move = moves.get(task.id);
    const { reason, because } = reasons.get(task.id) ?? { reason: "unknown", because: null };
    return move ? [{ taskId: task.id, uid: task.uid, taskName: task.name, ...move, reason, because }] : [];
  });
  const kinds = (kind: ImportedTask["kind"]) => imported.tasks.filter((task) => task.kind === kind).length;
  return {
    read: {
      tasks: kinds("task"),
      phases: kinds("phase"),
      milestones: kinds("milestone") + kinds("gate"),
      links: imported.links.length,
      people: imported.people.length,
      assignments: imported.assignments.length,
      calendars: Object.keys(imported.calendars).length,
    },
    notUnderstood: imported.notes,
    compared,
    agreed: compared - moved.length,
    moved,
  };
}

function moveOf(task: ImportedTask, schedule: Schedule, index: number, from: CivilTime | null, to: CivilTime): DateMove | null {
  const fromMinutes = from === null ? null : parseCivilTime(from);
  const toMinutes = parseCivilTime(to);
  if (from === null || fromMinutes === null || toMinutes === null || fromMinutes === toMinutes) return null;
  const calendar = schedule.calendarOf(index);
  const isSame = !task.elapsed && workOffset(calendar, fromMinutes) === workOffset(calendar, toMinutes);
  return isSame ? null : { from, to };
}
