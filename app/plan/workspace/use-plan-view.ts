import { useMemo, useState } from "react";
import type { Day } from "#app/domain/time/day.ts";
import { chartScene } from "./chart-scene.ts";
import type { BaselineChoice } from "./compared-baseline.ts";
import { byName } from "#app/i18n/format.ts";
import { groupTasks, readGrouping, type Grouping } from "#app/domain/plan/grouping.ts";
import { groupedRows, groupRowId, labelledGroups } from "./grouped-rows.ts";
import { gridRows, gridWidthFor, isNumericColumn, narrowColumns, widthOf } from "./grid-rows.ts";
import { keepView, readKeptView, type KeptView } from "./kept-view.ts";
import { columnLabel, columnsOf, type ChosenColumn } from "./plan-columns.ts";
import type { PlanFormat } from "./plan-format.ts";
import { filteredTasks, type FilterReader, type RowFilter } from "./row-filter.ts";
import type { ScheduledPlan } from "./scheduled-plan.ts";
import { useShownCosts } from "./shown-costs.ts";
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
  { today, statusDay, own }: FilterReader & { readonly statusDay: Day | null },
  canEdit: boolean,
  changed: ReadonlySet<string>,
  address: ViewAddress,
  baselines: readonly BaselineChoice[],
  seesCosts: boolean,
) {
  const isNarrow = useNarrowScreen();
  const [pane, setPane] = useState<"grid" | "chart">("grid");
  const { state, query, change, toggle, expand } = useAddressedView(picture, address);
  const { zoom, showsCritical, showsBaseline, baselineNumber, collapsed, filter } = state;
  const grouping = readGrouping(state.grouping, picture.plan.fields);
  const compared = useComparedBaseline(picture.plan, baselines, baselineNumber);
  const baseline = showsBaseline ? compared : null;
  // The width of the grid is this browser's own; no address says it.
  const [gridWidth, setGridWidth] = useState(() => readKeptView().gridWidth);

  const panes: "both" | "grid" | "chart" = isNarrow ? pane : "both";
  const chosenColumns = useMemo(
    () =>
      isNarrow
        ? narrowColumns.map((key): ChosenColumn => ({ key, width: key === "name" ? 120 : null }))
        : shownOf(state.columns, picture, seesCosts),
    [isNarrow, state.columns, picture, seesCosts],
  );
  const columns = useMemo(() => chosenColumns.map(({ key }) => key), [chosenColumns]);
  const shown = useMemo(() => filteredTasks(picture, filter, { today, own }), [picture, filter, today, own]);
  const costs = useShownCosts(picture.plan, columns, seesCosts, format);
  const groups = useMemo(
    () => (grouping === null ? null : labelledGroups(picture, grouping, { today, shown, format })),
    [picture, grouping, today, shown, format],
  );
  const rows = useMemo(
    () => (groups ? groupedRows(picture, groups, collapsed) : visibleRows(picture.plan.tasks, collapsed, shown)),
    [picture, groups, collapsed, shown],
  );
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
    () => gridRows(picture, rows, columns, format, today, describe, changed, compared, costs, isNarrow && showsCritical),
    [picture, rows, columns, format, today, describe, changed, compared, costs, isNarrow, showsCritical],
  );
  const gridColumns = useMemo(
    () =>
      chosenColumns.map((column) => ({
        key: column.key,
        label: columnLabel(column.key, picture.plan, format),
        width: widthOf(column, picture.plan),
        alignsRight: isNumericColumn(column.key, picture.plan),
      })),
    [chosenColumns, picture.plan, format],
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
    gridWidth: gridWidthFor(gridWidth, picture.plan, chosenColumns),
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
    seesCosts,
    /** What the tasks are put together by; null for the phases of the plan. */
    grouping,
    setGrouping: (chosen: Grouping | null) => change("group", { grouping: chosen }),
    collapseAll: () =>
      change("tree", { collapsed: groups ? new Set(groups.map(({ key }) => groupRowId(key))) : new Set(picture.summaries) }),
    /** Opens the group that a task is in. */
    openGroupOf: (taskId: string) => {
      const index = picture.indexById.get(taskId);
      const group =
        grouping === null ? undefined : groupTasks(picture, grouping, today, byName).find(({ indexes }) => indexes.includes(index ?? -1));
      if (group) expand(groupRowId(group.key));
    },
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

/** Of the chosen columns, those that there are: a field may have been deleted, and not everybody sees costs. */
function shownOf(chosen: readonly ChosenColumn[], { plan }: ScheduledPlan, seesCosts: boolean): readonly ChosenColumn[] {
  const known = new Set(columnsOf(plan, seesCosts));
  return chosen.every(({ key }) => known.has(key)) ? chosen : chosen.filter(({ key }) => known.has(key));
}
