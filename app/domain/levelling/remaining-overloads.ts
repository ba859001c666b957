import { parseDay } from "../time/day.ts";
import { unlimited } from "../schedule/network-model.ts";
import { findTask } from "../schedule/task-index.ts";
import type { LevellingStart } from "./begin-levelling.ts";
import { latestByConstraint } from "./movability.ts";
import { tolerance } from "./plan-work.ts";
import type { OverloadReason, RemainingOverload } from "./proposal.ts";
import type { PeriodLoad } from "./workload.ts";

/** Weekends and short rests do not part an overload in two. */
const mostDaysBetween = 4;

/** Joins overloaded days of one person, of the same tasks and for the same reason, and says why each could not be solved. */
export function explainRemaining(
  days: readonly PeriodLoad[],
  begun: LevellingStart,
  unplaced: readonly number[],
): readonly RemainingOverload[] {
  const remaining: RemainingOverload[] = [];
  for (const load of days) {
    const { personId, from, to, demandMinutes, capacityMinutes, tasks } = load;
    const reason = reasonFor(load, begun, unplaced);
    const last = remaining.at(-1);
    if (
      last !== undefined &&
      last.personId === personId &&
      isNear(last.to, from) &&
      keyOf(last.reason, last.tasks) === keyOf(reason, tasks)
    ) {
      remaining[remaining.length - 1] = {
        ...last,
        to,
        demandMinutes: last.demandMinutes + demandMinutes,
        capacityMinutes: last.capacityMinutes + capacityMinutes,
        tasks: last.tasks.map((one) => ({
          ...one,
          minutes: one.minutes + (tasks.find(({ taskId }) => taskId === one.taskId)?.minutes ?? 0),
        })),
      };
    } else remaining.push({ personId, from, to, demandMinutes, capacityMinutes, tasks, reason });
  }
  return remaining;
}

function isNear(one: string, other: string): boolean {
  return (parseDay(other) ?? 0) - (parseDay(one) ?? 0) <= mostDaysBetween;
}

function keyOf(reason: OverloadReason, tasks: PeriodLoad["tasks"]): string {
  return JSON.stringify([reason, tasks.map(({ taskId }) => taskId).sort()]);
}

function reasonFor(
  { tasks, capacityMinutes }: PeriodLoad,
  { levelling, immovable }: LevellingStart,
  unplaced: readonly number[],
): OverloadReason {
  const { model } = levelling.timetable;
  const alone = tasks.find(({ minutes }) => minutes > capacityMinutes + tolerance);
  if (alone !== undefined) return { code: capacityMinutes === 0 ? "away" : "alone", taskId: alone.taskId };
  const involved = tasks.map(({ taskId }) => ({ taskId, task: findTask(model.index, taskId) }));
  const stuck = involved.find(({ task }) => unplaced.includes(task));
  if (stuck !== undefined) {
    const latest = levelling.latestStart[stuck.task]!;
    if (latest === unlimited) return { code: "noRoom", taskId: stuck.taskId };
    return { code: latest === latestByConstraint(model, stuck.task) ? "constraint" : "noSlack", taskId: stuck.taskId };
  }
  const fixed = involved.flatMap(({ taskId, task }) => {
    const why = immovable[task];
    return why ? [{ taskId, why }] : [];
  });
  return fixed.length > 0 ? { code: "fixed", tasks: fixed } : { code: "noRoom", taskId: involved[0]!.taskId };
}
