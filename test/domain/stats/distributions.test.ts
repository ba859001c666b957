import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "#app/domain/random.ts";
import { compensatedSum } from "#app/domain/stats/compensated-sum.ts";
import { chiSquareAbove, fQuantile, fShare } from "#app/domain/stats/distributions.ts";
import { logGamma } from "#app/domain/stats/gamma.ts";
import { normalDraws } from "#app/domain/stats/normal-draws.ts";
import { normalQuantile, normalShare } from "#app/domain/stats/normal.ts";

function expectNear(found: number, expected: number, tolerance = 1e-9): void {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(tolerance * Math.max(1e-3, Math.abs(expected)));
}

describe("distribution functions", () => {
  it("of the normal distribution have the values of the tables, in the tails, too", () => {
    // Abramowitz and Stegun, Handbook of Mathematical Functions, tables 26.1 and 26.2; Wichura 1988 for the quantiles.
    expectNear(normalShare(1), 0.841344746068543);
    expectNear(normalShare(-5), 2.866515718791939e-7, 1e-10);
    expectNear(normalQuantile(0.25), -0.6744897501960817, 1e-14);
    expectNear(normalQuantile(0.001), -3.090232306167814, 1e-14);
    expectNear(normalQuantile(1e-20), -9.262340089798408, 1e-14);
  });

  it("of chi-square are what closed forms give", () => {
    // With 2 degrees e^(-x/2); with 4 e^(-x/2) (1 + x/2); with 1 twice the normal tail of the root.
    for (const x of [0.01, 0.7, 2, 9.5, 60]) {
      expectNear(chiSquareAbove(x, 2), Math.exp(-x / 2), 1e-11);
      expectNear(chiSquareAbove(x, 4), Math.exp(-x / 2) * (1 + x / 2), 1e-11);
      expectNear(chiSquareAbove(x, 1), 2 * normalShare(-Math.sqrt(x)), 1e-11);
    }
    expect(chiSquareAbove(0, 3)).toBe(1);
  });

  it("of F are what closed forms give, and its quantiles lead back", () => {
    // With 2 and d degrees: 1 - (1 + 2 x / d)^(-d/2).
    for (const x of [0.1, 1, 4.2]) expectNear(fShare(x, 2, 7), 1 - (1 + (2 * x) / 7) ** -3.5, 1e-12);
    // The table of F for 2.5 per cent: 3.58 with 5 and 15 degrees.
    expect(fQuantile(0.975, 5, 15)).toBeCloseTo(3.5764, 4);
    const degrees = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), degrees, degrees, (share, numerator, denominator) => {
        expectNear(fShare(fQuantile(share, numerator, denominator), numerator, denominator), share);
      }),
    );
  });

  it("rest on a logarithm of the gamma function that knows the factorials", () => {
    let factorial = 1;
    for (let n = 1; n < 20; n++) {
      factorial *= n;
      expectNear(logGamma(n + 1), Math.log(factorial), 1e-12);
    }
    expectNear(logGamma(0.5), Math.log(Math.PI) / 2, 1e-13);
  });
});

describe("normal draws", () => {
  it("have the moments and the tails of the distribution, within four standard errors", () => {
    const draw = normalDraws(createRandom(11));
    const count = 200_000;
    let [sum, squares, far] = [0, 0, 0];
    for (let at = 0; at < count; at++) {
      const value = draw();
      sum += value;
      squares += value * value;
      if (Math.abs(value) > 3.5) far++;
    }

    expect(Math.abs(sum / count)).toBeLessThan(4 / Math.sqrt(count));
    expect(Math.abs(squares / count - 1)).toBeLessThan(4 * Math.sqrt(2 / count));
    const expected = 2 * normalShare(-3.5) * count;
    expect(Math.abs(far - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });
});

describe("compensated sums", () => {
  it("keep what plain addition drops", () => {
    expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2);
    expect(compensatedSum([])).toBe(0);
    expect(compensatedSum(new Array<number>(10).fill(0.1))).toBe(1);
  });
});
