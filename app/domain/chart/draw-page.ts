import { fitted, line, type Drawing, type Shape, type TextMeasure } from "../drawing/shape.ts";
import { axisCells, chartLines } from "./draw-axis.ts";
import { drawBar } from "./draw-bar.ts";
import { drawLegend } from "./draw-legend.ts";
import { drawLinks } from "./draw-links.ts";
import { drawTable } from "./draw-table.ts";
import type { ChartContent } from "./content.ts";
import { inks } from "./inks.ts";
import { axisHeight, footerHeight, margin, rowHeight, titleHeight, widthOf, type ChartLayout } from "./layout.ts";

const labelSize = 6.5;

/** One page of a chart, by its place among the pages of the layout, with its table, axis, legend and number. */
export function drawPage(content: ChartContent, layout: ChartLayout, index: number, measure: TextMeasure): Drawing {
  const page = layout.pages[index]!;
  const left = margin + widthOf(page.columns);
  const axisTop = margin + titleHeight;
  const rowsTop = axisTop + axisHeight;
  const rowsBottom = rowsTop + (page.lastRow - page.firstRow) * rowHeight;
  const place = (minutes: number) => left + (minutes / 1440 - layout.fromDay) * layout.dayWidth - page.chartFrom;
  const topOf = (row: number) => rowsTop + (row - page.firstRow) * rowHeight;
  const chart = { left, top: rowsTop, right: left + page.chartWidth, bottom: rowsBottom };

  return {
    width: layout.width,
    height: layout.height,
    shapes: [
      ...heading(),
      {
        kind: "clip",
        x: left,
        y: rowsTop,
        width: page.chartWidth,
        height: rowsBottom - rowsTop,
        shapes: [...chartLines(content, chart, place), ...bars()],
      },
      ...drawTable(content, page, { left: margin, axisTop, rowsTop }, measure),
      ...axisCells(content, chart, axisTop, place, measure),
      line([margin, rowsBottom, chart.right, rowsBottom], inks.strongLine, 0.6),
      line([left, axisTop, left, rowsBottom], inks.strongLine, 0.6),
      ...cutMarks(),
      ...footer(),
    ],
  };

  function heading(): readonly Shape[] {
    const room = layout.width - 2 * margin;
    const printedWidth = measure(content.printed, 7, false);
    return [
      text(fitted(content.title, room - printedWidth - 12, 12, true, measure), margin, margin + 11, 12, { isBold: true }),
      text(content.printed, layout.width - margin, margin + 11, 7, { anchor: "end", fill: inks.muted }),
      text(fitted(content.subtitle, room, 7.5, false, measure), margin, margin + 24, 7.5, { fill: inks.muted }),
    ];
  }

  function bars(): readonly Shape[] {
    const rows = content.rows.slice(page.firstRow, page.lastRow);
    return [
      ...drawLinks(content, page.firstRow, page.lastRow, topOf, place),
      ...rows.flatMap((row, position) => drawBar(row, rowsTop + position * rowHeight, place)),
      ...rows.flatMap((row, position) => {
        if (row.label === "") return [];
        const x = Math.max(place(row.finish), row.slackUntil === null ? -Infinity : place(row.slackUntil)) + (row.kind === "task" ? 4 : 8);
        // What would be cut at the edge of the page stands on the next one, if there is one.
        const shown = fitted(row.label, chart.right - x - 2, labelSize, false, measure);
        return shown === "" || x < left ? [] : [text(shown, x, rowsTop + position * rowHeight + 9, labelSize, {})];
      }),
    ];
  }

  /** Arrows where the chart or its rows go on, on the page beside or below. */
  function cutMarks(): readonly Shape[] {
    const shapes: Shape[] = [];
    const middle = (rowsTop + rowsBottom) / 2;
    const centre = (margin + chart.right) / 2;
    if (page.across > 0) shapes.push(arrow([left - 1, middle, left + 5, middle - 4, left + 5, middle + 4]));
    if (page.across < layout.pagesAcross - 1)
      shapes.push(arrow([chart.right + 7, middle, chart.right + 1, middle - 4, chart.right + 1, middle + 4]));
    if (page.down < layout.pagesDown - 1)
      shapes.push(arrow([centre, rowsBottom + 7, centre - 4, rowsBottom + 1, centre + 4, rowsBottom + 1]));
    return shapes;
  }

  function footer(): readonly Shape[] {
    const top = layout.height - margin - footerHeight + 10;
    const label = content.words.page.replace("{page}", String(index + 1)).replace("{pages}", String(layout.pages.length));
    const sheet = layout.pagesAcross > 1 ? `${String.fromCharCode(65 + page.across)}${page.down + 1} · ${label}` : label;
    const number = layout.pages.length > 1 ? sheet : "";
    const width = measure(number, 7, false);
    return [
      ...drawLegend(content, margin, top, layout.width - 2 * margin - width - 16, measure),
      ...(number === "" ? [] : [text(number, layout.width - margin, top + 9, 7, { anchor: "end" })]),
    ];
  }
}

function arrow(points: readonly number[]): Shape {
  return { kind: "area", points, fill: inks.muted };
}

function text(
  words: string,
  x: number,
  y: number,
  size: number,
  own: Partial<Pick<Extract<Shape, { kind: "text" }>, "fill" | "isBold" | "anchor">>,
): Shape {
  return { kind: "text", x, y, text: words, size, fill: inks.text, isBold: false, anchor: "start", ...own };
}
