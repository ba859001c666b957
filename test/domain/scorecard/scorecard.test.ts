import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Judgement } from "#app/domain/scorecard/judgement.ts";
import { criteriaOfModel } from "#app/domain/scorecard/criteria-of-model.ts";
import { evaluationFile } from "#app/domain/scorecard/evaluation-file.ts";
import { blankCriterion, copyCriteria } from "#app/domain/scorecard/new-criteria.ts";
import { pairsOf, pairSteps, ratioOfStep, stepOfRatio } from "#app/domain/scorecard/pair-scale.ts";
import { scorecardProblems } from "#app/domain/scorecard/scorecard-problems.ts";
import { allCriteria, groupsOf, type Scorecard, type ScorecardCriterion, type Weighting } from "#app/domain/scorecard/scorecard.ts";
import { sharesOf } from "#app/domain/scorecard/shares.ts";
import { standardMethod } from "#app/domain/scorecard/standard-method.ts";
import { modelFile } from "#app/http/evaluation-file/file-schema.ts";
import { weighTree } from "#app/domain/scoring/weigh-tree.ts";

/** Trees of up to three levels, with points between 1 and 100 and some criteria taken out. */
const tree = (depth: number): fc.Arbitrary<readonly ScorecardCriterion[]> =>
  fc
    .array(
      fc.record({
        weight: fc.integer({ min: 1, max: 100 }),
        isApplicable: fc.boolean(),
        children: depth > 1 ? fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, tree(depth - 1)) : fc.constant([]),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((criteria) => criteria.map((criterion) => ({ ...blankCriterion, ...criterion, id: "", name: { en: "", zh: null } })));

const named = (criteria: readonly ScorecardCriterion[]): readonly ScorecardCriterion[] => {
  let next = 0;
  return copyCriteria(criteria, () => `c${++next}`).criteria;
};
const cardOf = (criteria: readonly ScorecardCriterion[], changes: Partial<Scorecard> = {}): Scorecard => ({
  method: { ...standardMethod("CNY"), minimumTechnical: null },
  weighting: "points",
  criteria,
  requirements: [],
  weighings: [],
  ...changes,
});
const flat = (...weights: readonly number[]) =>
  weights.map((weight, at) => ({ ...blankCriterion, id: `c${at + 1}`, name: { en: `C${at + 1}`, zh: null }, weight }));

describe("shares of a scorecard", () => {
  it("add up to the whole over what is judged, and are those that the engine reckons with", () => {
    fc.assert(
      fc.property(tree(3).map(named), (criteria) => {
        const shares = sharesOf(cardOf(criteria), [], []);
        const leaves = allCriteria(criteria).filter(({ children }) => children.length === 0);
        const sum = leaves.reduce((total, { id }) => total + (shares.get(id)?.whole ?? 0), 0);
        const model = criteriaOfModel(cardOf(criteria), [], []);
        if (!model.ok) throw new Error("Points are enough");
        const counted = weighTree(model.value.criteria).leaves;
        expect(sum).toBeCloseTo(counted.length > 0 ? 1 : 0, 9);
        for (const { criterion, weight } of counted) expect(shares.get(criterion.id)?.whole).toBeCloseTo(weight, 9);
      }),
    );
  });

  it("are open where a group has no weights, and only below it", () => {
    const [group, other] = flat(50, 50);
    const criteria = [
      { ...group!, weighting: "rank" as const, children: flat(1, 1).map((each) => ({ ...each, id: `b-${each.id}` })) },
      other!,
    ];
    const shares = sharesOf(cardOf(criteria), [], []);
    expect(shares.get("c2")).toEqual({ local: 0.5, whole: 0.5 });
    expect(shares.get("b-c1")).toEqual({ local: null, whole: null });
  });
});

describe("problems of a scorecard", () => {
  it("name the group that has no weights once, and the field of a criterion that contradicts itself", () => {
    const criteria = [...flat(0, 0), { ...flat(1)[0]!, id: "c3", weight: 0, scale: [5, 0] as const }];
    const told = scorecardProblems(cardOf(criteria), [], []).map(({ code, groupId, criterionId, field }) => [
      code,
      groupId,
      criterionId,
      field,
    ]);
    expect(told).toEqual([
      ["weighing.zero", "", null, ""],
      ["model.scale.order", null, "c3", "scale"],
    ]);
  });

  it("are none of a sound one, whatever its tree", () => {
    fc.assert(
      fc.property(tree(3).map(named), (criteria) => {
        const isCounted = (one: ScorecardCriterion): boolean =>
          one.isApplicable && (one.children.length === 0 || one.children.some(isCounted));
        const codes = scorecardProblems(cardOf(criteria), [], []).map(({ code }) => code);
        expect(codes).toEqual(criteria.some(isCounted) ? [] : ["model.criteria.noneApplicable"]);
      }),
    );
  });
});

describe("weights by judgement", () => {
  const weighed = (weighting: Weighting, judgement: Judgement, count: number, reason = "") =>
    criteriaOfModel(
      cardOf(flat(...Array<number>(count).fill(1)), {
        weighting,
        weighings: [{ groupId: "", weigher: "agreed", judgement, reason }],
      }),
      [],
      [],
    );

  it("of comparisons that agree are the weights they came from", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 7 }), (weights) => {
        const ids = weights.map((_, at) => `c${at + 1}`);
        const pairs = pairsOf(ids).map(([first, second]) => {
          const of = (id: string) => weights[ids.indexOf(id)]!;
          return [first, second, of(first) / of(second)] as const;
        });
        const outcome = weighed("pairwise", { kind: "pairs", pairs }, weights.length);
        if (!outcome.ok) throw new Error("Comparisons that agree are enough");
        const total = weights.reduce((sum, each) => sum + each, 0);
        outcome.value.criteria.forEach(({ weight }, at) => expect(weight).toBeCloseTo(weights[at]! / total, 8));
      }),
    );
  });

  it("of criteria that were added since are open until they are judged", () => {
    expect(weighed("rank", { kind: "numbers", numbers: { c1: 1, c2: 2 } }, 3)).toMatchObject({
      ok: false,
      problem: [{ code: "weighing.missing", groupId: "" }],
    });
  });

  it("ignore criteria that are gone, and those that were taken out", () => {
    const criteria = flat(1, 1, 1).map((criterion) => (criterion.id === "c3" ? { ...criterion, isApplicable: false } : criterion));
    const judgement: Judgement = { kind: "numbers", numbers: { c1: 75, c2: 25, gone: 900 } };
    const card = cardOf(criteria, { weighting: "swing", weighings: [{ groupId: "", weigher: "agreed", judgement, reason: "" }] });
    expect(criteriaOfModel(card, [], [])).toMatchObject({ ok: false, problem: [{ code: "weighing.swing", most: 75 }] });
    const points: Judgement = { kind: "numbers", numbers: { c1: 100, c2: 25, gone: 900 } };
    const mended = { ...card, weighings: [{ groupId: "", weigher: "agreed" as const, judgement: points, reason: "" }] };
    expect(criteriaOfModel(mended, [], [])).toMatchObject({ ok: true, value: { weighed: [{ weights: [0.8, 0.2] }] } });
  });

  it("that contradict each other stand only with a reason", () => {
    const judgement: Judgement = {
      kind: "pairs",
      pairs: [
        ["c1", "c2", 3],
        ["c2", "c3", 3],
        ["c1", "c3", 1 / 5],
      ],
    };
    expect(weighed("pairwise", judgement, 3)).toMatchObject({ ok: false, problem: [{ code: "weighing.reason" }] });
    expect(weighed("pairwise", judgement, 3, "The law asks for it")).toMatchObject({ ok: true });
  });

  it("of the committee count by seat, of those seats that judged everything", () => {
    const card = cardOf(flat(1, 1), { weighings: [{ groupId: "", weigher: "committee", judgement: null, reason: "" }] });
    const said = (seatId: string, numbers: Record<string, number>) => ({
      ...{ groupId: "", seatId, method: "points", reason: "" },
      judgement: { kind: "numbers" as const, numbers },
    });
    const judgements = [said("s1", { c1: 90, c2: 10 }), said("s2", { c1: 10, c2: 90 }), said("s3", { c1: 1 })];
    const seats = [
      { id: "s1", weight: 3 },
      { id: "s2", weight: 1 },
      { id: "s3", weight: 1 },
    ];
    const outcome = criteriaOfModel(card, judgements, seats);
    expect(outcome).toMatchObject({ ok: true, value: { weighed: [{ counted: ["s1", "s2"], incomplete: ["s3"] }] } });
    if (!outcome.ok) return;
    expect(outcome.value.criteria.map(({ weight }) => Math.round(weight * 1e6) / 1e6)).toEqual([0.7, 0.3]);
    const [range] = outcome.value.weighed[0]!.range;
    expect(range).toEqual([0.1, 0.9]);
  });
});

