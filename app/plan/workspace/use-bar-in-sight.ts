import { useEffect, useRef } from "react";
import type { GanttHandle } from "#app/ui/gantt/gantt-view.tsx";
import type { DoneChange, PlanEditing } from "./use-plan-editing.ts";

/** Scrolls the chart after a change that moved its task's bar out of sight, and after a step back or forward to the active row's bar. */
export function useBarInSight(
  gantt: { readonly current: GanttHandle | null },
  { done, turned }: PlanEditing,
  rowIds: readonly string[],
  activeRow: number,
): void {
  const news = done ?? turned;
  const followed = useRef(news);
  useEffect(() => {
    if (followed.current === news) return;
    followed.current = news;
    if (news) gantt.current?.showBar(done ? rowIds.indexOf(changedTask(done) ?? "") : activeRow);
  }, [gantt, news, done, rowIds, activeRow]);
}

/** The task that a change was about; of a link the one that waits. */
function changedTask({ command, before }: DoneChange): string | undefined {
  switch (command.kind) {
    case "restoreTasks":
      return command.tasks[0]?.id;
    case "addLink":
      return command.link.successorId;
    case "updateLink":
    case "removeLink":
      return before.links.find((link) => link.id === command.linkId)?.successorId;
    default:
      return command.taskId;
  }
}
