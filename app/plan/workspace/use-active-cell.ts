import { useCallback, useEffect, useRef, useState } from "react";
import type { GanttHandle } from "#app/ui/gantt/gantt-view.tsx";
import type { CellPlace } from "#app/ui/gantt/tree-grid.tsx";
import { isGroupRow } from "./grouped-rows.ts";
import type { ScheduledPlan } from "./scheduled-plan.ts";
import type { PlanView } from "./use-plan-view.ts";
import { visibleHolder } from "./visible-rows.ts";

export interface ActiveCell {
  readonly active: CellPlace | null;
  /** Its row, -1 for none. */
  readonly activeRow: number;
  /** Its task; null for none, and for the row of a group. */
  readonly activeTaskId: string | null;
  setActive(place: CellPlace): void;
  /** Goes to a cell, as near to the wanted one as there is, and shows it. */
  activate(row: number, column: number): void;
  /** Gives the focus back to the grid, after a panel or a notice. */
  focusGrid(): void;
  readonly focusReturns: number;
}

/** Who goes on after less is not told of as being at a row. */
const restMilliseconds = 600;

/** The one cell of the grid that the keyboard acts on. */
export function useActiveCell(
  picture: ScheduledPlan,
  view: PlanView,
  gantt: { readonly current: GanttHandle | null },
  selectedTaskId: string | null,
  onSelectTask: (taskId: string) => void,
): ActiveCell {
  const { rowIds, columns, nameColumn } = view;
  const [active, setActive] = useState<CellPlace | null>(null);
  const [focusReturns, setFocusReturns] = useState(0);
  const focusGrid = useCallback(() => setFocusReturns((before) => before + 1), []);
  const activeRow = active ? rowIds.indexOf(active.rowId) : -1;

  const activate = useCallback(
    (row: number, column: number) => {
      const rowId = rowIds[Math.min(Math.max(row, 0), rowIds.length - 1)];
      if (rowId === undefined) return;
      setActive({ rowId, column: Math.min(Math.max(column, 0), columns.length - 1) });
      gantt.current?.showRow(rowIds.indexOf(rowId));
    },
    [rowIds, columns.length, gantt],
  );

  const told = useRef<string | null>(null);
  const activeId = active?.rowId ?? null;
  useEffect(() => {
    if (activeId === null || isGroupRow(activeId)) return undefined;
    const timer = window.setTimeout(() => {
      told.current = activeId;
      onSelectTask(activeId);
    }, restMilliseconds);
    return () => clearTimeout(timer);
  }, [activeId, onSelectTask]);

  // The address names a task once; afterwards the reader goes where they like, and the address follows.
  const shownTask = useRef<string | null>(null);
  useEffect(() => {
    if (selectedTaskId === null || shownTask.current === selectedTaskId) return;
    if (selectedTaskId === told.current) {
      shownTask.current = selectedTaskId;
      return;
    }
    const row = rowIds.indexOf(selectedTaskId);
    if (row < 0) return;
    shownTask.current = selectedTaskId;
    activate(row, nameColumn);
  }, [selectedTaskId, rowIds, nameColumn, activate]);

  // The active row may vanish, removed or inside a phase that closes: the focus goes to what holds it, else to the row in its place.
  const lastRow = useRef(0);
  useEffect(() => {
    if (activeRow >= 0) lastRow.current = activeRow;
    if (!active || activeRow >= 0) return;
    const rowId = visibleHolder(picture, rowIds, active.rowId) ?? rowIds[Math.min(lastRow.current, rowIds.length - 1)];
    setActive(rowId === undefined ? null : { ...active, rowId });
    if (document.activeElement === document.body) focusGrid();
  }, [active, activeRow, picture, rowIds, focusGrid]);

  const activeTaskId = active && activeRow >= 0 && !isGroupRow(active.rowId) ? active.rowId : null;
  return { active, activeRow, activeTaskId, setActive, activate, focusGrid, focusReturns };
}
