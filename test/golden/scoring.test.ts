import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { createRandom } from "#app/domain/random.ts";
import { analyseAcceptability } from "#app/domain/scoring/acceptability.ts";
import { judgementMatrix, weighPairwise, type JudgementMatrix } from "#app/domain/scoring/pairwise.ts";
import { randomIndex, type RandomIndexName } from "#app/domain/scoring/random-index.ts";
import { rankOrderCentroids } from "#app/domain/scoring/rank-order-centroid.ts";
import { uniformWeights } from "#app/domain/scoring/sample-weights.ts";
import { valueOfCosts } from "#app/domain/scoring/value-of-costs.ts";
import { wholeLifeCost } from "#app/domain/scoring/whole-life-cost.ts";
import { chiSquareAbove } from "#app/domain/stats/distributions.ts";
import { correlateRaters } from "#app/domain/stats/intraclass.ts";
import { measureConcordance } from "#app/domain/stats/kendall.ts";
import { goldenFolder, wholeSetAbsent } from "./golden-project.ts";

type Pair = readonly [first: string, second: string, ratio: number];

function pairwiseOf(items: readonly string[], pairs: readonly Pair[], table: RandomIndexName = "saaty2005") {
  const judgements = pairs.map(([first, second, ratio]) => ({ first: items.indexOf(first), second: items.indexOf(second), ratio }));
  return weigh(judgementMatrix(items.length, judgements), table);
}

function weigh(matrix: JudgementMatrix, table: RandomIndexName) {
  const weighed = weighPairwise(matrix, table);
  if (!weighed.ok) throw new Error("the judgements do not connect");
  return weighed.value;
}

function freeWeights(values: readonly (readonly number[])[], samples = 40_000) {
  return analyseAcceptability({
    values,
    offsets: values.map(() => 0),
    samples,
    weights: uniformWeights(createRandom(7)),
    makeValues: null,
  });
}

/** A published rounding may be off by half of its last digit. */
function half(digits: number): number {
  return 0.5 * 10 ** -digits + 1e-12;
}

function within(found: number | null | undefined, expected: number, tolerance: number): void {
  expect(Math.abs((found ?? Number.NaN) - expected)).toBeLessThanOrEqual(tolerance);
}

/** Four standard errors of a share found by so many samples. */
function simulated(share: number, samples = 40_000): number {
  return 4 * Math.sqrt((share * (1 - share)) / samples) + 1e-12;
}

