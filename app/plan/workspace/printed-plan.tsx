import { clsx } from "clsx";
import type { CSSProperties } from "react";
import { parseDay, type Day } from "#app/domain/time/day.ts";
import { headerCells, headerFormats, type HeaderCell } from "#app/ui/gantt/header-cells.ts";
import type { ChartBar, ChartScene } from "#app/ui/gantt/scene.ts";
import { minutesPerDay, type Zoom } from "#app/ui/gantt/time-axis.ts";
import { Gap } from "#app/ui/gap.tsx";
import { planColumns } from "./plan-columns.ts";
import { chartScene } from "./chart-scene.ts";
import type { ComparedBaseline } from "./compared-baseline.ts";
import { groupCell } from "./grouped-rows.ts";
import { cellText } from "./grid-rows.ts";
import type { PlanFormat } from "./plan-format.ts";
import type { ScheduledPlan } from "./scheduled-plan.ts";
import type { VisibleRow } from "./visible-rows.ts";

export interface PrintedPlanProps {
  /** The name of the project. */
  readonly title: string;
  readonly picture: ScheduledPlan;
  readonly rows: readonly VisibleRow[];
  readonly format: PlanFormat;
  readonly today: Day;
  readonly statusDay: Day | null;
  /** What is drawn under the bars; null for nothing. */
  readonly baseline: ComparedBaseline | null;
}

