import type { ReactNode } from "react";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";

/** What a drawing is drawn on: beside the text and on paper, or on a phone, where names stand above what they name. */
export interface ChartSheet {
  readonly name: "wide" | "narrow";
  readonly width: number;
}

const wide: ChartSheet = { name: "wide", width: 720 };
const narrow: ChartSheet = { name: "narrow", width: 350 };

interface ChartDrawingProps {
  readonly title: string;
  height(sheet: ChartSheet): number;
  draw(sheet: ChartSheet): ReactNode;
}

/** A drawing in both widths, of which one is seen. */
export function ChartDrawing({ title, height, draw }: ChartDrawingProps) {
  const sheet = (each: ChartSheet) => (
    <svg viewBox={`0 0 ${each.width} ${height(each)}`} className={`result-chart ${each.name}`} role="img" aria-label={title}>
      {draw(each)}
    </svg>
  );
  return (
    <>
      <ScrollRegion label={title}>{sheet(wide)}</ScrollRegion>
      {sheet(narrow)}
    </>
  );
}
