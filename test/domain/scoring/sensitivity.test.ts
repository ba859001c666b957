import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "#app/domain/random.ts";
import { measureAgreement } from "#app/domain/scoring/agreement.ts";
import { analyseModel } from "#app/domain/scoring/analyse-model.ts";
import { bandedWeights, pointWithin } from "#app/domain/scoring/banded-weights.ts";
import { compareVendors, weightLine } from "#app/domain/scoring/comparison.ts";
import { disagreementIndex, moderationAgenda } from "#app/domain/scoring/disagreement.ts";
import { leaveMembersOut } from "#app/domain/scoring/leave-one-out.ts";
import type { ScoringModel } from "#app/domain/scoring/model.ts";
import { findPracticalTies } from "#app/domain/scoring/practical-ties.ts";
import { orderedWeights, uniformWeights, type WeightSampler } from "#app/domain/scoring/sample-weights.ts";
import { simulateRanks, type SimulationRequest } from "#app/domain/scoring/simulate-ranks.ts";
import { switchingScores } from "#app/domain/scoring/switching-scores.ts";
import { drawTornado } from "#app/domain/scoring/tornado.ts";
import { weighTree } from "#app/domain/scoring/weigh-tree.ts";
import { nearestChange, weightStability } from "#app/domain/scoring/weight-stability.ts";
import { agreed, criterion, evaluate, members, model, scores, vendor } from "./small-model.ts";

function compared(given: ScoringModel) {
  const { prepared, results } = evaluate(given);
  return { prepared, results, comparison: compareVendors(prepared, results) };
}

const [x, y, z] = [criterion("x", 2), criterion("y", 1), criterion("z", 1)];
const usual: SimulationRequest = { constraint: "none", scores: "fixed", samples: 20_000, seed: 7 };

describe("the stability of weights", () => {
  // x: 4 against 2, half of the weight; the rest: 3 against 4. Leads: 0.4 and -0.2, level at 1/3.
  const given = agreed([x, y, z], { a: [4, 3, 3], b: [2, 4, 4] });

  it("is where a rival draws level, the other weights keeping their proportions", () => {
    const { prepared, comparison } = compared(given);
    const [first] = weightStability(prepared.tree, comparison);

    expect(first).toMatchObject({ criterion: "x", weight: 0.5, high: 1, lowBy: "b", highBy: null });
    expect(first?.low).toBeCloseTo(1 / 3, 12);
    expect(nearestChange(weightStability(prepared.tree, comparison))).toMatchObject({
      criterion: "x",
      rival: "b",
      distance: expect.closeTo(1 / 6, 12),
    });
  });

  it("is confirmed by evaluating again with the weight there", () => {
    const table = fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(table, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }), (rows, points) => {
        const criteria = points.map((weight, at) => criterion(`c${at}`, weight));
        const all = agreed(criteria, Object.fromEntries(rows.map((row, at) => [`v${at}`, row])));
        const { prepared, comparison } = compared(all);
        for (const { criterion: id, low, high, lowBy, highBy } of weightStability(prepared.tree, comparison)) {
          const node = prepared.tree.nodes.find((each) => each.criterion.id === id)!;
          for (const [weight, rival] of [
            [low, lowBy],
            [high, highBy],
          ] as const) {
            if (rival === null) continue;
            const at = (of: number) => {
              const line = weightLine(node, comparison, of)!;
              return weight * line.alone + (1 - weight) * line.rest;
            };
            expect(at(comparison.winner!)).toBeCloseTo(at(comparison.vendors.indexOf(rival)), 6);
          }
        }
      }),
    );
  });

  it("knows a criterion that has all of the weight, and one that stands alone", () => {
    const whole = compared(agreed([criterion("x", 1), criterion("y", 0)], { a: [4, 1], b: [2, 5] }));
    const alone = compared(agreed([x], { a: [4], b: [2] }));

    expect(weightStability(whole.prepared.tree, whole.comparison)[0]).toMatchObject({
      weight: 1,
      low: expect.closeTo(2 / 3, 12),
      lowBy: "b",
    });
    expect(weightStability(alone.prepared.tree, alone.comparison)[0]).toMatchObject({
      weight: 1,
      low: 0,
      high: 1,
      lowBy: null,
      highBy: null,
    });
  });

  it("is not asked for without a winner", () => {
    const { prepared, comparison } = compared(agreed([x, y], { a: [3, 3], b: [3, 3] }));

    expect(weightStability(prepared.tree, comparison)).toEqual([]);
  });
});

