import { describe, expect, it } from "vitest";
import { edgePull } from "#app/ui/gantt/edge-pull.ts";

describe("a bar held at the edge of the chart", () => {
  it("scrolls nothing in the middle, and faster the nearer it is to the edge", () => {
    expect([500, 270, 965, 985, 1000].map((x) => edgePull(x, 200, 1000))).toEqual([0, 0, 1, 7, 12]);
  });

  it("scrolls back at the left edge, and beyond either edge at most so fast", () => {
    expect([230, 205, -400, 3000].map((x) => edgePull(x, 200, 1000))).toEqual([-2, -11, -22, 22]);
  });

  it("does not scroll a chart that is all edge", () => {
    expect(edgePull(210, 200, 300)).toBe(0);
  });
});
