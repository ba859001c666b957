import { useCallback, useEffect, useMemo, useState } from "react";
import type { Day } from "#app/domain/time/day.ts";
import { chartScene } from "./chart-scene.ts";
import { columnsFor, columnWidths, gridRows, gridWidthFor } from "./grid-rows.ts";
import { keepView, readKeptView, type KeptView } from "./kept-view.ts";
import type { PlanFormat } from "./plan-format.ts";
import type { ScheduledPlan } from "./scheduled-plan.ts";
import { taskDescriptions } from "./task-words.ts";
import { useNarrowScreen } from "./use-narrow-screen.ts";
import { visibleRows } from "./visible-rows.ts";

export type PlanView = ReturnType<typeof usePlanView>;

/** How the plan is looked at: zoom, panes, collapsed phases and marks, with the rows and the scene that follow from them. */
export function usePlanView(picture: ScheduledPlan, format: PlanFormat, today: Day, canEdit: boolean, changed: ReadonlySet<string>) {
  const { text } = format;
  const isNarrow = useNarrowScreen();
  const [pane, setPane] = useState<"grid" | "chart">("grid");
  const [kept, setKept] = useState(readKeptView);
  const { zoom, showsCritical, showsBaseline } = kept;
  useEffect(() => keepView(kept), [kept]);
  const keep = useCallback((changes: Partial<KeptView>) => setKept((before) => ({ ...before, ...changes })), []);
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(() => new Set());

  const panes: "both" | "grid" | "chart" = isNarrow ? pane : "both";
  const columns = columnsFor(isNarrow);
  const rows = useMemo(() => visibleRows(picture.plan.tasks, collapsed), [picture, collapsed]);
  const rowIds = useMemo(() => rows.map((row) => row.id), [rows]);
  const namesOnBars = panes === "chart";
  const describe = useMemo(() => taskDescriptions(picture, format), [picture, format]);
  const scene = useMemo(
    () => chartScene(picture, rows, format, { today, showsBaseline, showsCritical, namesOnBars, canEdit, describe }),
    [picture, rows, format, today, showsBaseline, showsCritical, namesOnBars, canEdit, describe],
  );
  const row = useMemo(
    () => gridRows(picture, rows, columns, format, today, describe, changed),
    [picture, rows, columns, format, today, describe, changed],
  );
  const gridColumns = useMemo(
    () =>
      columns.map((column) => ({
        key: column,
        label: text(`column.${column}`),
        width: isNarrow && column === "name" ? 120 : columnWidths[column],
        alignsRight: column === "duration" || column === "progress",
      })),
    [columns, isNarrow, text],
  );
  const toggle = useCallback((taskId: string) => {
    setCollapsed((before) => {
      const next = new Set(before);
      if (!next.delete(taskId)) next.add(taskId);
      return next;
    });
  }, []);

  const expand = useCallback((taskId: string) => {
    setCollapsed((before) => (before.has(taskId) ? new Set([...before].filter((id) => id !== taskId)) : before));
  }, []);

  return {
    isNarrow,
    pane,
    setPane,
    panes,
    zoom,
    setZoom: (chosen: KeptView["zoom"]) => keep({ zoom: chosen }),
    gridWidth: gridWidthFor(kept.gridWidth),
    setGridWidth: (width: number) => keep({ gridWidth: width }),
    showsCritical,
    toggleCritical: () => keep({ showsCritical: !showsCritical }),
    showsBaseline,
    toggleBaseline: () => keep({ showsBaseline: !showsBaseline }),
    collapseAll: () => setCollapsed(new Set(picture.summaries)),
    expandAll: () => setCollapsed(new Set()),
    toggle,
    expand,
    columns,
    nameColumn: columns.indexOf("name"),
    gridColumns,
    rows,
    rowIds,
    row,
    scene,
  };
}
