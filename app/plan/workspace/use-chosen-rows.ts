import { useCallback, useMemo, useState } from "react";
import type { ChooseKind } from "#app/ui/gantt/tree-grid.tsx";
import { isGroupRow } from "./grouped-rows.ts";
import { rowsBetween } from "./chosen-tasks.ts";

export type ChosenRows = ReturnType<typeof useChosenRows>;

const none: ReadonlySet<string> = new Set();

/**
 * The rows that are chosen together: what is done is done to all of them. Empty while the active row stands for itself. Rows that leave the
 * table are not chosen any more.
 */
export function useChosenRows(rowIds: readonly string[], activeId: string | null) {
  const [picked, setPicked] = useState(none);
  /** Where a range begins. */
  const [anchor, setAnchor] = useState<string | null>(null);
  /** Rows are chosen by a box, for those who have no keys to hold. */
  const [hasBoxes, setBoxes] = useState(false);
  // What is done is done to tasks; the row of a group stands for itself alone.
  const shown = useMemo(() => new Set(rowIds.filter((id) => !isGroupRow(id))), [rowIds]);
  const chosen = useMemo(() => (picked.size === 0 ? none : new Set([...picked].filter((id) => shown.has(id)))), [picked, shown]);

  const choose = useCallback(
    (rowId: string, kind: ChooseKind) => {
      if (kind === "range") {
        const from = anchor ?? activeId ?? rowId;
        setAnchor(from);
        setPicked(new Set(rowsBetween(rowIds, from, rowId)));
        return;
      }
      setAnchor(rowId);
      if (kind === "only") {
        setPicked((before) => (before.size === 0 ? before : none));
        return;
      }
      setPicked((before) => {
        const next = new Set(before.size === 0 && activeId !== null && !hasBoxes ? [activeId] : before);
        if (!next.delete(rowId)) next.add(rowId);
        return next;
      });
    },
    [rowIds, anchor, activeId, hasBoxes],
  );
  const chooseAll = useCallback(() => setPicked(new Set(rowIds)), [rowIds]);
  const clear = useCallback(() => {
    setPicked(none);
    setBoxes(false);
  }, []);
  const setChosen = useCallback((ids: readonly string[]) => setPicked(new Set(ids)), []);
  /** What is done is done to these: the chosen rows, else the active one. */
  const taskIds = useMemo(
    () => (chosen.size > 0 ? rowIds.filter((id) => chosen.has(id)) : activeId !== null && shown.has(activeId) ? [activeId] : []),
    [chosen, rowIds, activeId, shown],
  );
  return { chosen, taskIds, hasBoxes, setBoxes, choose, chooseAll, clear, setChosen };
}
