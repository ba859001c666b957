import { useMemo, useRef } from "react";
import type { ColumnResizing } from "#app/ui/gantt/column-handle.tsx";
import { leastColumnWidth, mostColumnWidth } from "./plan-columns.ts";
import type { PlanFormat } from "./plan-format.ts";
import type { PlanView } from "./use-plan-view.ts";

/** Columns made wider or narrower at their heads, as the chooser of columns does by numbers; not on a narrow screen, whose columns are its own. */
export function useColumnResizing(view: PlanView, { text }: PlanFormat): ColumnResizing | undefined {
  const latest = useRef(view);
  latest.current = view;
  const { isNarrow } = view;
  return useMemo(
    () =>
      isNarrow
        ? undefined
        : {
            least: leastColumnWidth,
            most: mostColumnWidth,
            label: (name) => text("columns.width", { name }),
            resize: (key, width) => {
              const { chosenColumns, setColumns } = latest.current;
              setColumns(chosenColumns.map((column) => (column.key === key ? { ...column, width } : column)));
            },
          },
    [isNarrow, text],
  );
}
