import { ordinaryColumns, readColumns, writeColumns, type ChosenColumn } from "./plan-columns.ts";
import { zoomLevels, type Zoom } from "#app/ui/gantt/time-axis.ts";

/** How somebody likes to look at plans; kept by the browser. */
export interface KeptView {
  readonly zoom: Zoom;
  readonly showsCritical: boolean;
  readonly showsBaseline: boolean;
  /** In pixels; null until somebody drags the grid wider or narrower. */
  readonly gridWidth: number | null;
  readonly columns: readonly ChosenColumn[];
}

const place = "rollout.plan.view";
const asOpened: KeptView = { zoom: "week", showsCritical: true, showsBaseline: true, gridWidth: null, columns: ordinaryColumns };

/** What was kept last; a browser that keeps nothing, or something else, opens the plan as new. */
export function readKeptView(): KeptView {
  try {
    return parseKeptView(window.localStorage.getItem(place));
  } catch {
    return asOpened;
  }
}

/** Keeps what somebody changed; the rest stays as it was kept. */
export function keepView(changes: Partial<KeptView>): void {
  try {
    window.localStorage.setItem(place, JSON.stringify(written({ ...readKeptView(), ...changes })));
  } catch {
    // Private windows and blocked storage: the view lasts as long as the page.
  }
}

function written({ columns, ...view }: KeptView): object {
  return { ...view, columns: writeColumns(columns) };
}

export function parseKeptView(kept: string | null): KeptView {
  const found: unknown = kept === null ? null : JSON.parse(kept);
  if (typeof found !== "object" || found === null) return asOpened;
  const { zoom, showsCritical, showsBaseline, gridWidth, columns }: Partial<Record<keyof KeptView, unknown>> = found;
  return {
    zoom: zoomLevels.find((level) => level === zoom) ?? asOpened.zoom,
    showsCritical: typeof showsCritical === "boolean" ? showsCritical : asOpened.showsCritical,
    showsBaseline: typeof showsBaseline === "boolean" ? showsBaseline : asOpened.showsBaseline,
    gridWidth: typeof gridWidth === "number" && gridWidth > 0 ? gridWidth : asOpened.gridWidth,
    columns: (typeof columns === "string" && readColumns(columns)) || asOpened.columns,
  };
}
