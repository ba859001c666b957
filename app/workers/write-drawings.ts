import { paint } from "#app/domain/drawing/paint.ts";
import type { Drawing, TextMeasure } from "#app/domain/drawing/shape.ts";
import { writeSvg } from "#app/domain/drawing/write-svg.ts";
import { textWidth } from "#app/domain/font/glyph.ts";
import { shippedTypeface } from "./shipped-typeface.ts";
import { writePdf, type Typefaces } from "./write-pdf.ts";
import { writePng } from "./write-png.ts";

export const drawingFormats = ["pdf", "svg", "png"] as const;
export type DrawingFormat = (typeof drawingFormats)[number];

/** The shipped typeface in the weights that drawings use. */
export function drawingTypefaces(): Typefaces {
  return { regular: shippedTypeface(400), bold: shippedTypeface(600) };
}

/** How wide texts are in these typefaces. */
export function measureIn({ regular, bold }: Typefaces): TextMeasure {
  return (text, size, isBold) => textWidth(isBold ? bold : regular, text, size);
}

/** Drawings as a file: a PDF of a page each, or an SVG or PNG of the first. */
export function writeDrawings(
  drawings: readonly Drawing[],
  title: string,
  format: DrawingFormat,
  pixelsPerPoint: number,
  typefaces: Typefaces,
): Uint8Array {
  switch (format) {
    case "pdf":
      return writePdf(drawings, title, typefaces);
    case "svg":
      return new TextEncoder().encode(writeSvg(drawings, title));
    case "png":
      return writePng(paint(drawings[0]!, pixelsPerPoint, typefaces), pixelsPerPoint);
    default:
      return format satisfies never;
  }
}
