import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTableShelf, distributions, valueAt } from "#app/domain/forecast/distributions.ts";
import type { Distribution, ThreePoints } from "#app/domain/forecast/distributions.ts";
import { normalQuantile, normalShare } from "#app/domain/stats/normal.ts";
import { stratifiedScores } from "#app/domain/forecast/stratified-scores.ts";
import { createRandom } from "#app/domain/random.ts";

/** Values at the middles of equally likely strata. */
function sampleOf(points: ThreePoints, distribution: Distribution, count = 20_000): readonly number[] {
  const table = createTableShelf()(points, distribution);
  return Array.from({ length: count }, (_, stratum) => valueAt(table, normalQuantile((stratum + 0.5) / count)));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return meanOf(values.map((value) => (value - mean) ** 2));
}

describe("the normal distribution", () => {
  it("has the shares and quantiles of the tables", () => {
    // Abramowitz and Stegun, Handbook of Mathematical Functions, table 26.1 and 26.5.
    expect(normalShare(0)).toBeCloseTo(0.5, 7);
    expect(normalShare(1)).toBeCloseTo(0.8413447, 6);
    expect(normalShare(-2)).toBeCloseTo(0.0227501, 6);
    expect(normalQuantile(0.9)).toBeCloseTo(1.2815516, 7);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 6);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.0902323, 6);
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
  });

  it("turns shares into scores and back", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (share) => {
        expect(normalShare(normalQuantile(share))).toBeCloseTo(share, 6);
      }),
    );
  });
});

describe("a distribution of three estimates", () => {
  it("has the mean and variance of a PERT estimate", () => {
    // Malcolm et al. 1959: mean (a + 4m + b) / 6. The beta distribution with that mean has variance (mean - a)(b - mean) / 7 (Vose 2008).
    const sample = sampleOf({ optimistic: 4, likely: 6, pessimistic: 14 }, "pert");

    expect(meanOf(sample)).toBeCloseTo(7, 2);
    expect(varianceOf(sample)).toBeCloseTo((3 * 7) / 7, 1);
  });

  it("has the mean, the variance and the median of a triangle", () => {
    const sample = sampleOf({ optimistic: 2, likely: 4, pessimistic: 9 }, "triangular");

    expect(meanOf(sample)).toBeCloseTo((2 + 4 + 9) / 3, 2);
    expect(varianceOf(sample)).toBeCloseTo((4 + 16 + 81 - 8 - 18 - 36) / 18, 1);
    expect(sample[10_000]).toBeCloseTo(9 - Math.sqrt((7 * 5) / 2), 2);
  });

  it("is lognormal between the values that one time in ten is below and above", () => {
    const sample = sampleOf({ optimistic: 3, likely: 5, pessimistic: 12 }, "lognormal");

    expect([sample[2_000], sample[10_000], sample[18_000]].map((value) => Math.round((value ?? 0) * 100) / 100)).toEqual([3, 6, 12]);
  });

  it("never falls as its score rises, and stays within the estimates but for the lognormal one", () => {
    const points = fc.tuple(fc.integer({ min: 1, max: 900 }), fc.nat(900), fc.nat(900));
    fc.assert(
      fc.property(points, fc.constantFrom(...distributions), ([optimistic, more, most], distribution) => {
        const given = { optimistic, likely: optimistic + more, pessimistic: optimistic + more + most };
        const sample = sampleOf(given, distribution, 500);
        sample.forEach((value, index) => expect(value).toBeGreaterThanOrEqual((sample[index - 1] ?? 0) - 1e-9));
        if (distribution === "lognormal") return;
        expect(sample[0]).toBeGreaterThanOrEqual(optimistic - 1e-9);
        expect(sample.at(-1)).toBeLessThanOrEqual(given.pessimistic + 1e-9);
      }),
    );
  });
});

describe("stratified scores", () => {
  it("take every stratum once in each row, in another order", () => {
    const scores = stratifiedScores(3, 50, createRandom(4));
    const rows = [0, 1, 2].map((row) => [...scores.slice(row * 50, (row + 1) * 50)]);

    expect(rows.map((row) => row.toSorted((a, b) => a - b))).toEqual(
      rows.map(() => Array.from({ length: 50 }, (_, stratum) => Math.fround(normalQuantile((stratum + 0.5) / 50)))),
    );
    expect(rows[0]).not.toEqual(rows[1]);
  });
});
