import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { combineJudgements, judgementMatrix, weighPairwise } from "#app/domain/scoring/pairwise.ts";
import { rankOrderCentroids } from "#app/domain/scoring/rank-order-centroid.ts";
import { weighSiblings } from "#app/domain/scoring/weigh-siblings.ts";
import { weighTree } from "#app/domain/scoring/weigh-tree.ts";
import { criterion } from "./small-model.ts";

const said = (points: readonly number[], memberWeight = 1) => ({ member: "one", memberWeight, points });

describe("weights of a tree", () => {
  it("are products of shares, at any depth, and those of the leaves add up to 1", () => {
    const tree = weighTree([
      criterion("a", 2, { children: [criterion("a1", 3), criterion("a2", 1, { children: [criterion("deep", 7)] })] }),
      criterion("b", 2),
    ]);

    expect(tree.leaves.map((leaf) => [leaf.criterion.id, leaf.weight])).toEqual([
      ["a1", 0.375],
      ["deep", 0.125],
      ["b", 0.5],
    ]);
    expect(tree.nodes.map((node) => node.criterion.id)).toEqual(["a", "a1", "a2", "deep", "b"]);
    expect(tree.nodes[0]).toMatchObject({ leaves: [0, 1], shares: [0.75, 0.25], depth: 0 });
    expect(tree.nodes[3]).toMatchObject({ ancestors: [2, 0], depth: 2 });
  });

  it("go to those beside a criterion that does not apply, and past a group of which nothing is left", () => {
    const none = { isApplicable: false };
    const tree = weighTree([
      criterion("a", 1, { children: [criterion("a1", 1, none)] }),
      criterion("b", 1),
      criterion("c", 2, none),
      criterion("d", 3),
    ]);

    expect(tree.leaves.map((leaf) => [leaf.criterion.id, leaf.weight])).toEqual([
      ["b", 0.25],
      ["d", 0.75],
    ]);
  });

  it("cannot be made of points that add up to nothing", () => {
    expect(() => weighTree([criterion("a", 0), criterion("b", 0)])).toThrow(RangeError);
  });

  it("add up to 1 within 1e-12 for any points", () => {
    const points = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(points, fc.double({ min: 0.01, max: 1e6, noNaN: true }), (row, one) => {
        const tree = weighTree([
          criterion("group", 3, { children: [one, ...row].map((each, at) => criterion(`c${at}`, each)) }),
          criterion("rest", 4),
        ]);
        expect(Math.abs(tree.leaves.reduce((sum, { weight }) => sum + weight, 0) - 1)).toBeLessThan(1e-12);
      }),
    );
  });
});

describe("rank order centroids", () => {
  it("are shared by criteria of the same rank", () => {
    const [first, second, third, fourth] = rankOrderCentroids([1, 2, 2, 3]);

    expect(first).toBeCloseTo(0.520833, 6);
    expect(second).toBe(third);
    expect(second).toBeCloseTo((0.270833 + 0.145833) / 2, 6);
    expect(fourth).toBeCloseTo(0.0625, 6);
  });

  it("of all the same rank are equal", () => {
    rankOrderCentroids([5, 5, 5]).forEach((weight) => expect(weight).toBeCloseTo(1 / 3, 12));
  });
});

