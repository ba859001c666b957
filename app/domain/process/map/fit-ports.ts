import type { Label } from "./map-labels.ts";
import type { MapGraph, MapLink } from "./map-graph.ts";
import { mapSizes } from "./map-sizes.ts";

/** Links that are drawn with one common vertical line: those that leave one step, or come together in front of one. */
export interface LinkGroups {
  /** The group of each link; groups are numbered within all gutters. */
  readonly groupOf: Int32Array;
  /** How far below the axis of the step it comes into each link ends; 0 for all others. */
  readonly offsets: Float64Array;
  /** How far above and below its axis each step's arrows need its shape, and its labels need room. */
  readonly reach: readonly PortReach[];
}

export interface PortReach {
  readonly shape: number;
  readonly above: number;
}

/** A place on the left border of a step, where one arrow or several that have come together end. */
interface Port {
  readonly links: number[];
  readonly label: number;
}

/**
 * Flows of a step with several leave it in one line and part; flows that come into a step come together in front of it, except those that have parted just before or have a label, for whose line
 * would be ambiguous: each of these has an end of its own. What leads back keeps apart from what leads on.
 */
export function fitPorts(graph: MapGraph, labels: readonly Label[], positions: Int32Array, lanes: Int32Array): LinkGroups {
  const { links, flows } = graph;
  const ways = new Int32Array(graph.vertices.length);
  flows.forEach(({ from }) => ways[from]!++);
  const groupOf = new Int32Array(links.length);
  const offsets = new Float64Array(links.length);
  const reach = graph.vertices.map((): PortReach => ({ shape: 0, above: 0 }));
  const groups = new Map<string, number>();
  const ports = new Map<number, Map<number, Port>>();
  links.forEach((link, at) => {
    const { from, to, isFirst, isLast, flow } = link;
    const isParted = isFirst && ways[from.vertex]! > 1;
    const label = isFirst && isLast ? labels[flow]!.height : 0;
    const turn = from.side === to.side ? Math.sign(positions[from.vertex]! - positions[to.vertex]!) : 0;
    const key = isParted ? `from ${from.vertex} ${turn}` : isLast && label === 0 ? `to ${to.vertex} ${turn}` : `at ${at}`;
    const group = groups.get(key) ?? groups.size;
    groups.set(key, group);
    groupOf[at] = group;
    if (!isLast) return;
    const entered = ports.get(to.vertex) ?? new Map<number, Port>();
    ports.set(to.vertex, entered);
    const port = isParted ? undefined : entered.get(group);
    if (port) port.links.push(at);
    else entered.set(isParted ? -1 - at : group, { links: [at], label });
  });
  for (const [step, entered] of ports) reach[step] = placePorts(step, [...entered.values()]);
  return { groupOf, offsets, reach };

  function placePorts(step: number, all: readonly Port[]): PortReach {
    const sorted = all
      .map((port) => ({ port, key: port.links.reduce((sum, link) => sum + keyOf(links[link]!, step), 0) / port.links.length }))
      .sort((one, other) => one.key - other.key || one.port.links[0]! - other.port.links[0]!)
      .map(({ port }) => port);
    const main = mainPort(sorted, step);
    const tops: number[] = [0];
    for (let at = 1; at < sorted.length; at++)
      tops.push(tops[at - 1]! + Math.max(mapSizes.portGap, sorted[at]!.label > 0 ? sorted[at]!.label + mapSizes.labelGap + 3 : 0));
    let [shape, above] = [0, 0];
    sorted.forEach(({ links: some, label }, at) => {
      const offset = tops[at]! - tops[main]!;
      for (const link of some) offsets[link] = offset;
      shape = Math.max(shape, Math.abs(offset));
      above = Math.max(above, label === 0 ? 0 : label + mapSizes.labelGap - offset);
    });
    return { shape, above };
  }

  /** The port on a level with the step: one with a flow that comes straight on from the same lane, best of all from a step. */
  function mainPort(sorted: readonly Port[], step: number): number {
    const ratings = sorted.map(({ links: some }) =>
      some.reduce((best, at) => {
        const { from, isFirst } = links[at]!;
        return from.side === "right" || lanes[from.vertex] !== lanes[step] ? best : Math.max(best, isFirst ? 2 : 1);
      }, 0),
    );
    const most = Math.max(...ratings);
    const best = ratings.flatMap((rating, at) => (rating === most ? [at] : []));
    return best[(best.length - 1) >> 1]!;
  }

  /** Where a link comes from: from above everything or below it where it comes from the same column. */
  function keyOf(link: MapLink, step: number): number {
    if (link.from.side === "left") return positions[link.from.vertex]!;
    return positions[link.from.vertex]! < positions[step]! ? -1e6 : 1e6;
  }
}
