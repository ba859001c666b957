import { box, line, type Shape, type TextMeasure } from "../drawing/shape.ts";
import type { ChartContent, ChartRow } from "./content.ts";
import { bracket, deadlineFlag, diamond, drawBar, gateMark, heldMark } from "./draw-bar.ts";
import { inks } from "./inks.ts";

const size = 6.5;
const sampleWidth = 16;

interface LegendEntry {
  readonly label: string;
  /** Drawn in a row of its own whose top is given. */
  readonly draw: (x: number, y: number) => readonly Shape[];
}

/** What the marks mean, of those alone that the chart has; entries without room in two lines are left out, the last first. */
export function drawLegend(content: ChartContent, x: number, y: number, room: number, measure: TextMeasure): readonly Shape[] {
  const shapes: Shape[] = [];
  let [left, top] = [x, y];
  for (const { label, draw } of legendEntries(content)) {
    const width = sampleWidth + 4 + measure(label, size, false) + 12;
    if (left + width > x + room && left > x) {
      [left, top] = [x, top + 12];
      if (top > y + 12) break;
    }
    shapes.push(...draw(left, top), {
      kind: "text",
      x: left + sampleWidth + 4,
      y: top + 9,
      text: label,
      size,
      fill: inks.text,
      isBold: false,
      anchor: "start",
    });
    left += width;
  }
  return shapes;
}

function legendEntries({ rows, words, today, status, nonWorking }: ChartContent): readonly LegendEntry[] {
  const has = (test: (row: ChartRow) => boolean) => rows.some(test);
  const entries: (LegendEntry | null)[] = [
    has(({ kind }) => kind === "task") ? { label: words.task, draw: sampleBar({}) } : null,
    has(({ kind, progress }) => kind === "task" && progress > 0) ? { label: words.done, draw: sampleBar({ progress: 60 }) } : null,
    has((row) => row.isCritical) ? { label: words.critical, draw: sampleBar({ isCritical: true }) } : null,
    has((row) => row.isNearCritical) ? { label: words.nearCritical, draw: sampleBar({ isNearCritical: true }) } : null,
    has(({ kind }) => kind === "summary")
      ? { label: words.summary, draw: (x, y) => bracket(x, x + sampleWidth, y + 3, inks.summary) }
      : null,
    has(({ kind }) => kind === "milestone")
      ? { label: words.milestone, draw: (x, y) => [diamond(x + sampleWidth / 2, y + 6.5, 4, inks.summary)] }
      : null,
    has(({ kind }) => kind === "gate") ? { label: words.gate, draw: (x, y) => gateMark(x + sampleWidth / 2, y + 6.5, inks.summary) } : null,
    has(({ baseline }) => baseline !== null)
      ? { label: words.baseline, draw: (x, y) => [box(x, y + 6, sampleWidth, 1.8, inks.baseline)] }
      : null,
    has(({ slackUntil }) => slackUntil !== null)
      ? {
          label: words.slack,
          draw: (x, y) => [
            line([x, y + 6.5, x + sampleWidth, y + 6.5], inks.strongLine, 0.5),
            line([x + sampleWidth, y + 4.5, x + sampleWidth, y + 8.5], inks.strongLine, 0.5),
          ],
        }
      : null,
    has(({ deadline }) => deadline !== null) ? { label: words.deadline, draw: (x, y) => deadlineFlag(x + sampleWidth / 2, y) } : null,
    has(({ held }) => held !== undefined) ? { label: words.held, draw: (x, y) => [heldMark(x, x + sampleWidth, y + 3)] } : null,
    has(({ isInactive, isExternal }) => isInactive || isExternal) ? { label: words.inactive, draw: sampleBar({ isInactive: true }) } : null,
    nonWorking.length > 0 ? { label: words.nonWorking, draw: (x, y) => [box(x, y + 1, sampleWidth, 11, inks.nonWorking)] } : null,
    today ? { label: today.label, draw: (x, y) => [line([x + 8, y + 1, x + 8, y + 12], inks.today, 1)] } : null,
    status ? { label: status.label, draw: (x, y) => [line([x + 8, y + 1, x + 8, y + 12], inks.status, 1, [3, 2])] } : null,
  ];
  return entries.filter((entry) => entry !== null);
}

function sampleBar(own: Partial<ChartRow>): LegendEntry["draw"] {
  const row: ChartRow = {
    level: 1,
    kind: "task",
    start: 0,
    finish: 1,
    progress: 0,
    isCritical: false,
    isNearCritical: false,
    slackUntil: null,
    baseline: null,
    deadline: null,
    stretches: [],
    isInactive: false,
    isExternal: false,
    label: "",
    cells: [],
    ...own,
  };
  return (x, y) => drawBar(row, y, (minutes) => x + minutes * sampleWidth);
}
