import { entryPlaces } from "../flow-graph.ts";
import { processLimits, type Process } from "../model.ts";
import { assignLanes } from "./assign-lanes.ts";
import { fitPorts } from "./fit-ports.ts";
import { buildMapGraph } from "./map-graph.ts";
import { flowLabels, labelOf, noLabel, stepLabel, textOf, type MapWording } from "./map-labels.ts";
import type { MapLayout, PlacedLane } from "./map-layout.ts";
import { mapSizes } from "./map-sizes.ts";
import { orderColumns } from "./order-columns.ts";
import { placeRows, type Extent } from "./place-rows.ts";
import { routeFlows } from "./route-flows.ts";
import { passingExtent, shapeOf, stepExtent } from "./shape-size.ts";

const mostVertices = 60_000;

/**
 * Lays a sound process out as a map: a band for each role, steps from left to right behind what leads to them, flows as horizontal and vertical lines that leave to the right and arrive from the left.
 * Nothing overlaps, no line passes through a step, and nothing lies outside its lane. The same process gives the same map. Ghosts are steps that the process
 * no longer has, and whose flows say nothing. Null where the map would be too large to be drawn.
 */
export function layOutMap(process: Process, wording: MapWording, ghosts: ReadonlySet<string> = new Set()): MapLayout | null {
  const { steps } = process;
  if (steps.length > processLimits.mapSteps) return null;
  const places = new Map(steps.map(({ id }, at) => [id, at]));
  const flows = steps.flatMap(({ next }, from) => next.map(({ to }, index) => ({ from, to: places.get(to)!, index })));
  const graph = buildMapGraph(steps.length, flows, entryPlaces(steps, places), mostVertices);
  if (graph === null) return null;
  const labels = steps.flatMap((step) => flowLabels(step, wording, ghosts));
  const { roles, laneOf } = assignLanes(process);
  const order = orderColumns(graph, (step) => laneOf[step]!);
  const positions = new Int32Array(graph.vertices.length);
  for (const column of order.columns) column.forEach((vertex, at) => (positions[vertex] = at));
  const ports = fitPorts(graph, labels, positions, order.lanes);
  const shapes = steps.map((step, at) => shapeOf(step, stepLabel(step, wording), ports.reach[at]!.shape));
  const extents = graph.vertices.map(({ step, flow }, vertex): Extent => {
    if (step < 0) return graph.firstPassing[flow] === vertex ? passingExtent(labels[flow]!) : passingExtent(noLabel);
    return stepExtent(shapes[step]!, ports.reach[step]!.above);
  });
  const rows = placeRows(graph, order, roles.length, ports.offsets, extents, mapSizes.margin + mapSizes.titleHeight);
  const drawn = routeFlows(graph, { ports, rows, shapes, labels });
  return {
    width: drawn.width,
    height: rows.lanes.reduce((bottom, { top, height }) => Math.max(bottom, top + height), 0) + mapSizes.margin,
    lanes: rows.lanes.map((lane, at) => ({ ...lane, role: roles[at]!, label: laneLabel(process, roles[at]!, lane, wording) })),
    steps: drawn.steps.map((placed, at) => ({ ...placed, id: steps[at]!.id, lane: laneOf[at]! })),
    flows: drawn.flows.map((placed, at) => ({
      ...placed,
      from: steps[flows[at]!.from]!.id,
      to: steps[flows[at]!.to]!.id,
      index: flows[at]!.index,
    })),
    crossings: order.crossings,
  };
}

function laneLabel(
  process: Process,
  role: string | null,
  { top, height }: { readonly top: number; readonly height: number },
  wording: MapWording,
): PlacedLane["label"] {
  const name = process.roles.find(({ id }) => id === role)?.name;
  const { laneHeader, stepText, margin, textMargin, lineHeight } = mapSizes;
  const most = Math.max(1, Math.floor((height - 8) / (stepText * lineHeight)));
  const label = labelOf(
    name ? textOf(name, wording) : role === null ? wording.noRole : role,
    laneHeader - 2 * textMargin,
    stepText,
    most,
    wording,
  );
  return { ...label, x: margin + (laneHeader - label.width) / 2, y: top + (height - label.height) / 2 };
}
