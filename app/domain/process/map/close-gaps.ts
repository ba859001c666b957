import { mapSizes } from "./map-sizes.ts";
import type { Extent } from "./place-rows.ts";

/** Takes out of a lane what nothing reaches into in any column, but for a gap. */
export function closeGaps(lanes: Int32Array, lane: number, extents: readonly Extent[], axes: Float64Array): void {
  const members = Array.from(lanes.keys()).filter((vertex) => lanes[vertex] === lane);
  members.sort((one, other) => axes[one]! - extents[one]!.above - (axes[other]! - extents[other]!.above) || one - other);
  let reached = -Infinity;
  let taken = 0;
  for (const vertex of members) {
    const { above, below } = extents[vertex]!;
    const top = axes[vertex]! - above;
    if (reached > -Infinity) taken += Math.max(0, Math.floor(top - reached - mapSizes.stepGap));
    reached = Math.max(reached, axes[vertex]! + below);
    axes[vertex]! -= taken;
  }
}