describe("tornado and switching scores", () => {
  // Totals: a 70, b 60; the lead is 10.
  const given = agreed([x, y, z], { a: [4, 3, 3], b: [2, 4, 4] });

  it("show what a weight and a score do to the lead, the widest first", () => {
    const { prepared, results, comparison } = compared(given);
    const bars = drawTornado(prepared, results, comparison);

    expect(comparison.totals).toEqual([70, 60]);
    // The weight of x at 0.375 and 0.625: leads of 40 x and -20 x the rest.
    expect(bars.find(({ kind, criterion: id }) => kind === "weight" && id === "x")).toMatchObject({
      low: expect.closeTo(2.5, 9),
      high: expect.closeTo(17.5, 9),
    });
    expect(bars.find(({ kind, criterion: id, vendor: of }) => kind === "score" && id === "x" && of === "b")).toMatchObject({
      low: expect.closeTo(20, 9),
      high: expect.closeTo(0, 9),
    });
    expect(bars.map(({ swing }) => swing)).toEqual(bars.map(({ swing }) => swing).toSorted((one, other) => other - one));
  });

  it("say how many points a rival needs, and where none are enough", () => {
    const { prepared, results, comparison } = compared(given);
    const needed = switchingScores(prepared, results, comparison);

    // 10 points of 100, on a scale of 5 with a weight of 0.5: one point. With a weight of 0.25: two, of which there is one left.
    expect(needed.map(({ rival, criterion: id, points }) => [rival, id, points === null ? null : Number(points.toFixed(9))])).toEqual([
      ["b", "x", 1],
      ["b", "y", null],
      ["b", "z", null],
    ]);
  });
});

describe("samples of weights", () => {
  const tree = weighTree([criterion("g", 3, { children: [x, y] }), z, criterion("w", 1)]);
  const draws = (sampler: WeightSampler | null, leaves: number, count = 4_000) =>
    Array.from({ length: count }, () => {
      const into = new Float64Array(leaves);
      sampler?.(into);
      return into;
    });
  const meanOf = (rows: readonly Float64Array[], leaf: number) => rows.reduce((sum, row) => sum + row[leaf]!, 0) / rows.length;

  it("keep the agreed order, and leave equal weights free among themselves", () => {
    const rows = draws(orderedWeights([0.2, 0.4, 0.2, 0.2], createRandom(3)), 4);

    expect(rows.every((row) => Math.abs(row.reduce((sum, each) => sum + each, 0) - 1) < 1e-12)).toBe(true);
    expect(rows.every((row) => [0, 2, 3].every((leaf) => row[leaf]! <= row[1]!))).toBe(true);
    // The mean of the largest of four is the centroid 25/48; the other three share the rest.
    expect(meanOf(rows, 1)).toBeCloseTo(25 / 48, 1);
    [0, 2, 3].forEach((leaf) => expect(meanOf(rows, leaf)).toBeCloseTo(23 / 144, 1));
  });

  it("of a full order have the rank order centroids as their mean", () => {
    const rows = draws(orderedWeights([0.4, 0.3, 0.2, 0.1], createRandom(3)), 4, 20_000);

    [0.520833, 0.270833, 0.145833, 0.0625].forEach((weight, leaf) => expect(Math.abs(meanOf(rows, leaf) - weight)).toBeLessThan(0.005));
  });

  it("stay within bounds, of groups, too, however narrow they are", () => {
    const at = (id: string) => tree.nodes.findIndex((node) => node.criterion.id === id);
    for (const bands of [
      new Map([
        [at("g"), [0.4, 0.6] as const],
        [at("x"), [0, 0.35] as const],
      ]),
      new Map([
        [at("g"), [0.5, 0.5] as const],
        [at("x"), [0.1, 0.11] as const],
        [at("w"), [0.2, 0.21] as const],
      ]),
    ]) {
      const rows = draws(bandedWeights(tree, bands, createRandom(5)), 4, 1_000);
      const inside = rows.every((row) =>
        [...bands].every(([node, [low, high]]) => {
          const weight = tree.nodes[node]!.leaves.reduce((sum, leaf) => sum + row[leaf]!, 0);
          return weight >= low - 1e-9 && weight <= high + 1e-9;
        }),
      );
      expect(inside).toBe(true);
      expect(rows.every((row) => Math.abs(row.reduce((sum, each) => sum + each, 0) - 1) < 1e-9)).toBe(true);
    }
  });

  it("walk through narrow bounds as evenly as those that throw away what lies outside", () => {
    const bands = new Map([[tree.nodes.findIndex((node) => node.criterion.id === "w"), [0.5, 0.55] as const]]);
    const walked = draws(bandedWeights(tree, bands, createRandom(5)), 4, 8_000);
    const free = draws(uniformWeights(createRandom(9)), 4, 200_000).filter((row) => row[3]! >= 0.5 && row[3]! <= 0.55);

    [0, 1, 2, 3].forEach((leaf) => expect(Math.abs(meanOf(walked, leaf) - meanOf(free, leaf))).toBeLessThan(0.01));
  });

  it("do not exist where bounds contradict each other", () => {
    expect(
      bandedWeights(
        tree,
        new Map([
          [0, [0.8, 1] as const],
          [3, [0.3, 1] as const],
        ]),
        createRandom(1),
      ),
    ).toBeNull();
    expect(
      pointWithin(
        tree,
        new Map([
          [1, [0, 0.1] as const],
          [2, [0, 0.1] as const],
          [3, [0, 0.1] as const],
          [4, [0, 0.1] as const],
        ]),
      ),
    ).toBeNull();
  });
});

