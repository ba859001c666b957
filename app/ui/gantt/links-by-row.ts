import type { ChartLink } from "./scene.ts";

/** Which links touch which rows, in two flat arrays, so that a scroll looks at the rows in sight only. */
export class LinksByRow {
  private readonly offsets: Int32Array;
  private readonly entries: Int32Array;

  constructor(links: readonly ChartLink[], rows: number) {
    this.offsets = new Int32Array(rows + 1);
    for (const link of links) {
      this.count(link.from);
      this.count(link.to);
    }
    for (let row = 0; row < rows; row++) this.offsets[row + 1]! += this.offsets[row]!;
    this.entries = new Int32Array(this.offsets[rows] ?? 0);
    const next = this.offsets.slice();
    for (const [index, link] of links.entries())
      for (const row of [link.from, link.to]) if (row >= 0 && row < rows) this.entries[next[row]!++] = index;
  }

  /** Indexes of the links with an end on one of the rows. */
  touching(firstRow: number, lastRow: number): Set<number> {
    const found = new Set<number>();
    const last = Math.min(lastRow, this.offsets.length - 2);
    for (let row = Math.max(firstRow, 0); row <= last; row++)
      for (let entry = this.offsets[row]!; entry < this.offsets[row + 1]!; entry++) found.add(this.entries[entry]!);
    return found;
  }

  private count(row: number): void {
    if (row >= 0 && row < this.offsets.length - 1) this.offsets[row + 1]!++;
  }
}
