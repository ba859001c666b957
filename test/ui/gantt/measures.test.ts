import fc from "fast-check";
import { expect, it } from "vitest";
import { headerHeight, rowHeight, rowWindow, scrollTopShowing } from "#app/ui/gantt/measures.ts";

it("draws every row in sight and a bounded number of rows around", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20_000 }),
      fc.integer({ min: 200, max: 2000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (count, height, place) => {
        const top = Math.floor(place * Math.max(0, count * rowHeight - height));
        const { first, last } = rowWindow(top, height, count);
        expect(first * rowHeight).toBeLessThanOrEqual(top);
        expect(Math.min((last + 1) * rowHeight, count * rowHeight)).toBeGreaterThanOrEqual(
          Math.min(top + height - headerHeight, count * rowHeight),
        );
        expect(last - first).toBeLessThan(height / rowHeight + 20);
      },
    ),
  );
});

it("has no rows for an empty plan", () => {
  const { first, last } = rowWindow(0, 600, 0);

  expect(last).toBeLessThan(first);
});

it("scrolls no further than a row needs to stand clear of the header and the lower edge", () => {
  const height = headerHeight + 10 * rowHeight;

  expect(scrollTopShowing(3, 0, height)).toBe(0);
  expect(scrollTopShowing(2, 5 * rowHeight, height)).toBe(2 * rowHeight);
  expect(scrollTopShowing(12, 0, height)).toBe(3 * rowHeight);
});