/** Every row as a table, with its bar over the whole span of the plan in the last column. */
export function PrintedPlan({ title, picture, rows, format, today, statusDay, baseline }: PrintedPlanProps) {
  const options = {
    today,
    statusDay,
    baseline: baseline?.dates ?? null,
    showsCritical: true,
    namesOnBars: false,
    canEdit: false,
    describe: () => "",
  };
  const scene = chartScene(picture, rows, format, options);
  const scale = printedScale(scene, format);
  return (
    <div className="printed-plan" style={{ "--printed-lines": scale.lines } as CSSProperties}>
      <p className="printed-title">{title}</p>
      <p>
        {format.text("printed.asOf", { day: format.fullDay((parseDay(today) ?? 0) * minutesPerDay) })}
        <Gap />
        <Legend scene={scene} format={format} baseline={baseline} />
      </p>
      <table>
        <thead>
          <tr>
            {planColumns.map((column) => (
              <th key={column} scope="col">
                {format.text(`column.${column}`)}
              </th>
            ))}
            <th scope="col" className="printed-chart" aria-label={format.text("chart.label")}>
              <ScaleLine cells={scale.upper} share={scale.share} />
              <ScaleLine cells={scale.lower} share={scale.share} />
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, position) => {
            const bar = scene.bar(position);
            return (
              <tr key={row.id} className={bar.kind}>
                {planColumns.map((column) => (
                  <td key={column} data-key={column} style={column === "name" ? { paddingInlineStart: row.level * 10 } : undefined}>
                    {row.group ? groupCell(picture, row.group, column, format, null) : cellText(picture, row.index, column, format)}
                  </td>
                ))}
                <td className="printed-chart">
                  <Bar bar={bar} share={scale.share} today={scene.today} status={scene.status?.at ?? null} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Legend({ scene, format: { text }, baseline }: Pick<PrintedPlanProps, "format" | "baseline"> & { readonly scene: ChartScene }) {
  const bars = scene.ids.map((_, row) => scene.bar(row));
  return (
    <span className="printed-legend">
      <Mark kind="bar" label={text("printed.task")} />
      <Mark kind="bar critical" label={text("toolbar.critical")} />
      {bars.some((bar) => bar.isNearCritical) ? <Mark kind="bar near-critical" label={text("list.near")} /> : null}
      <Mark kind="bar-done" label={text("printed.done")} />
      <Mark kind="point" label={text("printed.point")} />
      {baseline && bars.some((bar) => bar.baseline) ? (
        <Mark kind="baseline" label={text("printed.baseline", { name: baseline.name })} />
      ) : null}
      {scene.today === null ? null : <Mark kind="today" label={text("toolbar.today")} />}
      {scene.status === null ? null : <Mark kind="status" label={scene.status.label} />}
    </span>
  );
}

function Mark({ kind, label }: { readonly kind: string; readonly label: string }) {
  return (
    <span>
      <i className={kind} /> {label}
    </span>
  );
}

type Share = (minutes: number) => number;

function ScaleLine({ cells, share }: { readonly cells: readonly HeaderCell[]; readonly share: Share }) {
  return (
    <span className="printed-scale">
      {cells.map((cell) => {
        const from = Math.max(0, share(cell.fromDay * minutesPerDay));
        const to = Math.min(100, share(cell.toDay * minutesPerDay));
        return (
          <span key={cell.fromDay} style={{ left: `${from}%`, width: `${to - from}%` }}>
            {cell.text}
          </span>
        );
      })}
    </span>
  );
}

interface BarProps {
  readonly bar: ChartBar;
  readonly share: Share;
  readonly today: number | null;
  readonly status: number | null;
}

function Bar({ bar, share, today, status }: BarProps) {
  const place = (from: number, to: number) => ({ left: `${share(from)}%`, width: `${share(to) - share(from)}%` });
  const isPoint = bar.kind === "milestone" || bar.kind === "gate";
  return (
    <span className="printed-bar">
      {bar.baseline ? <i className="baseline" style={place(...bar.baseline)} /> : null}
      {isPoint ? (
        <i className={clsx("point", bar.isCritical && "critical")} style={{ left: `${share(bar.start)}%` }} />
      ) : (
        <i
          className={clsx("bar", bar.isCritical && "critical", bar.isNearCritical && "near-critical")}
          style={place(bar.start, bar.finish)}
        >
          {bar.kind === "task" && bar.progress > 0 ? <i className="bar-done" style={{ width: `${bar.progress}%` }} /> : null}
        </i>
      )}
      {bar.held?.map(([from, to]) => (
        <i key={from} className="held" style={place(from, to)} />
      ))}
      {today === null ? null : <i className="today" style={{ left: `${share(today)}%` }} />}
      {status === null ? null : <i className="status" style={{ left: `${share(status)}%` }} />}
    </span>
  );
}

/**
 * Months and years over the plan, in coarser steps the longer it is, and where each step begins as the background of every row. The last
 * step is whole: its label has its room, and the last milestone lies before the edge.
 */
function printedScale({ from, to }: ChartScene, { locale }: PlanFormat) {
  const fromDay = Math.floor(from / minutesPerDay);
  const lastDay = Math.max(Math.ceil(to / minutesPerDay), fromDay + 1);
  const zoom = printedZoom(lastDay - fromDay);
  const formats = headerFormats(locale === "zh" ? "zh-CN" : "en-GB");
  const toDay = headerCells(zoom, { fromDay, toDay: lastDay }, formats).lower.at(-1)?.toDay ?? lastDay;
  const share: Share = (minutes) => ((minutes / minutesPerDay - fromDay) / (toDay - fromDay)) * 100;
  const cells = headerCells(zoom, { fromDay, toDay }, formats);
  const stops = cells.lower
    .filter((cell) => cell.fromDay > fromDay)
    .map((cell) => `${share(cell.fromDay * minutesPerDay)}%`)
    .map((at) => `transparent ${at}, var(--color-line) ${at}, var(--color-line) calc(${at} + 1px), transparent calc(${at} + 1px)`);
  return { ...cells, share, lines: stops.length === 0 ? "none" : `linear-gradient(to right, ${stops.join(", ")})` };
}

/** Labels need room on paper: about twenty steps fit. */
function printedZoom(days: number): Zoom {
  if (days <= 100) return "week";
  return days <= 600 ? "month" : "quarter";
}
