import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { keepView, readKeptView, type KeptView } from "./kept-view.ts";
import type { Grouping } from "#app/domain/plan/grouping.ts";
import { groupKeyOf, groupRowId, isGroupRow } from "./grouped-rows.ts";
import { taskById, type ScheduledPlan } from "./scheduled-plan.ts";
import { ordinaryColumns, writeColumns } from "./plan-columns.ts";
import { noFilter, type RowFilter } from "./row-filter.ts";
import { planViewQuery, readPlanView, type AddressedView } from "./view-query.ts";

/** The part of the page's address that says how the plan is looked at. */
export interface ViewAddress {
  /** As {@link planViewQuery} writes it. */
  readonly query: string;
  /**
   * Puts another view into the address. The one that was there, `former`, is what the way back leads to, unless the same kind of change
   * led to it.
   */
  change(query: string, former: string, kind: string): void;
}

interface ViewState extends Omit<KeptView, "gridWidth"> {
  readonly collapsed: ReadonlySet<string>;
  /** Of this project alone, so that no browser keeps it: the baseline shown in place of the one that the plan is compared with. */
  readonly baselineNumber: number | null;
  readonly filter: RowFilter;
  readonly grouping: Grouping | null;
}

/**
 * How the plan is looked at: by the address where it says so, else as this browser did last. What people change is in the address at
 * once, so that it can be sent to others, kept under a name, and gone back from.
 */
export function useAddressedView(picture: ScheduledPlan, address: ViewAddress) {
  const [state, setState] = useState<ViewState>(() =>
    stateOf(picture, address.query, { ...readKeptView(), collapsed: new Set(), baselineNumber: null, filter: noFilter, grouping: null }),
  );
  const latest = useRef({ state, picture, address });
  latest.current = { state, picture, address };
  const shown = useRef(address.query);

  // A link, the way back, or a view that was kept leads to another address.
  useEffect(() => {
    if (address.query === shown.current) return;
    shown.current = address.query;
    if (address.query !== "") setState((before) => stateOf(latest.current.picture, address.query, before));
  }, [address.query]);

  const change = useCallback((kind: string, { collapsed, baselineNumber, filter, grouping, ...kept }: Partial<ViewState>) => {
    // What a link asked for is not what its reader likes.
    if (Object.keys(kept).length > 0) keepView(kept);
    const { state: before, picture: now, address: current } = latest.current;
    const after = {
      ...before,
      ...kept,
      ...(collapsed ? { collapsed } : {}),
      ...(baselineNumber === undefined ? {} : { baselineNumber }),
      ...(filter === undefined ? {} : { filter }),
      ...(grouping === undefined ? {} : { grouping }),
    };
    latest.current.state = after;
    setState(after);
    const query = queryOf(now, after);
    const former = queryOf(now, before);
    if (query === former) return;
    shown.current = query;
    current.change(query, former, kind);
  }, []);

  const toggle = useCallback(
    (taskId: string) => {
      const next = new Set(latest.current.state.collapsed);
      if (!next.delete(taskId)) next.add(taskId);
      change("tree", { collapsed: next });
    },
    [change],
  );
  const expand = useCallback(
    (taskId: string) => {
      const { collapsed: before } = latest.current.state;
      if (before.has(taskId)) change("tree", { collapsed: new Set([...before].filter((id) => id !== taskId)) });
    },
    [change],
  );
  const query = useMemo(() => address.query || queryOf(picture, state), [address.query, picture, state]);
  return useMemo(() => ({ state, query, change, toggle, expand }), [state, query, change, toggle, expand]);
}

function stateOf({ plan, summaries }: ScheduledPlan, query: string, before: ViewState): ViewState {
  const { zoom, showsCritical, showsBaseline, baselineNumber, closed, columns, filter, grouping, shut } = readPlanView(
    new URLSearchParams(query),
  );
  return {
    zoom: zoom ?? before.zoom,
    showsCritical: showsCritical ?? before.showsCritical,
    showsBaseline: showsBaseline ?? before.showsBaseline,
    baselineNumber: showsBaseline === null ? before.baselineNumber : baselineNumber,
    columns: columns ?? before.columns,
    filter,
    grouping,
    collapsed: new Set([
      ...(closed === null ? [...before.collapsed].filter((id) => !isGroupRow(id)) : closed === "all" ? summaries : idsOf(closed)),
      ...shut.map(groupRowId),
    ]),
  };

  function idsOf(numbers: readonly number[]): ReadonlySet<string> {
    const wanted = new Set(numbers);
    return new Set(plan.tasks.filter((task) => wanted.has(task.number)).map((task) => task.id));
  }
}

function queryOf(
  picture: ScheduledPlan,
  { zoom, showsCritical, showsBaseline, baselineNumber, collapsed, columns, filter, grouping }: ViewState,
): string {
  const { summaries } = picture;
  const closed = [...collapsed].flatMap((id) => (summaries.has(id) ? (taskById(picture, id)?.number ?? []) : []));
  const shut = [...collapsed].filter(isGroupRow).map(groupKeyOf);
  const isOrdinary = writeColumns(columns) === writeColumns(ordinaryColumns);
  const view: AddressedView = {
    zoom,
    showsCritical,
    showsBaseline,
    baselineNumber,
    closed,
    columns: isOrdinary ? null : columns,
    filter,
    grouping,
    shut,
  };
  return planViewQuery(closed.length > 0 && closed.length === summaries.size ? { ...view, closed: "all" } : view);
}
