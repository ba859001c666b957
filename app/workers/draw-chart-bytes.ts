import type { ChartContent } from "#app/domain/chart/content.ts";
import { drawPage } from "#app/domain/chart/draw-page.ts";
import type { ChartLayout } from "#app/domain/chart/layout.ts";
import { paint } from "#app/domain/drawing/paint.ts";
import type { TextMeasure } from "#app/domain/drawing/shape.ts";
import { writeSvg } from "#app/domain/drawing/write-svg.ts";
import { textWidth } from "#app/domain/font/glyph.ts";
import { shippedTypeface } from "./shipped-typeface.ts";
import { writePdf } from "./write-pdf.ts";
import { writePng } from "./write-png.ts";

export const chartFormats = ["pdf", "svg", "png"] as const;
export type ChartFormat = (typeof chartFormats)[number];

export interface ChartRequest {
  readonly content: ChartContent;
  readonly layout: ChartLayout;
  readonly format: ChartFormat;
  /** The pages to draw, from 0. */
  readonly pages: readonly number[];
  /** Of a PNG. */
  readonly pixelsPerPoint: number;
}

/** A chart as a file: a PDF of its pages, or an SVG or PNG of the first that is asked for. */
export function drawChartBytes({ content, layout, format, pages, pixelsPerPoint }: ChartRequest): Uint8Array {
  const typefaces = { regular: shippedTypeface(400), bold: shippedTypeface(600) };
  const measure: TextMeasure = (text, size, isBold) => textWidth(isBold ? typefaces.bold : typefaces.regular, text, size);
  const drawings = pages.map((page) => drawPage(content, layout, page, measure));
  switch (format) {
    case "pdf":
      return writePdf(drawings, content.title, typefaces);
    case "svg":
      return new TextEncoder().encode(writeSvg(drawings, content.title));
    case "png":
      return writePng(paint(drawings[0]!, pixelsPerPoint, typefaces), pixelsPerPoint);
    default:
      return format satisfies never;
  }
}