describe("acceptability", () => {
  const given = agreed([criterion("x", 3), criterion("y", 1)], { a: [5, 0], b: [3, 3], c: [0, 5] });

  it("has the shares of the closed form under free weights", () => {
    const { prepared, comparison } = compared(given);
    const found = simulateRanks(prepared, comparison, usual)!;

    // First: a above a weight of 0.6 for x, c below 0.4.
    [0.4, 0.2, 0.4].forEach((share, at) => expect(Math.abs(found.rankAcceptability[at]![0]! - share)).toBeLessThan(0.015));
    found.rankAcceptability.forEach((row) => expect(row.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9));
    expect(found.centralWeights[0]![0]).toBeCloseTo(0.8, 1);
    expect(found.confidence).toEqual([1, 1, 1]);
    expect(found.pairwise[0]![1]! + found.pairwise[1]![0]!).toBeCloseTo(1, 9);
  });

  it("changes with the agreed order and with bounds", () => {
    const { prepared, comparison } = compared(given);
    const ordinal = simulateRanks(prepared, comparison, { ...usual, constraint: "ordinal" })!;
    const banded = simulateRanks(prepared, comparison, { ...usual, constraint: new Map([["x", [0.7, 0.9]]]) })!;

    // x above y: its weight lies evenly between 0.5 and 1.
    expect(Math.abs(ordinal.rankAcceptability[0]![0]! - 0.8)).toBeLessThan(0.015);
    expect(banded.rankAcceptability.map(([first]) => first)).toEqual([1, 0, 0]);
    expect(banded.centralWeights.slice(1)).toEqual([null, null]);
    expect(banded.entropyBits).toBe(0);
  });

  it("shares ranks among vendors that are tied", () => {
    const { prepared, comparison } = compared(agreed([x], { a: [3], b: [3], c: [1] }));
    const found = simulateRanks(prepared, comparison, { ...usual, samples: 10 })!;

    expect(found.rankAcceptability).toEqual([
      [0.5, 0.5, 0],
      [0.5, 0.5, 0],
      [0, 0, 1],
    ]);
    expect(found.pairwise[0]).toEqual([0, 0.5, 1]);
    expect(found.entropyBits).toBe(1);
  });

  const who = members("one", "two", "three", "four");
  const uncertain = model({
    criteria: [x],
    members: who,
    vendors: [vendor("a"), vendor("b")],
    scores: [...scores("a", { x: [5, 5, 1, 1] }, who), ...scores("b", { x: [3, 3, 3, 2] }, who)],
  });

  it("falls when other panels, or errors of scores, are played through, and is the same for the same seed", () => {
    const { prepared, comparison } = compared(uncertain);
    for (const variation of ["bootstrap", "normal"] as const) {
      const found = simulateRanks(prepared, comparison, { ...usual, scores: variation, samples: 4_000 })!;
      const share = found.rankAcceptability[0]![0]!;
      expect(share).toBeGreaterThan(0.5);
      expect(share).toBeLessThan(0.8);
      expect(Math.abs(found.confidence[0]! - share)).toBeLessThan(0.02);
      expect(simulateRanks(prepared, comparison, { ...usual, scores: variation, samples: 4_000 })).toEqual(found);
    }
    expect(simulateRanks(prepared, comparison, usual)!.rankAcceptability[0]![0]).toBe(1);
  });

  it("sees what other panels would say in practical ties, too", () => {
    const { prepared, comparison } = compared(uncertain);
    const [tie] = findPracticalTies(prepared, comparison, 7);

    expect(tie).toMatchObject({ vendors: ["a", "b"], difference: expect.closeTo(5, 9) });
    expect(tie!.standardError).toBeGreaterThan(10);
    const clear = compared(agreed([x], { a: [5], b: [4] }));
    expect(findPracticalTies(clear.prepared, clear.comparison, 7)).toEqual([]);
    const close = compared(agreed([x], { a: [4.04], b: [4] }));
    expect(findPracticalTies(close.prepared, close.comparison, 7)).toMatchObject([{ standardError: 0, threshold: 1 }]);
  });
});

