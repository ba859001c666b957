/** How near to the edge of the chart a drag begins to scroll it, and the most it scrolls in a frame, in pixels. */
const edge = 36;
const fastest = 22;

/** How far to scroll in this frame for a pointer at `x`: nothing in the middle, the faster the nearer to an edge or beyond it. */
export function edgePull(x: number, left: number, right: number): number {
  if (right - left < 4 * edge) return 0;
  const beyond = x > right - edge ? x - (right - edge) : x < left + edge ? x - (left + edge) : 0;
  return Math.sign(beyond) * Math.min(fastest, Math.ceil(Math.abs(beyond) / 3));
}