describe("what members say of weights", () => {
  it("becomes their weighted mean, with the range over them", () => {
    const found = weighSiblings({ method: "points", opinions: [said([60, 40], 3), said([20, 80])] }, 2);

    expect(found).toMatchObject({
      ok: true,
      value: {
        weights: [expect.closeTo(0.5, 12), expect.closeTo(0.5, 12)],
        range: [
          [0.2, 0.6],
          [0.4, 0.8],
        ],
        pairwise: null,
      },
    });
  });

  it("by swing needs 100 for the most important one", () => {
    expect(weighSiblings({ method: "swing", opinions: [said([100, 25])] }, 2)).toMatchObject({ ok: true, value: { weights: [0.8, 0.2] } });
    expect(weighSiblings({ method: "swing", opinions: [said([90, 25])] }, 2)).toMatchObject({
      ok: false,
      problem: { code: "weighting.swing", most: 90 },
    });
  });

  it("by rank becomes centroids", () => {
    const found = weighSiblings({ method: "rank", opinions: [{ member: "one", memberWeight: 1, ranks: [2, 1] }] }, 2);

    expect(found).toMatchObject({ ok: true, value: { weights: [0.25, 0.75] } });
  });

  it.each([
    ["nobody", [], "weighting.empty"],
    ["nobody whose opinion counts", [said([1, 2], 0)], "weighting.empty"],
    ["somebody without points", [said([0, 0])], "weighting.zero"],
  ] as const)("is refused of %s", (_, opinions, code) => {
    expect(weighSiblings({ method: "points", opinions }, 2)).toMatchObject({ ok: false, problem: { code } });
  });

  it("in pairs is combined by geometric means before the weights are found", () => {
    const judge = (ratio: number) => ({ member: "one", memberWeight: 1, judgements: [{ first: 0, second: 1, ratio }] });
    const found = weighSiblings({ method: "pairwise", randomIndex: "saaty2005", opinions: [judge(2), judge(8)] }, 2);

    expect(found).toMatchObject({ ok: true, value: { weights: [expect.closeTo(0.8, 9), expect.closeTo(0.2, 9)] } });
    expect(found.ok && found.value.range[0]).toEqual([expect.closeTo(2 / 3, 9), expect.closeTo(8 / 9, 9)]);
  });
});

describe("pairwise comparison", () => {
  const judged = (items: number, ...pairs: readonly (readonly [number, number, number])[]) =>
    judgementMatrix(
      items,
      pairs.map(([first, second, ratio]) => ({ first, second, ratio })),
    );

  it("finds no fault in judgements that fit, or in two items", () => {
    const fitting = weighPairwise(judged(3, [0, 1, 6], [0, 2, 3], [1, 2, 0.5]), "saaty2005");
    const two = weighPairwise(judged(2, [0, 1, 9]), "saaty2005");

    expect(fitting).toMatchObject({ ok: true, value: { worst: null, grade: "acceptable", completed: 0 } });
    expect(fitting.ok && fitting.value.consistencyRatio).toBeCloseTo(0, 9);
    expect(two).toMatchObject({ ok: true, value: { consistencyRatio: 0, worst: null } });
  });

  it("points at the judgement that fits least, and says what would fit", () => {
    const found = weighPairwise(judged(4, [0, 1, 2], [0, 2, 4], [0, 3, 8], [1, 2, 2], [1, 3, 4], [2, 3, 1 / 7]), "saaty2005");
    if (!found.ok) throw new Error("connected");

    expect(found.value.grade).toBe("needsReason");
    expect(found.value.worst).toMatchObject({ first: 3, second: 2, ratio: 7 });
    expect(found.value.worst?.suggested).toBeLessThan(7);
  });

  it("completes judgements that nobody made, exactly where the others leave one answer", () => {
    const found = weighPairwise(judged(3, [0, 1, 2], [1, 2, 3]), "saaty2005");
    if (!found.ok) throw new Error("connected");

    expect(found.value.completed).toBe(1);
    [6 / 10, 3 / 10, 1 / 10].forEach((weight, at) => expect(found.value.weights[at]).toBeCloseTo(weight, 9));
  });

  it("is refused where no chain of judgements connects the items, and names them", () => {
    expect(weighPairwise(judged(4, [0, 1, 2], [2, 3, 2]), "saaty2005")).toEqual({
      ok: false,
      problem: { code: "pairwise.disconnected", items: [2, 3] },
    });
  });

  it("gives the same weights whichever way round a pair was judged, and leaves out pairs that only others judged", () => {
    expect(combineJudgements([judged(2, [0, 1, 4]), judged(2)], [1, 5])).toEqual(judged(2, [1, 0, 1 / 4]));
  });

  it("has no ratio beyond its table", () => {
    const chain = Array.from({ length: 16 }, (_, at) => [at, at + 1, 1] as const);

    expect(weighPairwise(judged(17, ...chain), "saaty2005")).toMatchObject({
      ok: true,
      value: { consistencyRatio: null, grade: "unknown" },
    });
  });
});