describe("disagreement", () => {
  it.each([
    [[3, 3, 3], 0],
    [[1, 5], 0.8],
    [[0, 5, 0, 5], 1],
    [[0, 0, 5], 1],
    [[2], null],
  ] as const)("of scores %j is %s", (given, expected) => {
    const found = disagreementIndex(given, 5);

    if (expected === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(expected, 12);
  });

  it("goes on the agenda by whether the ranking hangs on it, then by weight", () => {
    const who = members("one", "two");
    const { prepared, comparison } = compared(
      model({
        criteria: [criterion("heavy", 8), criterion("light", 2)],
        members: who,
        vendors: [vendor("a"), vendor("b"), vendor("c")],
        scores: [
          ...scores("a", { heavy: [5, 5], light: [0, 5] }, who),
          ...scores("b", { heavy: [5, 5], light: [2, 2] }, who),
          ...scores("c", { heavy: [0, 2], light: [0, 0] }, who),
        ],
      }),
    );

    expect(moderationAgenda(prepared, comparison).map((item) => [item.vendor, item.criterion, item.affectsRank, item.isFlagged])).toEqual([
      ["a", "light", true, true],
      ["c", "heavy", false, true],
    ]);
  });
});

describe("members", () => {
  const who = members("one", "two", "three");
  const given = model({
    criteria: [x, y],
    members: who,
    vendors: [vendor("a"), vendor("b")],
    scores: [...scores("a", { x: [5, 5, 0], y: [3, 4, 3] }, who), ...scores("b", { x: [3, 3, 4], y: [3, 3, 3] }, who)],
  });

  it("agree as far as their own orders do, and their severity adds up to nothing", () => {
    const { prepared, results } = evaluate(given);
    const agreement = measureAgreement(prepared, results, 1);

    // Orders a b, a b and b a: S is 1/2, W is 1/9.
    expect(agreement.concordance).toMatchObject({ w: expect.closeTo(1 / 9, 12), method: "exact" });
    expect(agreement.byCriterion.get("x")).toBeCloseTo(1 / 9, 12);
    expect([...agreement.severity.values()].reduce<number>((sum, each) => sum + (each ?? 0), 0)).toBeCloseTo(0, 12);
    expect(agreement.raters).toEqual(["one", "two", "three"]);
  });

  it("who have not scored everything are not compared", () => {
    const { prepared, results } = evaluate({ ...given, scores: given.scores.slice(1) });

    expect(measureAgreement(prepared, results, 1).raters).toEqual(["two", "three"]);
  });

  it("are left out one by one", () => {
    expect(leaveMembersOut(evaluate(given).prepared).map(({ member, winner }) => [member, winner])).toEqual([
      ["one", "b"],
      ["two", "b"],
      ["three", "a"],
    ]);
  });
});

describe("the verdict", () => {
  const analyse = (given: ScoringModel) => analyseModel(given, { constraint: "ordinal", scores: "fixed", samples: 2_000, seed: 7 }).verdict;

  it("is robust when weights, members and simulation all keep the winner", () => {
    expect(analyse(agreed([x, y], { a: [5, 4], b: [1, 2] }))).toMatchObject({ word: "robust", winner: "a" });
  });

  it("is sensitive when one of the three fails, and contested when more do", () => {
    const who = members("one", "two", "three");
    const one = agreed([criterion("x", 51), criterion("y", 49)], { a: [5, 1], b: [1.1, 5] });
    const split = model({
      criteria: [x, y],
      members: who,
      vendors: [vendor("a"), vendor("b")],
      scores: [...scores("a", { x: [5, 3, 3], y: [5, 3, 3] }, who), ...scores("b", { x: [3, 4, 3], y: [3, 3, 3] }, who)],
    });

    expect(analyse(split)).toMatchObject({ word: "sensitive", winner: "a" });
    expect(analyse(split).reasons.map(({ holds }) => holds)).toEqual([true, true, false]);
    expect(analyse(one).reasons.map(({ holds }) => holds)).toEqual([expect.any(Boolean), false, true]);
  });

  it("is contested when nothing parts the first two", () => {
    expect(analyse(agreed([x], { a: [3], b: [3] }))).toEqual({
      word: "contested",
      winner: null,
      reasons: [{ code: "verdict.tiedFirst", holds: false }],
    });
  });

  it("waits for missing scores and for a second vendor", () => {
    const all = agreed([x], { a: [3], b: [4] });

    expect(analyse({ ...all, scores: all.scores.slice(1) })).toMatchObject({ word: null, reasons: [{ code: "verdict.incomplete" }] });
    expect(analyse(agreed([x], { a: [3] }))).toMatchObject({ word: null, winner: "a", reasons: [{ code: "verdict.noRival" }] });
  });
});