describe("published examples", () => {
  it("of pairwise comparison: the drinks of Saaty (International Journal of Services Sciences 1, 2008)", () => {
    const items = ["coffee", "wine", "tea", "beer", "soda", "milk", "water"];
    const rows: readonly Pair[] = [
      ...([9, 5, 2, 1, 1, 1 / 2] as const).map((ratio, at): Pair => ["coffee", items[at + 1] ?? "", ratio]),
      ...([1 / 3, 1 / 9, 1 / 9, 1 / 9, 1 / 9] as const).map((ratio, at): Pair => ["wine", items[at + 2] ?? "", ratio]),
      ...([1 / 3, 1 / 4, 1 / 3, 1 / 9] as const).map((ratio, at): Pair => ["tea", items[at + 3] ?? "", ratio]),
      ...([1 / 2, 1, 1 / 3] as const).map((ratio, at): Pair => ["beer", items[at + 4] ?? "", ratio]),
      ["soda", "milk", 2],
      ["soda", "water", 1 / 2],
      ["milk", "water", 1 / 3],
    ];
    const weighed = pairwiseOf(items, rows);

    [0.1775, 0.0191, 0.0418, 0.1164, 0.1896, 0.1288, 0.3268].forEach((weight, at) => within(weighed.weights[at], weight, half(4)));
    within(weighed.consistencyRatio, 0.022, half(3));
    within(pairwiseOf(items, rows, "doneganDodd1991").consistencyRatio, 0.0235, half(4));
  });

  it("of rank order centroids: 0.52, 0.27, 0.15 and 0.06 (Barron and Barrett, Management Science 42, 1996)", () => {
    [0.52, 0.27, 0.15, 0.06].forEach((weight, at) => within(rankOrderCentroids([1, 2, 3, 4])[at], weight, half(2)));
  });

  it("of the intraclass correlation: the ratings of Shrout and Fleiss (Psychological Bulletin 86, 1979), with the intervals of R's psych", () => {
    const found = correlateRaters([
      [9, 2, 5, 8],
      [6, 1, 3, 2],
      [8, 4, 6, 8],
      [7, 1, 2, 6],
      [10, 5, 6, 9],
      [6, 2, 4, 7],
    ]);

    within(found?.absoluteSingle.value, 0.29, half(2));
    within(found?.absoluteSingle.low, 0.019, half(3));
    within(found?.absoluteSingle.high, 0.76, half(2));
    within(found?.absoluteMean.value, 0.62, half(2));
    within(found?.consistencySingle.value, 0.71, half(2));
    within(found?.consistencySingle.low, 0.34, half(2));
    within(found?.consistencySingle.high, 0.95, half(2));
  });

  it("of price scoring: three bids that come first and last by the price of the cheapest (Denfield, Local Government Lawyer)", () => {
    const prices = [50, 75, 100];
    const worth = valueOfCosts({ anchors: null }, "ratio", prices, [true, true, true]);

    expect(prices.map((quality, at) => (quality + 100 * (worth[at] ?? 0)) / 2)).toEqual([75, expect.closeTo(70.8333333, 7), 75]);
  });

  it("of stochastic acceptability: three vendors, each best in one of three criteria, share the first place", () => {
    // Closed form: a third each, and for each the weights 11/18, 7/36 and 7/36 on the average.
    const found = freeWeights([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);

    found.rankAcceptability.forEach(([first]) => within(first, 1 / 3, simulated(1 / 3)));
    within(found.centralWeights[0]?.[0], 11 / 18, 0.01);
    within(found.entropyBits, Math.log2(3), 0.001);
  });
});

interface Golden {
  readonly ahp: readonly {
    readonly items?: readonly string[];
    readonly pairs?: readonly Pair[];
    readonly matrix?: JudgementMatrix;
    readonly weights?: readonly number[];
    readonly weights4?: Readonly<Record<string, number>>;
    readonly CR_saaty2005_3dp?: number;
    readonly CR_doneganDodd_4dp?: number;
    readonly recomputed?: { readonly lambdaMax: number; readonly CI: number; readonly CR_saaty2005: number; readonly CR_saaty1980: number };
  }[];
  readonly randomIndex: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly roc: Readonly<Record<string, readonly number[]>>;
  readonly kendallW: readonly {
    readonly raterRows: readonly (readonly number[])[];
    readonly W: number;
    readonly chi2: number;
    readonly p: number;
  }[];
  readonly kendallExactP: { readonly m4n3: Readonly<Record<string, number>> };
  readonly icc: readonly {
    readonly rows: readonly (readonly number[])[];
    readonly ICC2_A1: number;
    readonly ICC3_C1: number;
    readonly ICC2k_Ak: number;
  }[];
  readonly smaaAnalytic: readonly {
    readonly values: readonly (readonly number[])[];
    readonly b1?: readonly number[];
    readonly centralWeightOfFirst?: readonly number[];
    readonly RA?: readonly (readonly number[])[];
  }[];
  readonly priceScoring: readonly {
    readonly quality: readonly number[];
    readonly price: readonly number[];
    readonly weights: readonly [number, number];
    readonly totals: readonly number[];
  }[];
  readonly finance: {
    readonly npvExcelConvention: readonly { readonly rate: number; readonly cf: readonly number[]; readonly npvT0Undiscounted?: number }[];
  };
  readonly stats: { readonly srm: readonly { readonly n: readonly [number, number]; readonly p: number }[] };
}

describe("the whole list of published numbers", () => {
  const file = path.join(goldenFolder, "scoring-finance.json");
  const golden = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Golden) : null;
  beforeEach(({ skip }) => skip(golden === null, wholeSetAbsent));

  it("holds for pairwise comparison", () => {
    for (const { items, pairs, matrix, weights, weights4, recomputed, ...ratios } of golden?.ahp ?? []) {
      const of = (table: RandomIndexName) => (matrix ? weigh(matrix, table) : pairwiseOf(items ?? [], pairs ?? [], table));
      const found = of("saaty2005");
      weights?.forEach((weight, at) => within(found.weights[at], weight, 1e-6));
      (items ?? []).forEach((item, at) => within(found.weights[at], weights4?.[item] ?? Number.NaN, half(4)));
      if (!recomputed) continue;
      within(found.lambdaMax, recomputed.lambdaMax, 1e-6);
      within(found.consistencyIndex, recomputed.CI, 1e-6);
      within(found.consistencyRatio, recomputed.CR_saaty2005, 1e-6);
      within(of("saaty1980").consistencyRatio, recomputed.CR_saaty1980, 1e-6);
      within(found.consistencyRatio, ratios.CR_saaty2005_3dp ?? Number.NaN, half(3));
      within(of("doneganDodd1991").consistencyRatio, ratios.CR_doneganDodd_4dp ?? Number.NaN, half(4));
    }
  });

  it("holds for the tables of random indices", () => {
    const names = {
      saaty2005: "saaty2005",
      saaty1980: "saaty1980_as_in_pyDecision",
      alonsoLamata2006: "alonsoLamata2006",
      doneganDodd1991: "doneganDodd1991",
    } as const;
    for (const name of ["saaty2005", "saaty1980", "alonsoLamata2006", "doneganDodd1991"] as const) {
      const table = Object.entries(golden?.randomIndex[names[name]] ?? {});
      expect(table.length).toBeGreaterThan(0);
      expect(table.map(([items]) => randomIndex(name, Number(items)))).toEqual(table.map(([, index]) => index));
      expect(randomIndex(name, table.length + 3)).toBeNull();
    }
  });

  it("holds for rank order centroids", () => {
    for (const [items, weights] of Object.entries(golden?.roc ?? {})) {
      const found = rankOrderCentroids(weights.map((_, at) => at + 1));
      weights.forEach((weight, at) => within(found[at], weight, half(items.endsWith("2dp") ? 2 : 6)));
    }
  });

  it("holds for Kendall's W, with chi-square and exactly", () => {
    for (const { raterRows, W, chi2, p } of golden?.kendallW ?? []) {
      const found = measureConcordance(raterRows, 1);
      within(found?.w, W, half(6));
      within(found?.chiSquare, chi2, 1e-9);
      within(chiSquareAbove(found?.chiSquare ?? 0, (raterRows[0]?.length ?? 0) - 1), p, half(7));
    }
    const orders = [
      [1, 2, 3],
      [1, 3, 2],
      [2, 1, 3],
      [2, 3, 1],
      [3, 1, 2],
      [3, 2, 1],
    ];
    const byW = new Map<string, number>();
    for (const one of orders)
      for (const two of orders)
        for (const three of orders) {
          const found = measureConcordance([[1, 2, 3], one, two, three], 1);
          if (found) byW.set(found.w.toFixed(4), found.p);
        }
    for (const [name, p] of Object.entries(golden?.kendallExactP.m4n3 ?? {})) within(byW.get(Number(name.slice(1)).toFixed(4)), p, half(5));
  });

  it("holds for the intraclass correlation", () => {
    for (const { rows, ICC2_A1, ICC2k_Ak, ICC3_C1 } of golden?.icc ?? []) {
      const found = correlateRaters(rows);
      within(found?.absoluteSingle.value, ICC2_A1, 1e-8);
      within(found?.absoluteMean.value, ICC2k_Ak, 1e-8);
      within(found?.consistencySingle.value, ICC3_C1, 1e-8);
    }
  });

  it("holds for acceptability under free weights", () => {
    for (const { values, b1, centralWeightOfFirst, RA } of golden?.smaaAnalytic ?? []) {
      const found = freeWeights(values);
      b1?.forEach((share, at) => within(found.rankAcceptability[at]?.[0], share, simulated(share)));
      centralWeightOfFirst?.forEach((weight, at) => within(found.centralWeights[0]?.[at], weight, 0.01));
      RA?.forEach((row, vendor) => row.forEach((share, rank) => within(found.rankAcceptability[vendor]?.[rank], share, simulated(share))));
    }
  });

  it("holds for prices against the lowest, for costs over the years and for the shares of chi-square", () => {
    for (const { quality, price, weights, totals } of golden?.priceScoring ?? []) {
      const worth = valueOfCosts(
        { anchors: null },
        "ratio",
        price,
        price.map(() => true),
      );
      quality.forEach((each, at) => within(weights[0] * each + 100 * weights[1] * (worth[at] ?? 0), totals[at] ?? 0, half(7)));
    }
    for (const { rate, cf, npvT0Undiscounted } of golden?.finance.npvExcelConvention ?? []) {
      if (npvT0Undiscounted === undefined) continue;
      const [bought = 0, ...later] = cf;
      const cost = wholeLifeCost([0, ...later], rate);
      within((cost ?? 0) + bought, npvT0Undiscounted, 1e-9 * npvT0Undiscounted);
    }
    for (const { n, p } of golden?.stats.srm ?? []) {
      const mean = (n[0] + n[1]) / 2;
      within(chiSquareAbove(((n[0] - mean) ** 2 + (n[1] - mean) ** 2) / mean, 1), p, 1e-6 * p);
    }
  });
});
