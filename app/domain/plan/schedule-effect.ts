import type { Schedule } from "../schedule/schedule.ts";
import type { CivilTime } from "../time/day.ts";
import type { Plan } from "./model.ts";

interface ScheduledPlan {
  readonly plan: Plan;
  readonly schedule: Schedule;
}

/** What a change of working time did, or would do, to a plan. */
export interface ScheduleEffect {
  /** How many tasks have other dates than before. */
  readonly moved: number;
  readonly end: { readonly kind: "goLive" | "finish"; readonly before: CivilTime; readonly after: CivilTime };
}

/** Tells a change by its number of moved tasks and by what became of go-live, or of the end of a plan that names no go-live. */
export function scheduleEffect(change: {
  readonly before: ScheduledPlan;
  readonly after: ScheduledPlan;
  readonly moved: number;
}): ScheduleEffect {
  const { before, after, moved } = change;
  const kind = after.plan.tasks.some((task) => task.id === after.plan.goLiveTaskId) ? "goLive" : "finish";
  return { moved, end: { kind, before: endOf(before, kind), after: endOf(after, kind) } };
}

function endOf({ plan, schedule }: ScheduledPlan, kind: "goLive" | "finish"): CivilTime {
  return kind === "goLive" ? schedule.task(schedule.indexOf(plan.goLiveTaskId ?? "")).finish : schedule.finish;
}
