import { scaleDrawing } from "#app/domain/drawing/scale-drawing.ts";
import { drawMap, type MarkWords } from "#app/domain/process/map/draw-map.ts";
import type { StepMark } from "#app/domain/process/map/draw-marks.ts";
import { layOutMap } from "#app/domain/process/map/lay-out-map.ts";
import { textOf, type MapWording } from "#app/domain/process/map/map-labels.ts";
import type { Process } from "#app/domain/process/model.ts";
import { drawingTypefaces, measureIn, writeDrawings, type DrawingFormat } from "./write-drawings.ts";

/** Readers of PDF show no larger page. */
const widestPdf = 14_400;
const mostPixels = 40_000_000;
const usualPixelsPerPoint = 2;

export interface MapRequest {
  readonly process: Process;
  readonly wording: Omit<MapWording, "measure">;
  /** Steps that the process no longer has. */
  readonly ghosts: ReadonlySet<string>;
  readonly marks: ReadonlyMap<string, StepMark>;
  readonly words: MarkWords;
  readonly format: DrawingFormat;
}

/** The map of a sound process as a file; null where it would be too large to be drawn. */
export function drawMapBytes({ process, ghosts, wording, marks, words, format }: MapRequest): Uint8Array | null {
  const typefaces = drawingTypefaces();
  const full = { ...wording, measure: measureIn(typefaces) };
  const layout = layOutMap(process, full, ghosts);
  if (layout === null) return null;
  const drawing = drawMap(process, layout, full, marks, words);
  const longest = Math.max(drawing.width, drawing.height);
  const fitting = format === "pdf" && longest > widestPdf ? scaleDrawing(drawing, widestPdf / longest) : drawing;
  const pixelsPerPoint = Math.min(usualPixelsPerPoint, Math.sqrt(mostPixels / (drawing.width * drawing.height)));
  return writeDrawings([fitting], textOf(process.name, wording), format, pixelsPerPoint, typefaces);
}
