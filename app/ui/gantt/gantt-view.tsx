import { forwardRef, useEffect, useImperativeHandle, useLayoutEffect, useRef, type ReactNode } from "react";
import { useBarDrag, type BarDragEvents } from "./use-bar-drag.ts";
import { headerHeight, rowHeight, scrollTopShowing } from "./measures.ts";
import { RolloutGantt } from "./rollout-gantt.ts";
import type { ChartScene, GhostBar } from "./scene.ts";
import { watchScroll } from "./scroll-sight.ts";
import { GridPane } from "./grid-pane.tsx";
import { SplitBar } from "./split-bar.tsx";
import { zoomFitting, type Zoom } from "./time-axis.ts";

declare module "react" {
  interface CSSProperties {
    /** How much of the chart's left side lies below the grid. */
    "--grid-cover"?: string;
  }
}

export interface GanttViewProps extends BarDragEvents {
  readonly scene: ChartScene;
  readonly zoom: Zoom;
  readonly locale: string;
  readonly canEdit: boolean;
  readonly selectedRow: number;
  readonly scroller: { current: HTMLDivElement | null };
  /** Beside each other, or one of them alone on a narrow screen. */
  readonly panes: "both" | "grid" | "chart";
  readonly gridWidth: number;
  readonly splitLabel: string;
  readonly chartLabel: string;
  readonly ghosts: readonly GhostBar[] | null;
  /** The row at the top when the view opens. */
  readonly openingRow: () => number;
  /** The time at the left of the chart when it opens, in minutes. */
  readonly openingTime: () => number;
  readonly grid: ReactNode;
  onGridWidth(width: number): void;
}

export interface GanttHandle {
  showRow(row: number): void;
  /** Scrolls sideways to where a row's bar starts, unless it can be seen or another is being dragged. */
  showBar(row: number): void;
  showTime(minutes: number, place: "start" | "middle"): void;
  /** The closest zoom in which a stretch of minutes can be seen as a whole. */
  zoomShowing(from: number, to: number): Zoom;
  /** The bar's place on the screen, when it is drawn. */
  barBox(row: number): DOMRect | null;
}

const leastGridWidth = 160;

/** The grid and the chart in one scrolling element: the grid stays at the left edge, both headers stay on top. */
export const GanttView = forwardRef<GanttHandle, GanttViewProps>(function GanttView(props, handle) {
  const { scene, zoom, locale, canEdit, scroller, panes, selectedRow, ghosts } = props;
  const host = useRef<HTMLDivElement>(null);
  const painter = useRef<RolloutGantt | null>(null);
  const covered = panes === "both" ? props.gridWidth : 0;
  const { openingTime } = props;
  const latest = useRef({ scene, zoom, covered, openingTime });
  const hasChart = panes !== "grid";
  const openingRow = useRef(props.openingRow);

  useLayoutEffect(() => {
    latest.current = { scene, zoom, covered, openingTime };
  });
  useHeightToFoldOfPage(scroller);
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: openingRow.current() * rowHeight });
  }, [scroller]);

  useLayoutEffect(() => {
    const element = host.current;
    const scrolling = scroller.current;
    if (!element || !scrolling || !hasChart) return;
    const chart = new RolloutGantt(element, latest.current.scene, {
      zoom: latest.current.zoom,
      locale,
      canEdit,
      scroller: scrolling,
      coveredWidth: () => latest.current.covered,
    });
    painter.current = chart;
    chart.scrollToMinutes(latest.current.openingTime(), "start");
    const stopWatching = watchScroll(scrolling, (sight) => chart.paintWindow(sight));
    return () => {
      stopWatching();
      chart.destroy();
      painter.current = null;
    };
  }, [scroller, locale, canEdit, hasChart]);

  const drawnScene = useRef(scene);
  useLayoutEffect(() => {
    if (drawnScene.current === scene) return;
    drawnScene.current = scene;
    painter.current?.setScene(scene);
  }, [scene]);
  useLayoutEffect(() => painter.current?.setZoom(zoom), [zoom]);
  useLayoutEffect(() => painter.current?.select(selectedRow), [selectedRow, scene, hasChart]);
  useEffect(() => {
    if (ghosts) painter.current?.showGhosts(ghosts);
    else painter.current?.clearGhosts();
  }, [ghosts, scene]);
  useEffect(() => painter.current?.paintWindow(), [covered]);

  useBarDrag(host, painter, hasChart, props);

  const showBar = (row: number) => {
    const chart = painter.current;
    if (row < 0 || !chart || host.current?.classList.contains("dragging")) return;
    if (!chart.isInSight(row)) chart.scrollToMinutes(latest.current.scene.bar(row).start, "start");
  };
  useImperativeHandle(handle, () => ({
    showRow(row) {
      const element = scroller.current;
      if (!element || row < 0) return;
      element.scrollTop = scrollTopShowing(row, element.scrollTop, element.clientHeight);
      showBar(row);
    },
    showBar,
    showTime: (minutes, place) => painter.current?.scrollToMinutes(minutes, place),
    zoomShowing: (from, to) => zoomFitting(from, to, (scroller.current?.clientWidth ?? 0) - covered),
    barBox: (row) => host.current?.querySelector(`.bar-wrapper[data-row="${row}"] .bar`)?.getBoundingClientRect() ?? null,
  }));

  return (
    // Without the grid nothing inside takes the focus, and the keys that scroll need it.
    <div ref={scroller} className="gantt-scroller" data-panes={panes} tabIndex={panes === "chart" ? 0 : undefined}>
      <div className="gantt-body" style={{ "--grid-cover": `${covered}px` }}>
        {panes === "chart" ? null : <GridPane width={panes === "both" ? props.gridWidth : null}>{props.grid}</GridPane>}
        {panes === "both" ? (
          <SplitBar
            label={props.splitLabel}
            width={props.gridWidth}
            least={leastGridWidth}
            most={() => Math.max((scroller.current?.clientWidth ?? 1200) - 200, leastGridWidth)}
            onWidth={props.onGridWidth}
          />
        ) : null}
        {hasChart ? (
          <div
            ref={host}
            className="gantt-chart"
            role="group"
            aria-label={props.chartLabel}
            style={{ minHeight: headerHeight + scene.ids.length * rowHeight }}
          />
        ) : null}
      </div>
    </div>
  );
});

/** Tells the style sheet how far down the page the scroller begins, so that it ends with the window and scrolls by itself. */
function useHeightToFoldOfPage(scroller: { readonly current: HTMLDivElement | null }): void {
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      const top = element.getBoundingClientRect().top + window.scrollY;
      element.style.setProperty("--gantt-top", `${Math.round(top)}px`);
    };
    measure();
    // What opens, closes or grows above it need not change the height of what contains both.
    const resized = new ResizeObserver(measure);
    const watchAround = () => {
      for (const around of [element.parentElement, ...(element.parentElement?.children ?? [])])
        if (around && around !== element) resized.observe(around);
    };
    watchAround();
    const opened = new MutationObserver(watchAround);
    if (element.parentElement) opened.observe(element.parentElement, { childList: true });
    window.addEventListener("resize", measure);
    return () => {
      resized.disconnect();
      opened.disconnect();
      window.removeEventListener("resize", measure);
    };
  }, [scroller]);
}
