import { useMemo, useState } from "react";
import type { Day } from "#app/domain/time/day.ts";
import { chartScene } from "./chart-scene.ts";
import type { BaselineChoice } from "./compared-baseline.ts";
import { gridRows, gridWidthFor, narrowColumns, numericColumns, widthOf } from "./grid-rows.ts";
import { keepView, readKeptView, type KeptView } from "./kept-view.ts";
import type { ChosenColumn } from "./plan-columns.ts";
import type { PlanFormat } from "./plan-format.ts";
import { filteredTasks, type RowFilter } from "./row-filter.ts";
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
  const { zoom, showsCritical, showsBaseline, baselineNumber, collapsed, filter } = state;
  const compared = useComparedBaseline(picture.plan, baselines, baselineNumber);
  const baseline = showsBaseline ? compared : null;
  // The width of the grid is this browser's own; no address says it.
  const [gridWidth, setGridWidth] = useState(() => readKeptView().gridWidth);

  const panes: "both" | "grid" | "chart" = isNarrow ? pane : "both";
  const chosenColumns = useMemo(
    () => (isNarrow ? narrowColumns.map((key): ChosenColumn => ({ key, width: key === "name" ? 120 : null })) : state.columns),
    [isNarrow, state.columns],
  );
  const columns = useMemo(() => chosenColumns.map(({ key }) => key), [chosenColumns]);
  const shown = useMemo(() => filteredTasks(picture, filter, today), [picture, filter, today]);
  const rows = useMemo(() => visibleRows(picture.plan.tasks, collapsed, shown), [picture, collapsed, shown]);
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
    () => gridRows(picture, rows, columns, format, today, describe, changed, compared),
    [picture, rows, columns, format, today, describe, changed, compared],
  );
  const gridColumns = useMemo(
    () =>
      chosenColumns.map((column) => ({
        key: column.key,
        label: text(`column.${column.key}`),
        width: widthOf(column),
        alignsRight: numericColumns.includes(column.key),
      })),
    [chosenColumns, text],
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
    gridWidth: gridWidthFor(gridWidth, chosenColumns),
    /** The columns with the widths that somebody gave them. */
    chosenColumns,
    setColumns: (chosen: readonly ChosenColumn[]) => change("columns", { columns: chosen }),
    filter,
    /** Whether the filter lets a task through. */
    isShown: (taskId: string) => shown === null || shown.has(taskId),
    setFilter: (chosen: RowFilter) => change("filter", { filter: chosen }),
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
