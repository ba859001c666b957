import { useEffect, useRef } from "react";
import type { Plan } from "#app/domain/plan/model.ts";
import { schedulePlan } from "./schedule-plan.ts";
import type { GanttHandle } from "#app/ui/gantt/gantt-view.tsx";
import { timesOf, type ScheduledPlan } from "./scheduled-plan.ts";
import type { DoneChange, PlanEditing } from "./use-plan-editing.ts";

/** Scrolls the chart after a change that moved its task's bar out of sight, and after a step back or forward that moved the active row's bar. */
export function useBarInSight(
  gantt: { readonly current: GanttHandle | null },
  { done, turned }: PlanEditing,
  picture: ScheduledPlan,
  rowIds: readonly string[],
  activeRow: number,
): void {
  const news = done ?? turned;
  const followed = useRef(news);
  useEffect(() => {
    if (followed.current === news) return;
    followed.current = news;
    const taskId = done ? changedTask(done) : rowIds[activeRow];
    if (news && taskId !== undefined && hasMoved(taskId, news.before, picture)) gantt.current?.showBar(rowIds.indexOf(taskId));
  }, [gantt, news, done, picture, rowIds, activeRow]);
}

/** Whether a task is new in the plan or has other dates than before. */
function hasMoved(taskId: string, before: Plan, { schedule, indexById }: ScheduledPlan): boolean {
  const index = indexById.get(taskId);
  if (index === undefined) return false;
  const former = schedulePlan(before);
  const place = former.ok ? former.value.indexOf(taskId) : -1;
  if (!former.ok || place < 0) return true;
  const was = timesOf(former.value, place);
  const is = timesOf(schedule, index);
  return was.start !== is.start || was.finish !== is.finish;
}

/** The task that a change was about; of a link the one that waits. */
function changedTask({ command, before }: DoneChange): string | undefined {
  switch (command.kind) {
    case "restoreTasks":
    case "mergeTasks":
    case "addTasks":
      return command.tasks[0]?.id;
    case "batch":
      return undefined;
    case "addLink":
      return command.link.successorId;
    case "updateLink":
    case "removeLink":
      return before.links.find((link) => link.id === command.linkId)?.successorId;
    default:
      return command.taskId;
  }
}
