import type { MapLayout, PlacedFlow, PlacedStep } from "#app/domain/process/map/map-layout.ts";

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Piece {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Everything that is wrong with where things lie on a map, in words. */
export function geometryDefects(layout: MapLayout): readonly string[] {
  const { steps, flows, lanes } = layout;
  const stepOf = new Map(steps.map((step) => [step.id, step]));
  const defects: string[] = [];
  const frames = [
    ...steps.map((step) => ({ name: step.id, frame: step as Frame })),
    ...steps.flatMap(({ id, label, shape }) => (label && shape !== "box" ? [{ name: `label of ${id}`, frame: label as Frame }] : [])),
    ...flows.flatMap(({ from, to, label }) => (label ? [{ name: `label of ${from} to ${to}`, frame: label as Frame }] : [])),
  ];
  pairs(frames, (one, other) => {
    if (overlap(one.frame, other.frame)) defects.push(`${one.name} lies over ${other.name}`);
  });
  for (const step of steps) {
    const lane = lanes[step.lane]!;
    const all = [step as Frame, ...(step.label ? [step.label as Frame] : [])];
    if (all.some(({ y, height }) => y < lane.top || y + height > lane.top + lane.height)) defects.push(`${step.id} lies outside its lane`);
    if (all.some(({ x, width }) => x < 0 || x + width > layout.width)) defects.push(`${step.id} lies outside the map`);
    if (step.shape === "box" && step.label && !inside(step.label, step)) defects.push(`the label of ${step.id} lies outside it`);
  }
  for (const flow of flows) {
    const name = `${flow.from} to ${flow.to}`;
    const pieces = piecesOf(flow);
    if (pieces.some(({ x0, y0, x1, y1 }) => x0 !== x1 && y0 !== y1)) defects.push(`${name} is not at right angles`);
    if (pieces.some(({ x0, y0, x1, y1 }) => ![x0, y0, x1, y1].every(Number.isFinite))) defects.push(`${name} leads to no number`);
    const [start, end] = [stepOf.get(flow.from)!, stepOf.get(flow.to)!];
    if (!isOnBorder(flow.points[0]!, flow.points[1]!, start)) defects.push(`${name} does not begin at a border`);
    if (!isOnBorder(flow.points.at(-2)!, flow.points.at(-1)!, end)) defects.push(`${name} does not end at a border`);
    for (const { name: other, frame } of frames)
      for (const [at, piece] of pieces.entries()) {
        // Arrows end within the frames of circles and diamonds, which are larger than these are.
        const isArrival = at === pieces.length - 1 && other === flow.to && piece.x1 <= frame.x + frame.width / 2;
        if (!isArrival && crosses(piece, frame)) defects.push(`${name} passes through ${other}`);
      }
  }
  pairs(flows, (one, other) => {
    if (one.from === other.from || one.to === other.to) return;
    for (const a of piecesOf(one))
      for (const b of piecesOf(other))
        if (lieTogether(a, b)) defects.push(`${one.from} to ${one.to} lies upon ${other.from} to ${other.to}`);
  });
  return defects;
}

/** How often lines of flows cross, and how often they bend. */
export function countLines({ flows }: MapLayout): { readonly crossings: number; readonly bends: number } {
  let crossings = 0;
  pairs(flows, (one, other) => {
    if (one.from === other.from || one.to === other.to) return;
    for (const a of piecesOf(one)) for (const b of piecesOf(other)) if (cross(a, b) || cross(b, a)) crossings++;
  });
  return { crossings, bends: flows.reduce((sum, { points }) => sum + points.length / 2 - 2, 0) };
}

function cross(a: Piece, b: Piece): boolean {
  return a.y0 === a.y1 && b.x0 === b.x1 && between(b.x0, a.x0, a.x1) && between(a.y0, b.y0, b.y1);
}

function between(value: number, one: number, other: number): boolean {
  return value > Math.min(one, other) && value < Math.max(one, other);
}

function pairs<Item>(items: readonly Item[], visit: (one: Item, other: Item) => void): void {
  items.forEach((one, at) => {
    for (let next = at + 1; next < items.length; next++) visit(one, items[next]!);
  });
}

function overlap(a: Frame, b: Frame): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function inside(inner: Frame, outer: Frame): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function piecesOf({ points }: PlacedFlow): readonly Piece[] {
  return Array.from({ length: points.length / 2 - 1 }, (_, at) => ({
    x0: points[2 * at]!,
    y0: points[2 * at + 1]!,
    x1: points[2 * at + 2]!,
    y1: points[2 * at + 3]!,
  }));
}

/** Whether a piece passes through the inside of a frame. */
function crosses({ x0, y0, x1, y1 }: Piece, { x, y, width, height }: Frame): boolean {
  const edge = 0.01;
  const [left, right] = [Math.min(x0, x1), Math.max(x0, x1)];
  const [top, bottom] = [Math.min(y0, y1), Math.max(y0, y1)];
  return right > x + edge && left < x + width - edge && bottom > y + edge && top < y + height - edge;
}

function isOnBorder(x: number, y: number, { shape, ...frame }: PlacedStep): boolean {
  const [dx, dy] = [x - frame.x - frame.width / 2, y - frame.y - frame.height / 2];
  const half = frame.height / 2;
  if (shape === "circle") return Math.abs(Math.hypot(dx, dy) - half) < 0.01;
  if (shape === "diamond") return Math.abs(Math.abs(dx) + Math.abs(dy) - half) < 0.01;
  return Math.abs(Math.abs(dx) - frame.width / 2) < 0.01 && Math.abs(dy) <= half - 5;
}

/** Whether two pieces run along each other so near that they look like one. */
function lieTogether(a: Piece, b: Piece): boolean {
  const near = 4;
  const isLevel = (piece: Piece) => piece.y0 === piece.y1;
  if (isLevel(a) !== isLevel(b)) return false;
  const [along, at] = isLevel(a) ? (["x", a.y0 - b.y0] as const) : (["y", a.x0 - b.x0] as const);
  if (Math.abs(at) >= near) return false;
  const reach = (piece: Piece) => (along === "x" ? [piece.x0, piece.x1] : [piece.y0, piece.y1]).sort((one, other) => one - other);
  const [[low, high], [otherLow, otherHigh]] = [reach(a), reach(b)] as [[number, number], [number, number]];
  return Math.min(high, otherHigh) - Math.max(low, otherLow) > 0.01;
}
