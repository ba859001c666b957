import fc from "fast-check";
import { expect, it } from "vitest";
import { LinksByRow } from "#app/ui/gantt/links-by-row.ts";
import type { ChartLink } from "#app/ui/gantt/scene.ts";

it("finds exactly the links with an end in the window", () => {
  const row = fc.integer({ min: 0, max: 30 });
  const link = fc.record<ChartLink>({ from: row, to: row, type: fc.constant("FS"), isCritical: fc.boolean() });
  fc.assert(
    fc.property(fc.array(link, { maxLength: 60 }), row, fc.integer({ min: -3, max: 40 }), (links, first, length) => {
      const last = first + length;
      const found = new LinksByRow(links, 31).touching(first, last);
      const inside = (end: number) => end >= first && end <= last;
      const expected = links.flatMap(({ from, to }, index) => (inside(from) || inside(to) ? [index] : []));
      expect([...found].sort((a, b) => a - b)).toEqual(expected);
    }),
  );
});

it("has none for a chart without rows", () => {
  expect(new LinksByRow([], 0).touching(0, 20).size).toBe(0);
});
