import { clsx } from "clsx";
import type { Plan } from "#app/domain/plan/model.ts";
import { ownerName } from "#app/domain/plan/owner.ts";
import { parseDay, minutesInDay, type Day } from "#app/domain/time/day.ts";
import type { TreeGridRow } from "#app/ui/gantt/tree-grid.tsx";
import { barKind, isLateTask } from "./chart-scene.ts";
import { furtherCells } from "./further-cells.ts";
import {
  fieldOf,
  isCustomColumn,
  isPlanColumn,
  costColumns,
  ordinaryColumns,
  type ChosenColumn,
  type CustomColumn,
  type PlanColumn,
  type ShownColumn,
} from "./plan-columns.ts";
import type { ComparedBaseline } from "./compared-baseline.ts";
import { finishForDisplay, type PlanFormat } from "./plan-format.ts";
import { describeGroup, groupCell, type RowGroup } from "./grouped-rows.ts";
import type { ShownCosts } from "./shown-costs.ts";
import { timesOf, type ScheduledPlan } from "./scheduled-plan.ts";
import { durationWords } from "./task-words.ts";
import type { VisibleRow } from "./visible-rows.ts";

/** The columns of a narrow screen. */
export const narrowColumns: readonly PlanColumn[] = ["name", "start", "finish"];

/** How wide each column is that nobody has made wider or narrower, in pixels. */
const columnWidths: Readonly<Record<Exclude<ShownColumn, CustomColumn>, number>> = {
  code: 52,
  name: 210,
  start: 100,
  finish: 100,
  duration: 72,
  owner: 108,
  progress: 54,
  number: 52,
  kind: 84,
  predecessors: 120,
  successors: 110,
  deadline: 100,
  constraint: 170,
  constraintDate: 100,
  gate: 120,
  optimistic: 80,
  pessimistic: 80,
  plannedCost: 116,
  actualCost: 116,
  earnedValue: 116,
  calendar: 120,
  priority: 70,
  role: 120,
  slack: 90,
  freeSlack: 90,
  critical: 70,
  work: 80,
  units: 64,
  actualStart: 100,
  actualFinish: 100,
  baselineStart: 100,
  baselineFinish: 100,
  deliverable: 180,
};

/** How wide a field of the project's own is, by its kind. */
const customWidths = { text: 160, number: 90, date: 100, choice: 120, person: 120 } as const;

/** How wide a column is by itself, in pixels. */
export function ordinaryWidth(column: ShownColumn, plan: Pick<Plan, "fields">): number {
  return isCustomColumn(column) ? customWidths[fieldOf(plan, column)?.kind ?? "text"] : columnWidths[column];
}

const numericColumns: readonly ShownColumn[] = [
  ...(["duration", "progress", "number", "priority", "slack", "freeSlack", "work", "units", "optimistic", "pessimistic"] as const),
  ...costColumns,
];

/** Columns of figures. */
export function isNumericColumn(column: ShownColumn, plan: Pick<Plan, "fields">): boolean {
  return isCustomColumn(column) ? fieldOf(plan, column)?.kind === "number" : numericColumns.includes(column);
}

/**
 * As wide as the grid is: as somebody chose, else as many whole columns as fit while the chart keeps the larger part of the screen. A width
 * chosen on a larger screen leaves the chart a part of this one.
 */
export function gridWidthFor(
  chosen: number | null,
  plan: Pick<Plan, "fields">,
  columns: readonly ChosenColumn[] = ordinaryColumns,
): number {
  if (chosen !== null) return typeof window === "undefined" ? chosen : Math.min(chosen, Math.round(window.innerWidth * 0.75));
  const room = typeof window === "undefined" ? Infinity : Math.max(columnWidths.code + columnWidths.name, window.innerWidth * 0.4);
  let width = 0;
  for (const column of columns) {
    const own = widthOf(column, plan);
    if (width > 0 && width + own > room) break;
    width += own;
  }
  return width;
}

/** A column as wide as somebody made it, else as it is by itself. */
export function widthOf({ key, width }: ChosenColumn, plan: Pick<Plan, "fields">): number {
  return width ?? ordinaryWidth(key, plan);
}

/** The grid's rows, made when they are shown and kept, so that a scroll renders only what comes into sight. */
export function gridRows(
  picture: ScheduledPlan,
  rows: readonly VisibleRow[],
  columns: readonly ShownColumn[],
  format: PlanFormat,
  today: Day,
  describe: (index: number) => string,
  changed: ReadonlySet<string> = new Set(),
  baseline: ComparedBaseline | null = null,
  costs: ShownCosts | null = null,
  marksCritical = false,
): (position: number) => TreeGridRow {
  const made = new Map<number, TreeGridRow>();
  const further = furtherCells(picture, format, baseline, today, costs);
  const cellOf = (index: number, column: ShownColumn) =>
    isPlanColumn(column) ? cellText(picture, index, column, format) : further(index, column);
  const todayMinutes = (parseDay(today) ?? -Infinity) * minutesInDay;
  return (position) => {
    const known = made.get(position);
    if (known) return known;
    const { group, ...row } = rows[position]!;
    const next: TreeGridRow = group
      ? groupRow(row, group)
      : {
          ...row,
          cells: columns.map((column) => cellOf(row.index, column)),
          description: changed.has(row.id) ? `${describe(row.index)} ${format.text("grid.changed")}` : describe(row.index),
          tone: clsx(
            toneOf(picture, row, todayMinutes),
            changed.has(row.id) && "changed",
            marksCritical && criticalMark(picture, row.index),
          ),
        };
    made.set(position, next);
    return next;
  };

  function groupRow(row: VisibleRow, group: RowGroup): TreeGridRow {
    const cells = columns.map((column) => groupCell(picture, group, column, format, costs));
    return { ...row, cells, description: describeGroup(picture, group, format), tone: "summary" };
  }
}

/** What the look of a row depends on: what it is, whether it is late, whether a date constraint holds its start. */
function toneOf(picture: ScheduledPlan, row: VisibleRow, todayMinutes: number): string {
  const isHeld = picture.schedule.task(row.index).driver.kind === "constraint";
  const marks = { inactive: picture.inactive.has(row.id), external: picture.plan.tasks[row.index]?.external ?? false };
  return clsx(barKind(picture, row), marks, isLateTask(picture, row.index, todayMinutes) && "late", isHeld && "held");
}

/** The mark of a critical or near-critical task where no chart beside the row says it; of the tasks alone, not of what spans them. */
function criticalMark({ plan, schedule, summaries }: ScheduledPlan, index: number): string | null {
  if (summaries.has(plan.tasks[index]?.id ?? "")) return null;
  return schedule.critical[index] === 1 ? "marks-critical" : schedule.nearCritical[index] === 1 ? "marks-near-critical" : null;
}

/** What a cell shows. */
export function cellText(picture: ScheduledPlan, index: number, column: PlanColumn, format: PlanFormat): string {
  const task = picture.plan.tasks[index];
  if (!task) return "";
  const { start, finish } = timesOf(picture.schedule, index);
  switch (column) {
    case "code":
      return picture.codes.get(task.id) ?? "";
    case "name":
      return format.bilingual(task.name);
    case "start":
      return format.day(start);
    case "finish":
      return format.day(finishForDisplay(start, finish));
    case "duration":
      return task.kind === "milestone" || task.kind === "gate" ? "" : durationWords(picture, index, format);
    case "owner":
      return ownerName(picture.plan, task, format.bilingual);
    case "progress":
      return `${Math.round(picture.summaries.has(task.id) ? picture.schedule.task(index).percentComplete : task.progress)}%`;
    default:
      return column satisfies never;
  }
}
