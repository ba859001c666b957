import type { LinkGroups } from "./fit-ports.ts";
import type { MapGraph, MapLink } from "./map-graph.ts";
import type { Label } from "./map-labels.ts";
import type { PlacedFlow, PlacedLabel, PlacedStep } from "./map-layout.ts";
import { mapSizes } from "./map-sizes.ts";
import type { Rows } from "./place-rows.ts";
import { routeGutter, type GutterRoute } from "./route-gutter.ts";
import type { ShapeSize } from "./shape-size.ts";

interface Given {
  readonly ports: LinkGroups;
  readonly rows: Rows;
  readonly shapes: readonly ShapeSize[];
  /** Of each flow. */
  readonly labels: readonly Label[];
}

interface Drawn {
  readonly width: number;
  readonly steps: readonly Omit<PlacedStep, "id" | "lane">[];
  readonly flows: readonly Pick<PlacedFlow, "points" | "label">[];
}

interface Gutter {
  readonly route: GutterRoute;
  /** The place among the groups of the gutter of each group of links. */
  readonly places: ReadonlyMap<number, number>;
  readonly labelRoom: number;
}

/** Gives columns and gutters their places from left to right, and flows their corners. */
export function routeFlows(graph: MapGraph, given: Given): Drawn {
  const { ports, rows, shapes, labels } = given;
  const { vertices, links, flows } = graph;
  const { axes } = rows;
  const gutters = gatherGutters(graph, given);
  const widths = columnWidths(graph, given);
  const gutterLefts: number[] = [];
  const columnLefts: number[] = [];
  let x = mapSizes.margin + mapSizes.laneHeader;
  gutters.forEach((gutter, at) => {
    gutterLefts.push(x);
    x += gutterWidth(gutter);
    columnLefts.push(x);
    x += widths[at] ?? 0;
  });
  const steps = shapes.map((shape, step) => {
    const { column } = vertices[step]!;
    return placeStep(shape, columnLefts[column]! + widths[column]! / 2, axes[step]!);
  });
  const corners = flows.map((): number[] => []);
  const ends = new Float64Array(flows.length);
  links.forEach((link, at) => {
    corners[link.flow]!.push(...cornersOf(link, at));
    if (link.isLast) ends[link.flow] = axes[link.to.vertex]! + ports.offsets[at]!;
  });
  return {
    width: x + mapSizes.margin,
    steps,
    flows: flows.map(({ from, to }, flow) => {
      const start = steps[from]!;
      const end = [leftBorder(shapes[to]!, steps[to]!, ends[flow]! - axes[to]!), ends[flow]!];
      return {
        points: straightened([start.x + start.width, axes[from]!, ...corners[flow]!, ...end]),
        label: labels[flow]!.height === 0 ? null : placeLabel(flow),
      };
    }),
  };

  /** Where a link turns in its gutter. */
  function cornersOf({ gutter, from, to }: MapLink, at: number): readonly number[] {
    const { route, places } = gutters[gutter]!;
    const track = route.groups[places.get(ports.groupOf[at]!)!];
    const [start, end] = [axes[from.vertex]!, axes[to.vertex]! + ports.offsets[at]!];
    if (!track || start === end) return [];
    const [first, second] = [track.track, track.cut?.track ?? track.track].map(
      (each) => gutterLefts[gutter]! + mapSizes.stub + each * mapSizes.trackGap,
    ) as [number, number];
    const own = (side: "left" | "right") => (side === "left" ? first : second);
    if (track.cut === null || from.side === to.side) return [own(from.side), start, own(from.side), end];
    return [own(from.side), start, own(from.side), track.cut.middle, own(to.side), track.cut.middle, own(to.side), end];
  }

  /** On the line of its flow: in the first column it passes, else in front of the step it comes to. */
  function placeLabel(flow: number): PlacedLabel {
    const label = labels[flow]!;
    const passing = graph.firstPassing[flow]!;
    if (passing >= 0) {
      const { column } = vertices[passing]!;
      const isBack = column === vertices[flows[flow]!.from]!.column;
      const left = columnLefts[column]!;
      return {
        ...label,
        x: isBack ? left + widths[column]! - label.width - 2 : left + 2,
        y: axes[passing]! - mapSizes.labelGap - label.height,
      };
    }
    const gutter = vertices[flows[flow]!.to]!.column;
    const { route } = gutters[gutter]!;
    return { ...label, x: gutterLefts[gutter]! + tracksWidth(route) + 3, y: ends[flow]! - mapSizes.labelGap - label.height };
  }
}