describe("the scale of comparisons", () => {
  it("leads from steps to ratios and back, and to the nearest step", () => {
    for (const step of pairSteps) expect(stepOfRatio(ratioOfStep(step))).toBe(step);
    expect([0.45, 1.3, 2.6, 40, 0.01].map(stepOfRatio)).toEqual([-2, 1, 3, 9, -9]);
  });
});

describe("the file of a scorecard", () => {
  it("is read by the command line, whatever the tree and however it is weighed", () => {
    fc.assert(
      fc.property(tree(3).map(named), fc.boolean(), (criteria, isCommittee) => {
        const weigher = isCommittee ? ("committee" as const) : ("agreed" as const);
        const card = cardOf(criteria, { weighings: [{ groupId: "", weigher, judgement: null, reason: "" }] });
        const numbers = Object.fromEntries(criteria.map(({ id }) => [id, 10]));
        const judgement = { groupId: "", seatId: "s1", method: "points", reason: "", judgement: { kind: "numbers" as const, numbers } };
        const written = JSON.parse(JSON.stringify(evaluationFile(card, [judgement], [{ id: "s1", name: "Li Na", weight: 1 }]))) as unknown;
        const file = modelFile.parse(written);
        expect(file.weighting === undefined).toBe(!isCommittee);
        expect(groupsOf(card).length).toBeGreaterThan(0);
        expect(file.criteria).toHaveLength(criteria.length);
      }),
      { numRuns: 50 },
    );
  });
});
