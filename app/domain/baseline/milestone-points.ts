import type { Plan, PlanTask } from "../plan/model.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { formatCivilTime, type CivilTime } from "../time/day.ts";

/** When a point in time of a plan is planned for. */
export interface MilestonePoint {
  readonly taskId: string;
  readonly plannedAt: CivilTime;
  readonly isReached: boolean;
}

/** A plan with thousands of milestones has its gates and its first ones on record. */
const mostPoints = 200;

/**
 * The go-live, the gates and the milestones of a plan with their planned dates, in that order and each kind in outline order: what a
 * milestone trend analysis follows. At most 200.
 */
export function milestonePoints(plan: Pick<Plan, "tasks" | "goLiveTaskId">, schedule: Pick<Schedule, "finishMinutes">): MilestonePoint[] {
  const points = plan.tasks.flatMap((task, index) => {
    const rank = rankOf(task, plan.goLiveTaskId);
    return rank === null ? [] : [{ rank, task, index }];
  });
  return points
    .sort((left, right) => left.rank - right.rank || left.index - right.index)
    .slice(0, mostPoints)
    .map(({ task, index }) => ({
      taskId: task.id,
      plannedAt: formatCivilTime(schedule.finishMinutes[index]!),
      isReached: task.progress === 100,
    }));
}

function rankOf({ id, kind }: PlanTask, goLiveTaskId: string | null): number | null {
  if (id === goLiveTaskId) return 0;
  return kind === "gate" ? 1 : kind === "milestone" ? 2 : null;
}
