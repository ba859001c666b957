import { expect, it } from "vitest";
import { coverage } from "#app/domain/drawing/coverage.ts";

const square = (left: number, top: number, right: number, bottom: number) => [left, top, right, top, right, bottom, left, bottom];
const rows = (shape: ReturnType<typeof coverage>) =>
  shape &&
  Array.from({ length: shape.height }, (_, row) =>
    [...shape.shares.slice(row * shape.width, (row + 1) * shape.width)].map((share) => Math.round(share * 100) / 100),
  );

it("covers a pixel by the share of it that lies inside", () => {
  expect(rows(coverage([square(0.5, 0, 2, 1.25)], 0, 0, 10, 10))).toEqual([
    [0.5, 1],
    [0.13, 0.25],
  ]);
});

it("covers half of each pixel along a diagonal", () => {
  expect(rows(coverage([[0, 0, 2, 2, 0, 2]], 0, 0, 10, 10))).toEqual([
    [0.5, 0],
    [1, 0.5],
  ]);
});

it("leaves a hole open whose outline runs the other way", () => {
  const hole = [1, 1, 1, 2, 2, 2, 2, 1];

  expect(rows(coverage([square(0, 0, 3, 3), hole], 0, 0, 10, 10))?.[1]).toEqual([1, 0, 1]);
});

it("is cut at the frame on every side", () => {
  const cut = coverage([square(-5, -5, 50, 50)], 2, 3, 5, 7);

  expect(cut).toMatchObject({ left: 2, top: 3, width: 3, height: 4 });
  expect(new Set(rows(cut)?.flat())).toEqual(new Set([1]));
  expect(coverage([square(20, 20, 30, 30)], 0, 0, 10, 10)).toBeNull();
});
