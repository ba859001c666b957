import { setImmediate } from "node:timers/promises";
import type { ChartContent, ChartRow } from "#app/domain/chart/content.ts";
import { axisSteps, type ChartLayout } from "#app/domain/chart/layout.ts";
import { minutesInDay } from "#app/domain/time/day.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { headerCells, headerFormats } from "#app/ui/gantt/header-cells.ts";
import type { ChartRequest } from "#app/workers/draw-chart-bytes.ts";
import { furtherCells } from "../workspace/further-cells.ts";
import { cellText } from "../workspace/grid-rows.ts";
import { groupCell } from "../workspace/grouped-rows.ts";
import { isPlanColumn } from "../workspace/plan-columns.ts";
import type { ChartPlan } from "./chart-plan.server.ts";

/** In milliseconds; then others get theirs. */
const longestTurn = 8;

/** What a worker needs to draw a chart, as JSON; written row by row, with turns for other requests in between. */
export async function chartRequestText(
  plan: ChartPlan,
  layout: ChartLayout,
  reader: Reader,
  drawing: Pick<ChartRequest, "format" | "pages" | "pixelsPerPoint">,
): Promise<string> {
  const further = furtherCells(plan.picture, plan.format, plan.baseline, plan.today);
  const rows: string[] = [];
  let begun = performance.now();
  for (const [position, { index, level, group }] of plan.rows.entries()) {
    const {
      id: _id,
      isLate: _isLate,
      isDoubtful: _isDoubtful,
      isMovable: _isMovable,
      description: _text,
      ...drawn
    } = plan.scene.bar(position);
    const row: ChartRow = {
      ...drawn,
      level,
      cells: plan.keys.map((key) => {
        if (group) return groupCell(plan.picture, group, key, plan.format, null);
        return isPlanColumn(key) ? cellText(plan.picture, index, key, plan.format) : further(index, key);
      }),
    };
    rows.push(JSON.stringify(row));
    if (performance.now() - begun < longestTurn) continue;
    await setImmediate();
    begun = performance.now();
  }
  const frame = JSON.stringify(contentWithoutRows(plan, layout, reader));
  return `{${JSON.stringify({ layout, ...drawing }).slice(1, -1)},"content":{${frame.slice(1, -1)},"rows":[${rows.join(",")}]}}`;
}

function contentWithoutRows(plan: ChartPlan, layout: ChartLayout, { t, locale }: Reader): Omit<ChartContent, "rows"> {
  const { scene, format, today, statusDay, baseline } = plan;
  const range = { fromDay: layout.fromDay, toDay: layout.toDay };
  const cells = headerCells(axisSteps(layout.dayWidth), range, headerFormats(locale === "zh" ? "zh-CN" : "en-GB"));
  const [from, to] = [layout.fromDay * minutesInDay, layout.toDay * minutesInDay];
  const within = (at: number) => at >= from && at <= to;
  const fullDay = (day: number) => format.fullDay(day * minutesInDay);
  return {
    title: plan.name,
    subtitle: [
      t("chartFile:paper.span", { from: fullDay(layout.fromDay), to: fullDay(layout.toDay - 1) }),
      ...(plan.isPartial ? [t("chartFile:paper.rows", { shown: plan.rows.length, all: plan.picture.plan.tasks.length })] : []),
      ...(baseline ? [t("plan:printed.baseline", { name: baseline.name })] : []),
      ...(statusDay !== null && scene.status ? [scene.status.label] : []),
    ].join(" · "),
    printed: t("chartFile:paper.printed", { day: fullDay(Date.parse(`${today}T00:00:00Z`) / 86_400_000) }),
    columns: plan.columns,
    links: scene.links,
    upperCells: cells.upper,
    lowerCells: cells.lower,
    nonWorking: scene.nonWorking(from, to).map((span) => [span.from, span.to] as const),
    today: scene.today !== null && within(scene.today) ? { at: scene.today, label: t("plan:toolbar.today") } : null,
    status: scene.status && within(scene.status.at) ? scene.status : null,
    words: {
      task: t("plan:printed.task"),
      done: t("plan:printed.done"),
      critical: t("plan:toolbar.critical"),
      nearCritical: t("plan:list.near"),
      summary: t("chartFile:legend.summary"),
      milestone: t("chartFile:legend.milestone"),
      gate: t("chartFile:legend.gate"),
      slack: t("chartFile:legend.slack"),
      baseline: baseline ? t("plan:printed.baseline", { name: baseline.name }) : "",
      deadline: t("chartFile:legend.deadline"),
      held: t("chartFile:legend.held"),
      inactive: t("chartFile:legend.inactive"),
      nonWorking: t("chartFile:legend.nonWorking"),
      page: t("chartFile:paper.page", { page: "{page}", pages: "{pages}" }),
    },
  };
}
