import { useMemo, useState } from "react";
import type { Day } from "#app/domain/time/day.ts";
import { chartScene } from "./chart-scene.ts";
import type { BaselineChoice } from "./compared-baseline.ts";
import { columnsFor, columnWidths, gridRows, gridWidthFor } from "./grid-rows.ts";
import { keepView, readKeptView, type KeptView } from "./kept-view.ts";
import type { PlanFormat } from "./plan-format.ts";
import type { ScheduledPlan } from "./scheduled-plan.ts";
import { taskDescriptions } from "./task-words.ts";
import { useAddressedView, type ViewAddress } from "./use-addressed-view.ts";
import { useComparedBaseline } from "./use-compared-baseline.ts";
import { useNarrowScreen } from "./use-narrow-screen.ts";
import { visibleRows } from "./visible-rows.ts";

export type PlanView = ReturnType<typeof usePlanView>;

/** How the plan is looked at: zoom, panes, collapsed phases and marks, with the rows and the scene that follow from them. */
export function usePlanView(
  picture: ScheduledPlan,
  format: PlanFormat,
  { today, statusDay }: { readonly today: Day; readonly statusDay: Day | null },
  canEdit: boolean,
  changed: ReadonlySet<string>,
  address: ViewAddress,
  baselines: readonly BaselineChoice[],
) {
  const { text } = format;
  const isNarrow = useNarrowScreen();
  const [pane, setPane] = useState<"grid" | "chart">("grid");
  const { state, query, change, toggle, expand } = useAddressedView(picture, address);
  const { zoom, showsCritical, showsBaseline, baselineNumber, collapsed } = state;
  const compared = useComparedBaseline(picture.plan, baselines, baselineNumber);
  const baseline = showsBaseline ? compared : null;
  // The width of the grid is this browser's own; no address says it.
  const [gridWidth, setGridWidth] = useState(() => readKeptView().gridWidth);

  const panes: "both" | "grid" | "chart" = isNarrow ? pane : "both";
  const columns = columnsFor(isNarrow);
  const rows = useMemo(() => visibleRows(picture.plan.tasks, collapsed), [picture, collapsed]);
  const rowIds = useMemo(() => rows.map((row) => row.id), [rows]);
  const namesOnBars = panes === "chart";
  const describe = useMemo(() => taskDescriptions(picture, format, baseline), [picture, format, baseline]);
  const scene = useMemo(
    () =>
      chartScene(picture, rows, format, {
        today,
        statusDay,
        baseline: baseline?.dates ?? null,
        showsCritical,
        namesOnBars,
        canEdit,
        describe,
      }),
    [picture, rows, format, today, statusDay, baseline, showsCritical, namesOnBars, canEdit, describe],
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
  return {
    /** What is shown, as an address says it. */
    query,
    isNarrow,
    pane,
    setPane,
    panes,
    zoom,
    setZoom: (chosen: KeptView["zoom"]) => change("zoom", { zoom: chosen }),
    gridWidth: gridWidthFor(gridWidth),
    setGridWidth: (width: number) => {
      setGridWidth(width);
      keepView({ gridWidth: width });
    },
    showsCritical,
    toggleCritical: () => change("critical", { showsCritical: !showsCritical }),
    /** What is drawn under the bars; null for nothing. */
    baseline,
    baselines,
    /** The number of the baseline that is chosen in place of the one that the plan is compared with; null for that one. */
    baselineNumber,
    showsBaseline,
    /** Shows a baseline by its number, the one that the plan is compared with for null, or none for `none`. */
    chooseBaseline: (chosen: number | null | "none") =>
      change("baseline", chosen === "none" ? { showsBaseline: false } : { showsBaseline: true, baselineNumber: chosen }),
    collapseAll: () => change("tree", { collapsed: new Set(picture.summaries) }),
    expandAll: () => change("tree", { collapsed: new Set() }),
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
