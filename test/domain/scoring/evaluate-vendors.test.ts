import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom, type Random } from "#app/domain/random.ts";
import { breakTie } from "#app/domain/scoring/break-tie.ts";
import { aggregateScores } from "#app/domain/scoring/group-score.ts";
import { findBorderline } from "#app/domain/scoring/knock-out.ts";
import { leaveVendorsOut } from "#app/domain/scoring/leave-one-out.ts";
import type { Ballot, Criterion, ScoringModel } from "#app/domain/scoring/model.ts";
import { valueOfScore } from "#app/domain/scoring/value-of-score.ts";
import { wholeLifeCost } from "#app/domain/scoring/whole-life-cost.ts";
import { winnerOf } from "#app/domain/scoring/winner.ts";
import { agreed, criterion, evaluate, members, model, scores, vendor } from "./small-model.ts";

const who = members("one", "two", "three", "four");
const quality = criterion("quality", 1);

describe("the group's score", () => {
  it.each([
    ["mean", [4, 2], [3, 1], 3.5],
    ["trimmed", [0, 3, 4, 4, 5], [1, 1, 1, 1, 1], 11 / 3],
    ["trimmed", [0, 3, 4, 5], [1, 1, 1, 1], 3],
    ["median", [1, 2, 5], [1, 1, 1], 2],
    ["median", [1, 2, 5, 5], [1, 1, 1, 1], 3.5],
    ["median", [1, 5], [1, 3], 5],
  ] as const)("by %s of %j with weights %j is %d", (aggregation, given, weights, expected) => {
    expect(aggregateScores(given, weights, aggregation)).toBeCloseTo(expected, 12);
  });

  it("leaves those out who abstain or are recused, whatever they scored before, and is never 0 or the middle for them", () => {
    const ballots: readonly Ballot[] = [
      ...scores("a", { quality: [4, 4, 1, 1] }, who),
      { state: "recused", member: "three", vendor: "a", criterion: null },
    ];
    const withAbstention: readonly Ballot[] = [
      ...ballots.filter(({ member }) => member !== "four"),
      { state: "abstain", member: "four", vendor: "a", criterion: "quality" },
    ];
    const { results } = evaluate(model({ criteria: [quality], vendors: [vendor("a")], members: who, scores: withAbstention }));

    expect(results[0]).toMatchObject({ total: 80, isComplete: true });
  });

  it("is an interval while somebody has not scored, as if they scored lowest or highest", () => {
    const { results } = evaluate(
      model({ criteria: [quality], vendors: [vendor("a")], members: who, scores: scores("a", { quality: [4, 4, 4, null] }, who) }),
    );

    expect(results[0]).toMatchObject({ isComplete: false, low: 60, high: 85, total: 80 });
  });

  it("is an interval below the quorum of two, though nobody else may score", () => {
    const ballots: readonly Ballot[] = [
      ...scores("a", { quality: [4] }, who),
      ...["two", "three", "four"].map((member): Ballot => ({ state: "abstain", member, vendor: "a", criterion: null })),
    ];
    const { results } = evaluate(model({ criteria: [quality], vendors: [vendor("a")], members: who, scores: ballots }));

    expect(results[0]).toMatchObject({ isComplete: false, low: 40, high: 90 });
  });

  it("gives way to a moderated value", () => {
    const { results } = evaluate(
      model({
        criteria: [quality],
        vendors: [vendor("a")],
        members: who,
        scores: scores("a", { quality: [5, 5, 0, null] }, who),
        moderated: [{ vendor: "a", criterion: "quality", value: 3, reason: "Seen again in the demonstration" }],
      }),
    );

    expect(results[0]).toMatchObject({ total: 60, isComplete: true });
  });

  it("is anything on the scale where nobody has scored", () => {
    const { results, standings } = evaluate(model({ criteria: [quality], vendors: [vendor("a"), vendor("b")], members: who }));

    expect(results[0]).toMatchObject({ total: null, low: 0, high: 100, isEligible: true });
    expect(standings).toEqual([
      { rank: null, isProvisional: true },
      { rank: null, isProvisional: true },
    ]);
  });
});

