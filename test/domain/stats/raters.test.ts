import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correlateRaters } from "#app/domain/stats/intraclass.ts";
import { concordanceCoefficient, measureConcordance } from "#app/domain/stats/kendall.ts";

describe("Kendall's coefficient of concordance", () => {
  it("is 1 with an exact probability when four raters agree on three items, and 0 when two contradict each other", () => {
    const agreed = measureConcordance(
      [1, 2, 3, 4].map(() => [3, 2, 1]),
      1,
    );

    expect(agreed).toEqual({ w: 1, chiSquare: 8, p: 1 / 216, method: "exact" });
    expect(
      measureConcordance(
        [
          [1, 2, 3],
          [3, 2, 1],
        ],
        1,
      ),
    ).toMatchObject({ w: 0, p: 1 });
  });

  it("does not exist for one rater, one item or ties throughout", () => {
    expect(measureConcordance([], 1)).toBeNull();
    expect(measureConcordance([[1, 2]], 1)).toBeNull();
    expect(measureConcordance([[1], [2]], 1)).toBeNull();
    expect(
      measureConcordance(
        [
          [2, 2, 2],
          [4, 4, 4],
        ],
        1,
      ),
    ).toBeNull();
  });

  it("counts every order exactly, ties included", () => {
    // Against a brute-force count over all orders of all raters but the first.
    const orders = (row: readonly number[]): number[][] =>
      row.length < 2
        ? [[...row]]
        : row.flatMap((value, at) => orders([...row.slice(0, at), ...row.slice(at + 1)]).map((rest) => [value, ...rest]));
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }),
        (rows) => {
          const found = measureConcordance(rows, 1);
          if (!found) return;
          const [first = [], second = [], third = []] = rows;
          const all = orders(second).flatMap((one) => orders(third).map((other) => concordanceCoefficient([first, one, other]) ?? 0));
          expect(found.p).toBeCloseTo(all.filter((w) => w >= found.w - 1e-9).length / all.length, 12);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("is tested by shuffles for a few items of many raters, the same for the same seed, and by chi-square from seven items", () => {
    const many = Array.from({ length: 12 }, (_, rater) => [5, 4, 3, 2].map((score, item) => score + ((rater * 7 + item * 3) % 5)));
    const shuffled = measureConcordance(many, 5);
    const wide = Array.from({ length: 5 }, (_, rater) => Array.from({ length: 8 }, (_, item) => (item * (rater + 2)) % 11));

    expect(shuffled?.method).toBe("permutation");
    expect(measureConcordance(many, 5)).toEqual(shuffled);
    expect(measureConcordance(wide, 5)?.method).toBe("chiSquare");
  });
});

describe("the intraclass correlation", () => {
  it("tells a severe rater (absolute agreement) from one who orders the same (consistency)", () => {
    const found = correlateRaters([
      [1, 3],
      [2, 4],
      [3, 5],
      [4, 6],
    ]);

    expect(found?.consistencySingle.value).toBeCloseTo(1, 12);
    expect(found?.absoluteSingle.value).toBeLessThan(0.5);
  });

  it("does not exist for one rater, one cell, or scores that are all the same", () => {
    expect(correlateRaters([])).toBeNull();
    expect(correlateRaters([[1], [2]])).toBeNull();
    expect(correlateRaters([[1, 2]])).toBeNull();
    expect(
      correlateRaters([
        [3, 3],
        [3, 3],
      ]),
    ).toBeNull();
  });

  it("is 1 between 1 and 1 when all raters give the same", () => {
    const found = correlateRaters([
      [1, 1, 1],
      [4, 4, 4],
    ]);

    expect(found?.absoluteSingle).toEqual({ value: 1, low: 1, high: 1 });
    expect(found?.absoluteMean.value).toBe(1);
  });
});
