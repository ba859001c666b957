import { line, type Shape } from "../drawing/shape.ts";
import type { ChartContent, ChartRowLink } from "./content.ts";
import type { PlaceOf } from "./draw-bar.ts";
import { inks } from "./inks.ts";
import { rowHeight } from "./layout.ts";

const elbow = 4;

/** The links that touch rows from `first` to before `last`; `topOf` says where a row lies, also one that is on another page. */
export function drawLinks(
  { rows, links }: ChartContent,
  first: number,
  last: number,
  topOf: (row: number) => number,
  place: PlaceOf,
): readonly Shape[] {
  const shown = links.filter(({ from, to }) => Math.max(from, to) >= first && Math.min(from, to) < last);
  // Critical ones are drawn over the others.
  const ordered = [...shown.filter((link) => !link.isCritical), ...shown.filter((link) => link.isCritical)];
  return ordered.flatMap((link) => drawLink(link));

  function drawLink({ from, to, type, isCritical }: ChartRowLink): readonly Shape[] {
    const [before, after] = [rows[from]!, rows[to]!];
    const leavesRight = type === "FS" || type === "FF";
    const entersLeft = type === "FS" || type === "SS";
    const x0 = place(leavesRight ? before.finish : before.start);
    const x1 = place(entersLeft ? after.start : after.finish) + pointInset(after.kind, entersLeft);
    const [y0, y1] = [topOf(from) + rowHeight / 2, topOf(to) + rowHeight / 2];
    const ink = isCritical ? inks.critical : inks.strongLine;
    const out = x0 + (leavesRight ? elbow : -elbow);
    const into = x1 + (entersLeft ? -elbow : elbow);
    const isDirect = entersLeft === leavesRight ? (leavesRight ? into >= out : into <= out) : true;
    const turn = entersLeft === leavesRight ? out : leavesRight ? Math.max(out, into) : Math.min(out, into);
    const between = y1 + (y1 > y0 ? -rowHeight / 2 : rowHeight / 2);
    const points = isDirect ? [x0, y0, turn, y0, turn, y1, x1, y1] : [x0, y0, out, y0, out, between, into, between, into, y1, x1, y1];
    const back = entersLeft ? -3.2 : 3.2;
    return [
      line(points, ink, isCritical ? 0.8 : 0.5),
      { kind: "area", points: [x1, y1, x1 + back, y1 - 1.8, x1 + back, y1 + 1.8], fill: ink },
    ];
  }
}

/** Arrows end at the edge of a diamond, not in its middle. */
function pointInset(kind: string, entersLeft: boolean): number {
  const half = kind === "gate" ? 5.6 : kind === "milestone" ? 4 : 0;
  return entersLeft ? -half : half;
}
