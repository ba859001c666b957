import { failure, success, type Result } from "../result.ts";
import type { ChartColumn } from "./content.ts";

export const papers = ["a4", "a3"] as const;
export type Paper = (typeof papers)[number];
export const orientations = ["landscape", "portrait"] as const;
export type Orientation = (typeof orientations)[number];

/** In points, upright. */
const paperSizes: Readonly<Record<Paper, readonly [width: number, height: number]>> = { a4: [595.28, 841.89], a3: [841.89, 1190.55] };

export const mostPagesWide = 20;
export const mostPages = 1_000;
/** A picture is drawn in one piece: of more rows nothing could be read. */
export const mostPictureRows = 10_000;
/** In points: as much as programs show of a picture. */
const mostPictureWidth = 14_400;

export const margin = 28;
export const titleHeight = 36;
export const axisHeight = 26;
export const footerHeight = 34;
export const rowHeight = 14;
/** How much of the chart stands on two pages side by side. */
const overlap = 12;

export interface PageWishes {
  readonly paper: Paper;
  readonly orientation: Orientation;
  /** Onto how many pages side by side the whole stretch of time is fitted. */
  readonly pagesWide: number;
}

export interface ColumnPlace {
  /** Index in the columns of the content. */
  readonly column: number;
  readonly width: number;
}

/** One page: which rows and which part of the chart it shows. */
export interface ChartPage {
  /** From 0; columns and rows of pages. */
  readonly across: number;
  readonly down: number;
  readonly firstRow: number;
  /** Exclusive. */
  readonly lastRow: number;
  readonly columns: readonly ColumnPlace[];
  /** Where its part of the chart begins, in points from the start of the axis, and how much of it there is. */
  readonly chartFrom: number;
  readonly chartWidth: number;
}

export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  /** Points a day. */
  readonly dayWidth: number;
  readonly fromDay: number;
  readonly toDay: number;
  readonly pagesAcross: number;
  readonly pagesDown: number;
  /** From left to right, then downward. */
  readonly pages: readonly ChartPage[];
}

export type LayoutProblem =
  | { readonly code: "empty" }
  | { readonly code: "tooManyPages"; readonly pages: number; readonly most: number }
  | { readonly code: "tooManyRows"; readonly rows: number; readonly most: number };

export interface LayoutInput {
  readonly rowCount: number;
  readonly columns: readonly ChartColumn[];
  /** The days the axis shows, in whole days since 1970-01-01, the last one exclusive. */
  readonly fromDay: number;
  readonly toDay: number;
}

/**
 * Tiles a chart onto pages: the table and the time axis stand on every one; on the pages to the right of the first only the columns that are
 * repeated. Refuses a chart without rows, and one that would take more than {@link mostPages}.
 */
export function layOutPages(input: LayoutInput, wishes: PageWishes): Result<ChartLayout, LayoutProblem> {
  const { rowCount, columns, fromDay, toDay } = input;
  if (rowCount === 0) return failure({ code: "empty" });
  const [short, long] = paperSizes[wishes.paper];
  const [width, height] = wishes.orientation === "landscape" ? [long, short] : [short, long];
  const room = width - 2 * margin;
  const rowsOnPage = Math.floor((height - 2 * margin - titleHeight - axisHeight - footerHeight) / rowHeight);
  const pagesDown = Math.ceil(rowCount / rowsOnPage);
  const pagesAcross = Math.min(Math.max(wishes.pagesWide, 1), mostPagesWide);
  const pages = pagesDown * pagesAcross;
  if (pages > mostPages) return failure({ code: "tooManyPages", pages, most: mostPages });
  const first = fittedColumns(columns, room * 0.5);
  const further = fittedColumns(columns, room * 0.25, true);
  const firstRoom = room - widthOf(first);
  const furtherRoom = room - widthOf(further);
  const total = firstRoom + (pagesAcross - 1) * (furtherRoom - overlap);
  return success({
    width,
    height,
    dayWidth: total / Math.max(toDay - fromDay, 1),
    fromDay,
    toDay,
    pagesAcross,
    pagesDown,
    pages: Array.from({ length: pages }, (_, index): ChartPage => {
      const across = index % pagesAcross;
      const down = Math.floor(index / pagesAcross);
      return {
        across,
        down,
        firstRow: down * rowsOnPage,
        lastRow: Math.min((down + 1) * rowsOnPage, rowCount),
        columns: across === 0 ? first : further,
        chartFrom: across === 0 ? 0 : firstRoom + (across - 1) * (furtherRoom - overlap) - overlap,
        chartWidth: across === 0 ? firstRoom : furtherRoom,
      };
    }),
  });
}

/** One picture of all rows, so many points a day, fewer where it would be wider than programs show. */
export function layOutPicture(input: LayoutInput, dayWidth: number): Result<ChartLayout, LayoutProblem> {
  const { rowCount, columns, fromDay, toDay } = input;
  if (rowCount === 0) return failure({ code: "empty" });
  if (rowCount > mostPictureRows) return failure({ code: "tooManyRows", rows: rowCount, most: mostPictureRows });
  const places = columns.map((column, index) => ({ column: index, width: column.width }));
  const table = widthOf(places);
  const days = Math.max(toDay - fromDay, 1);
  const least = 320;
  const chartWidth = Math.min(Math.max(days * dayWidth, least), mostPictureWidth - table - 2 * margin);
  return success({
    width: table + chartWidth + 2 * margin,
    height: 2 * margin + titleHeight + axisHeight + rowCount * rowHeight + footerHeight,
    dayWidth: chartWidth / days,
    fromDay,
    toDay,
    pagesAcross: 1,
    pagesDown: 1,
    pages: [{ across: 0, down: 0, firstRow: 0, lastRow: rowCount, columns: places, chartFrom: 0, chartWidth }],
  });
}

const narrowestName = 110;

/** As many columns as fit, in their order; the name is always there, and gives way down to a width that can still be read. */
function fittedColumns(columns: readonly ChartColumn[], room: number, isFurther = false): readonly ColumnPlace[] {
  const offered = columns.map((column, index) => ({ ...column, index })).filter(({ isRepeated }) => !isFurther || isRepeated);
  const name = offered.find(({ isName }) => isName);
  let left = room - Math.min(name?.width ?? 0, narrowestName);
  const kept = offered.filter((column) => {
    if (column.isName) return true;
    if (left < column.width) {
      left = 0;
      return false;
    }
    left -= column.width;
    return true;
  });
  return kept.map(({ index, isName, width }) => ({
    column: index,
    width: isName ? Math.min(width, Math.min(width, narrowestName) + Math.max(left, 0)) : width,
  }));
}

export function widthOf(columns: readonly ColumnPlace[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}

export type AxisSteps = "day" | "week" | "month" | "quarter";

/** How finely the axis is divided: as finely as its labels have room. */
export function axisSteps(dayWidth: number): AxisSteps {
  if (dayWidth >= 9) return "day";
  if (dayWidth >= 3.7) return "week";
  return dayWidth >= 0.62 ? "month" : "quarter";
}
