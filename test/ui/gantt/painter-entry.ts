import { watchScroll } from "#app/ui/gantt/scroll-sight.ts";
import { RolloutGantt } from "#app/ui/gantt/rollout-gantt.ts";
import type { ChartBar, ChartScene } from "#app/ui/gantt/scene.ts";
import type { Zoom } from "#app/ui/gantt/time-axis.ts";

const day = 1440;
/** 2018-11-01: the clocks of São Paulo jump over the midnight of the 4th. */
const firstDay = 17_836;

interface PainterPage {
  make(rows: number, zoom: Zoom): void;
  chart: RolloutGantt | undefined;
  documentListeners: string[];
}

declare global {
  interface Window {
    painter: PainterPage;
  }
}

const kinds: readonly ChartBar["kind"][] = ["summary", "task", "milestone", "gate", "task"];

function sampleScene(rows: number): ChartScene {
  const bar = (row: number): ChartBar => {
    const kind = kinds[row % kinds.length] ?? "task";
    const start = (firstDay + (row % 200)) * day;
    const isPoint = kind === "milestone" || kind === "gate";
    return {
      id: `task-${row}`,
      kind,
      start,
      finish: isPoint ? start : start + 3 * day,
      progress: row % 3 === 0 ? 50 : 0,
      isNearCritical: false,
      isCritical: row % 2 === 0,
      isLate: row % 7 === 0,
      isMovable: kind === "task",
      slackUntil: row % 4 === 1 ? start + 5 * day : null,
      baseline: [start - day, start + day],
      deadline: row % 5 === 4 ? start + 8 * day : null,
      stretches: [],
      isInactive: false,
      isExternal: false,
      label: `<img src=x onerror="document.title='broken in'"> & ${row}`,
      description: `Task "${row}" <b>`,
    };
  };
  return {
    ids: Array.from({ length: rows }, (_, row) => `task-${row}`),
    bar,
    links: Array.from({ length: Math.max(rows - 1, 0) }, (_, row) => ({ from: row, to: row + 1, type: "FS", isCritical: false })),
    nonWorking: () => [{ from: firstDay * day, to: (firstDay + 2) * day }],
    namedDays: () => [{ from: firstDay * day, to: (firstDay + 2) * day, name: "Holiday <i>", isWorked: false }],
    today: (firstDay + 5.5) * day,
    status: null,
    from: firstDay * day,
    to: (firstDay + 203) * day,
    workFrom: firstDay * day,
  };
}

const listeners: string[] = [];
const add = document.addEventListener.bind(document);
document.addEventListener = (type: string, listener: EventListenerOrEventListenerObject) => {
  listeners.push(type);
  add(type, listener);
};

window.painter = {
  chart: undefined,
  documentListeners: listeners,
  make(rows, zoom) {
    const root = document.getElementById("root");
    if (!root) throw new Error("The page has no root");
    root.innerHTML = '<div class="gantt-scroller" style="height:700px"><div class="gantt-chart"></div></div>';
    const scroller = root.querySelector<HTMLElement>(".gantt-scroller");
    const host = root.querySelector<HTMLElement>(".gantt-chart");
    if (!scroller || !host) throw new Error("The page has no host");
    const chart = new RolloutGantt(host, sampleScene(rows), { zoom, locale: "en-GB", canEdit: true, scroller, coveredWidth: () => 0 });
    watchScroll(scroller, (sight) => chart.paintWindow(sight));
    this.chart = chart;
  },
};
