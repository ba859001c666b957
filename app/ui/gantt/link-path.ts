import type { ChartLinkType } from "./scene.ts";

/** One end of a link, in pixels: the span of the bar, its middle line and half its height. */
export interface LinkEnd {
  readonly startX: number;
  readonly finishX: number;
  readonly middleY: number;
  readonly halfHeight: number;
  /** A diamond, drawn around its one instant. */
  readonly isPoint: boolean;
}

const stub = 8;
const head = 4;

/**
 * The SVG path of a link with its arrow head. It leaves the end of the predecessor that the type names and points at the end of
 * the successor that the type names: FS finish to start, SS start to start, FF finish to finish, SF start to finish.
 */
export function linkPath(type: ChartLinkType, from: LinkEnd, to: LinkEnd): string {
  const leavesFinish = type === "FS" || type === "FF";
  const entersStart = type === "FS" || type === "SS";
  const startX = leavesFinish ? from.finishX : from.startX;
  const target = entersStart ? to.startX : to.finishX;
  if (type === "FS" && target >= startX - 1) return fromAbove(startX, from, target, to);
  const endX = target + (to.isPoint ? to.halfHeight : 0) * (entersStart ? -1 : 1);
  if (type === "SS") return alongside(startX, from.middleY, endX, to.middleY, Math.min(startX, endX) - stub);
  if (type === "FF") return alongside(startX, from.middleY, endX, to.middleY, Math.max(startX, endX) + stub);
  return around(startX, from, endX, to, leavesFinish ? stub : -stub);
}

/** Runs over the successor's start and drops onto its bar, or onto the tip of its diamond. */
function fromAbove(startX: number, from: LinkEnd, endX: number, to: LinkEnd): string {
  const down = to.middleY > from.middleY;
  const edgeY = down ? to.middleY - to.halfHeight : to.middleY + to.halfHeight;
  const inset = to.isPoint ? 0 : Math.min(5, (to.finishX - to.startX) / 2);
  const dropX = round(Math.max(endX + inset, startX));
  const back = down ? -head : head;
  return `M${round(startX)} ${from.middleY}H${dropX}V${edgeY}m${-head} ${back}l${head} ${-back}l${head} ${back}`;
}

/** Leaves and enters on the same side. */
function alongside(startX: number, startY: number, endX: number, endY: number, turnX: number): string {
  return `M${round(startX)} ${startY}H${round(turnX)}V${endY}H${round(endX)}${headAt(turnX < endX)}`;
}

/** Turns back between the rows and enters from the other side. */
function around(startX: number, from: LinkEnd, endX: number, to: LinkEnd, out: number): string {
  const down = to.middleY > from.middleY;
  const laneY = to.middleY + (down ? -1 : 1) * (to.halfHeight + 5);
  return `M${round(startX)} ${from.middleY}h${out}V${laneY}H${round(endX - out)}V${to.middleY}H${round(endX)}${headAt(out > 0)}`;
}

function headAt(pointsRight: boolean): string {
  const back = pointsRight ? -head : head;
  return `m${back} ${-head}l${-back} ${head}l${back} ${head}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
