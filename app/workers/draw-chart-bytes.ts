import type { ChartContent } from "#app/domain/chart/content.ts";
import { drawPage } from "#app/domain/chart/draw-page.ts";
import type { ChartLayout } from "#app/domain/chart/layout.ts";
import { drawingTypefaces, measureIn, writeDrawings, type DrawingFormat } from "./write-drawings.ts";

export interface ChartRequest {
  readonly content: ChartContent;
  readonly layout: ChartLayout;
  readonly format: DrawingFormat;
  /** The pages to draw, from 0. */
  readonly pages: readonly number[];
  /** Of a PNG. */
  readonly pixelsPerPoint: number;
}

/** A chart as a file: a PDF of its pages, or an SVG or PNG of the first that is asked for. */
export function drawChartBytes({ content, layout, format, pages, pixelsPerPoint }: ChartRequest): Uint8Array {
  const typefaces = drawingTypefaces();
  const measure = measureIn(typefaces);
  const drawings = pages.map((page) => drawPage(content, layout, page, measure));
  return writeDrawings(drawings, content.title, format, pixelsPerPoint, typefaces);
}