describe("values", () => {
  it("follow the points of a criterion by straight lines", () => {
    const bent = {
      scale: [0, 5],
      valuePoints: [
        [0, 0],
        [2, 0.8],
        [5, 1],
      ],
    } as const;

    expect([0, 1, 3, 5, 9].map((score) => valueOfScore(bent, score))).toEqual([0, 0.4, expect.closeTo(0.8667, 4), 1, 1]);
  });

  it("of costs count the year 0 in full, and are not known for nothing or less", () => {
    expect(wholeLifeCost([100_000, 110_000], 0.1)).toBeCloseTo(200_000, 6);
    expect(wholeLifeCost(500, 0.1)).toBe(500);
    expect([wholeLifeCost(undefined, 0), wholeLifeCost([], 0), wholeLifeCost([0, 0], 0), wholeLifeCost([5, -9], 0)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

const cost = criterion("cost", 1, { kind: "cost", anchors: [100, 300] });
const bids = (normalisation: ScoringModel["normalisation"], changes: Partial<ScoringModel> = {}) =>
  agreed(
    [quality, cost],
    { a: [4], b: [3], c: [2] },
    {
      vendors: [vendor("a", { facts: { cost: 200 } }), vendor("b", { facts: { cost: 100 } }), vendor("c", { facts: { cost: 400 } })],
      normalisation,
      ...changes,
    },
  );

describe("costs", () => {
  it.each([
    ["absolute", null, [65, 80, 20]],
    ["ratio", null, [65, 80, 32.5]],
    ["range", null, [40 + 100 / 3, 80, 20]],
    // A point of quality is worth 10: the costs are 20, 10 and 40 points.
    ["money", 10, [60, 50, 0]],
  ] as const)("are worth what %s scoring says", (normalisation, moneyPerPoint, expected) => {
    const { totals } = evaluate(bids(normalisation, { moneyPerPoint }));

    expected.forEach((total, at) => expect(totals[at]).toBeCloseTo(total, 9));
  });

  it("that are missing or nothing hold a vendor back without touching the others", () => {
    const held = bids("absolute", {
      vendors: [vendor("a", { facts: { cost: 200 } }), vendor("b", { facts: { cost: 0 } }), vendor("c", { facts: { cost: 400 } })],
    });
    const { results, standings, totals } = evaluate(held);

    expect(results[1]).toMatchObject({ isHeld: true, isEligible: true, total: null, low: 30, high: 80, cost: null });
    expect(totals[0]).toBe(65);
    expect(standings[1]).toEqual({ rank: null, isProvisional: true });
  });

  it("of a vendor that is knocked out or withdrawn are no measure for others", () => {
    const cheapest = vendor("b", { isMandatoryFailed: true, facts: { cost: 100 } });
    const { totals, standings } = evaluate(
      bids("ratio", { vendors: [vendor("a", { facts: { cost: 200 } }), cheapest, vendor("c", { facts: { cost: 400 } })] }),
    );

    expect([totals[0], totals[2]]).toEqual([90, 45]);
    expect(standings.map(({ rank }) => rank)).toEqual([1, null, 2]);
  });

  it("scored against each other can turn the others round when one leaves, and the test says so", () => {
    // Quality 50 and 75, prices 60 and 100, then one who bids 20: all that scores relatively.
    const three = agreed(
      [criterion("quality", 1, { scale: [0, 100] }), cost],
      { a: [50], b: [75], low: [0] },
      {
        vendors: [vendor("a", { facts: { cost: 60 } }), vendor("b", { facts: { cost: 100 } }), vendor("low", { facts: { cost: 20 } })],
        normalisation: "ratio",
      },
    );

    expect(leaveVendorsOut(three).find(({ vendor: id }) => id === "low")).toEqual({ vendor: "low", ranking: ["a", "b"], isReversed: true });
    expect(leaveVendorsOut({ ...three, normalisation: "absolute" }).some(({ isReversed }) => isReversed)).toBe(false);
  });
});

describe("knock-outs", () => {
  const demanding = criterion("quality", 1, { minimum: 3 });
  const given = (rows: Readonly<Record<string, readonly (number | null)[]>>, changes: Partial<ScoringModel> = {}) =>
    model({
      criteria: [demanding],
      members: who,
      vendors: Object.keys(rows).map((id) => vendor(id)),
      scores: Object.entries(rows).flatMap(([id, row]) => scores(id, { quality: row }, who)),
      ...changes,
    });

  it("compare unrounded values, and reaching the minimum passes", () => {
    const { results } = evaluate(given({ a: [3, 3, 3, 3], b: [3, 3, 3, 2.99] }));

    expect(results.map(({ isEligible }) => isEligible)).toEqual([true, false]);
    expect(results[1]?.knockOuts).toMatchObject([{ rule: "minimumScore", criterion: "quality", passes: false, minimum: 3 }]);
  });

  it("stay open while missing scores decide, and are settled when they cannot", () => {
    const { results } = evaluate(given({ open: [3, 3, 3, null], passed: [5, 5, 5, null], failed: [1, 1, 1, null] }));

    expect(results.map(({ knockOuts }) => knockOuts[0]?.passes)).toEqual([null, true, false]);
  });

  it("are borderline where members stand on both sides or one turns them round", () => {
    const { prepared, results } = evaluate(given({ split: [5, 5, 2, 5], clear: [4, 4, 4, 4] }));

    expect(results.map(({ knockOuts }, at) => findBorderline(prepared, at, knockOuts).length)).toEqual([1, 0]);
  });

  it("go in order: mandatory requirements, minimums, the minimum of everything but the costs", () => {
    const failing = given({ a: [1, 1, 1, 1] }, { vendors: [vendor("a", { isMandatoryFailed: true })], minimumTechnical: 70 });

    expect(evaluate(failing).results[0]?.knockOuts.map(({ rule, value }) => [rule, value])).toEqual([
      ["mandatory", null],
      ["minimumScore", 1],
      ["minimumTechnical", 20],
    ]);
  });

  it("measure a group of criteria on its own scale", () => {
    const group = criterion("group", 1, { minimum: 3, children: [criterion("x", 1), criterion("y", 3)] });
    const { results } = evaluate(agreed([group, quality], {}, { vendors: [vendor("a")], scores: [] }));

    expect(results[0]?.knockOuts).toMatchObject([{ criterion: "group", value: null, passes: null }]);
    const full = evaluate(
      model({ criteria: [group], members: who, vendors: [vendor("a")], scores: scores("a", { x: [5, 5, 5, 5], y: [2, 2, 2, 2] }, who) }),
    );
    expect(full.results[0]?.knockOuts[0]?.value).toBeCloseTo(2.75, 12);
    expect(full.results[0]?.isEligible).toBe(false);
  });
});

describe("ranks", () => {
  it("of equal totals are shared, and the next ones left out", () => {
    const { standings } = evaluate(agreed([quality], { a: [5], b: [3], c: [3], d: [1] }));

    expect(standings.map(({ rank }) => rank)).toEqual([1, 2, 2, 4]);
  });

  it("are given to those whose intervals overlap with nobody's", () => {
    const rows = { a: [5, 5, 5, null], b: [2, 2, 2, null], c: [2, 2, 2, 2] };
    const ballots = Object.entries(rows).flatMap(([id, row]) => scores(id, { quality: row }, who));
    const { standings } = evaluate(
      model({ criteria: [quality], members: who, vendors: Object.keys(rows).map((id) => vendor(id)), scores: ballots }),
    );

    expect(standings.map(({ rank, isProvisional }) => [rank, isProvisional])).toEqual([
      [1, false],
      [null, true],
      [null, true],
    ]);
  });

  it("that are tied are parted by the declared rules alone", () => {
    const table = { a: [2, 4], b: [4, 2] };
    const tied = [0, 1];
    const [x, y] = [criterion("x", 1), criterion("y", 1)];
    const undecided = evaluate(agreed([x, y], table));
    const byChair = evaluate(agreed([x, y], table, { tieBreaks: ["highestWeight", "lowerCost", "chair"], chairOrder: ["b", "a"] }));

    expect(breakTie(undecided.prepared, undecided.results, tied)).toEqual({ order: [0, 1], by: null });
    expect(winnerOf(undecided.prepared, undecided.results)).toBeNull();
    expect(breakTie(byChair.prepared, byChair.results, tied)).toEqual({ order: [1, 0], by: "chair" });
    expect(winnerOf(byChair.prepared, byChair.results)).toBe(1);
  });

  it("that are tied go by the highest weight, then the lower cost", () => {
    const table = { a: [1, 5], b: [3, 2] };
    const weighed = evaluate(agreed([criterion("x", 3), criterion("y", 2)], table, { tieBreaks: ["highestWeight"] }));

    expect(weighed.totals).toEqual([52, 52]);
    expect(breakTie(weighed.prepared, weighed.results, [0, 1])).toEqual({ order: [1, 0], by: "highestWeight" });
  });
});

describe("one vendor more or less", () => {
  it("changes no other total in absolute mode, in 10,000 models", () => {
    let violations = 0;
    for (let seed = 1; seed <= 10_000; seed++) {
      const random = createRandom(seed);
      const all = randomModel(random);
      const before = evaluate(all).results;
      const gone = Math.floor(random() * all.vendors.length);
      const without = all.vendors.filter((_, at) => at !== gone);
      const left = evaluate({
        ...all,
        vendors: without,
        scores: all.scores.filter((ballot) => ballot.vendor !== all.vendors[gone]?.id),
      }).results;
      const kept = before.filter((_, at) => at !== gone);
      if (kept.some(({ total, low, high }, at) => total !== left[at]?.total || low !== left[at]?.low || high !== left[at]?.high))
        violations++;
    }

    expect(violations).toBe(0);
  });

  it("is seen by the same test when prices count against each other", () => {
    const before = evaluate(bids("ratio")).totals;
    const after = evaluate(bids("ratio", { vendors: bids("ratio").vendors.filter(({ id }) => id !== "b") })).totals;

    expect(before[0]).not.toBe(after[0]);
  });
});

describe("a total", () => {
  it("never falls when a score rises", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0, max: 5, noNaN: true }), (seed, value) => {
        const given = randomModel(createRandom(seed));
        const at = given.scores.findIndex((ballot) => ballot.state === "score" && ballot.value <= value);
        if (at === -1) return;
        const raised = given.scores.map((ballot, row) => (row === at && ballot.state === "score" ? { ...ballot, value } : ballot));
        const [before, after] = [evaluate(given).results, evaluate({ ...given, scores: raised }).results];
        before.forEach(({ total, low }, place) => {
          if (total !== null) expect(after[place]?.total).toBeGreaterThanOrEqual(total - 1e-9);
          expect(after[place]?.low).toBeGreaterThanOrEqual(low - 1e-9);
        });
      }),
    );
  });
});

/** A small model with groups, facts, all states of cells and any aggregation. */
function randomModel(random: Random): ScoringModel {
  const pick = (most: number) => Math.floor(random() * most);
  const leaf = (id: string): Criterion => criterion(id, 1 + pick(9), { scale: pick(2) === 0 ? [0, 5] : [1, 10] });
  const criteria = [
    leaf("a"),
    criterion("group", 1 + pick(5), { children: [leaf("b"), leaf("c")] }),
    criterion("time", 1 + pick(5), { kind: "lowerIsBetter", anchors: [10, 60] }),
    criterion("cost", 1 + pick(5), { kind: "cost", anchors: [100, 900], discountRate: random() / 5 }),
  ];
  const panel = Array.from({ length: 1 + pick(6) }, (_, at) => ({ id: `m${at}`, weight: 1 + pick(3) }));
  const vendors = Array.from({ length: 2 + pick(4) }, (_, at) =>
    vendor(`v${at}`, {
      isMandatoryFailed: pick(8) === 0,
      facts: { time: 5 + 70 * random(), ...(pick(9) === 0 ? {} : { cost: [900 * random(), 90 * random()] }) },
    }),
  );
  const states = ["score", "score", "score", "score", "score", "not_yet", "abstain"] as const;
  const ballots = vendors.flatMap(({ id }) =>
    panel.flatMap(({ id: member }) =>
      ["a", "b", "c"].map((name): Ballot => {
        const state = states[pick(states.length)] ?? "score";
        return state === "score"
          ? { state, member, vendor: id, criterion: name, value: 1 + 4 * random() }
          : { state, member, vendor: id, criterion: name };
      }),
    ),
  );
  return model({
    criteria,
    vendors,
    members: panel,
    scores: ballots,
    aggregation: (["mean", "trimmed", "median"] as const)[pick(3)] ?? "mean",
  });
}