function gatherGutters({ links, columns, firstPassing }: MapGraph, { ports, rows: { axes }, labels }: Given): readonly Gutter[] {
  const gathered = Array.from({ length: columns + 1 }, () => ({
    groups: [] as { readonly left: Set<number>; readonly right: Set<number> }[],
    places: new Map<number, number>(),
    labelRoom: 0,
  }));
  links.forEach(({ gutter, from, to, flow, isFirst }, at) => {
    const found = gathered[gutter]!;
    const group = ports.groupOf[at]!;
    if (!found.places.has(group)) found.places.set(group, found.groups.push({ left: new Set(), right: new Set() }) - 1);
    const ends = found.groups[found.places.get(group)!]!;
    ends[from.side].add(axes[from.vertex]!);
    ends[to.side].add(axes[to.vertex]! + ports.offsets[at]!);
    if (isFirst && firstPassing[flow]! < 0) found.labelRoom = Math.max(found.labelRoom, labels[flow]!.width);
  });
  return gathered.map(({ groups, places, labelRoom }) => ({
    route: routeGutter(groups.map(({ left, right }) => ({ left: [...left], right: [...right] }))),
    places,
    labelRoom,
  }));
}

function columnWidths({ vertices, columns, firstPassing }: MapGraph, { shapes, labels }: Given): readonly number[] {
  const widths = Array.from({ length: columns }, () => 0);
  vertices.forEach(({ step, flow, column }, vertex) => {
    const passing = step < 0 && firstPassing[flow] === vertex ? labels[flow]!.width + 4 : 0;
    const own = step < 0 ? passing : Math.max(shapes[step]!.width, shapes[step]!.label.width);
    widths[column] = Math.max(widths[column]!, own);
  });
  return widths;
}

/** From the left of a gutter to behind its last vertical line. */
function tracksWidth({ tracks }: GutterRoute): number {
  return mapSizes.stub + Math.max(0, tracks - 1) * mapSizes.trackGap;
}

function gutterWidth({ route, labelRoom }: Gutter): number {
  return tracksWidth(route) + (labelRoom === 0 ? 0 : labelRoom + 4) + mapSizes.arrowRoom;
}

function placeStep({ shape, width, half, label }: ShapeSize, centre: number, axis: number): Drawn["steps"][number] {
  const placed = { shape, x: centre - width / 2, y: axis - half, width, height: 2 * half };
  if (label.height === 0) return { ...placed, label: null };
  const top =
    shape === "box"
      ? axis - label.height / 2
      : shape === "circle"
        ? axis + half + mapSizes.labelGap
        : axis - half - mapSizes.labelGap - label.height;
  return { ...placed, label: { ...label, x: centre - label.width / 2, y: top } };
}

/** Where the left border of a shape lies so far below its axis. */
function leftBorder({ shape, half }: ShapeSize, { x }: { readonly x: number }, offset: number): number {
  switch (shape) {
    case "box":
      return x;
    case "diamond":
      return x + Math.abs(offset);
    case "circle":
      return x + half - Math.sqrt(half * half - offset * offset);
    default:
      return shape satisfies never;
  }
}

/** Without corners on a straight line. */
function straightened(points: readonly number[]): readonly number[] {
  const kept = points.slice(0, 2);
  for (let at = 2; at < points.length; at += 2) {
    const [x, y] = [points[at]!, points[at + 1]!];
    if (x === kept.at(-2) && y === kept.at(-1)) continue;
    const isOnLine = kept.length >= 4 && ((x === kept.at(-2) && x === kept.at(-4)) || (y === kept.at(-1) && y === kept.at(-3)));
    if (isOnLine) kept.splice(-2, 2);
    kept.push(x, y);
  }
  return kept;
}
