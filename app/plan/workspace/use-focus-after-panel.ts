import { useEffect, useRef } from "react";

/** The panel of a task that closes gives the focus back to the grid. */
export function useFocusAfterPanel(openTaskId: string | null, focusGrid: () => void): void {
  const before = useRef(openTaskId);
  useEffect(() => {
    if (before.current !== null && openTaskId === null) focusGrid();
    before.current = openTaskId;
  }, [openTaskId, focusGrid]);
}
