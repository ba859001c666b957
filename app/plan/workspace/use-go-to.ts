import { useCallback, useEffect, useRef } from "react";
import { taskById, type ScheduledPlan } from "./scheduled-plan.ts";
import type { ActiveCell } from "./use-active-cell.ts";
import { noFilter } from "./row-filter.ts";
import type { PlanView } from "./use-plan-view.ts";

/** Goes to a task wherever it is: the phases it lies in are opened, and a filter that hides it is given up. */
export function useGoTo(picture: ScheduledPlan, view: PlanView, { activate }: Pick<ActiveCell, "activate">): (taskId: string) => void {
  const { rowIds, nameColumn } = view;
  const awaited = useRef<string | null>(null);
  useEffect(() => {
    const row = awaited.current === null ? -1 : rowIds.indexOf(awaited.current);
    if (row < 0) return;
    awaited.current = null;
    activate(row, nameColumn);
  }, [rowIds, activate, nameColumn]);
  const latest = useRef({ picture, view });
  latest.current = { picture, view };
  return useCallback(
    (taskId: string) => {
      const { picture: now, view: shown } = latest.current;
      const row = shown.rowIds.indexOf(taskId);
      if (row >= 0) {
        activate(row, shown.nameColumn);
        return;
      }
      awaited.current = taskId;
      shown.openGroupOf(taskId);
      let parent = taskById(now, taskId)?.parentId ?? null;
      while (parent !== null) {
        shown.expand(parent);
        parent = taskById(now, parent)?.parentId ?? null;
      }
      if (!shown.isShown(taskId)) shown.setFilter(noFilter);
    },
    [activate],
  );
}
