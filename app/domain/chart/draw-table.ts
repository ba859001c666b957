import { box, fitted, line, type Shape, type TextMeasure } from "../drawing/shape.ts";
import type { ChartContent } from "./content.ts";
import { inks } from "./inks.ts";
import { axisHeight, rowHeight, widthOf, type ChartPage } from "./layout.ts";

const size = 7;
const padding = 3;
const indent = 6;
/** Deeper rows are not moved further: their names would have no room left. */
const deepestIndent = 6;

/** The columns beside the chart: their titles and the cells of the page's rows. */
export function drawTable(
  content: ChartContent,
  page: ChartPage,
  { left, axisTop, rowsTop }: { readonly left: number; readonly axisTop: number; readonly rowsTop: number },
  measure: TextMeasure,
): readonly Shape[] {
  const right = left + widthOf(page.columns);
  const bottom = rowsTop + (page.lastRow - page.firstRow) * rowHeight;
  const shapes: Shape[] = [
    box(left, axisTop, right - left, axisHeight, inks.head),
    line([left, axisTop, right, axisTop], inks.strongLine, 0.6),
    line([left, rowsTop, right, rowsTop], inks.strongLine, 0.6),
  ];
  for (let y = rowsTop + rowHeight; y < bottom - 1; y += rowHeight) shapes.push(line([left, y, right, y], inks.line, 0.25));
  let x = left;
  for (const { column, width } of page.columns) {
    const { title, isNumeric, isName } = content.columns[column]!;
    if (x > left) shapes.push(line([x, axisTop, x, bottom], inks.line, 0.4));
    write(title, x, axisTop + axisHeight - 8, width, 0, true, isNumeric);
    for (let row = page.firstRow; row < page.lastRow; row++) {
      const { cells, level, kind } = content.rows[row]!;
      const inset = isName ? Math.min(level - 1, deepestIndent) * indent : 0;
      write(cells[column] ?? "", x, rowsTop + (row - page.firstRow) * rowHeight + 9.5, width, inset, kind === "summary", isNumeric);
    }
    x += width;
  }
  return shapes;

  function write(words: string, from: number, y: number, width: number, inset: number, isBold: boolean, isNumeric: boolean): void {
    const text = fitted(words, width - inset - 2 * padding, size, isBold, measure);
    if (text === "") return;
    const at = isNumeric ? from + width - padding : from + inset + padding;
    shapes.push({ kind: "text", x: at, y, text, size, fill: inks.text, isBold, anchor: isNumeric ? "end" : "start" });
  }
}
