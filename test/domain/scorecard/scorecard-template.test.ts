import { describe, expect, it } from "vitest";

import { checkScorecard, leavesOf, type CriterionTemplate, type ScorecardTemplate } from "#app/domain/scorecard/scorecard-template.ts";
import { criterion } from "#test/domain/scoring/small-model.ts";

const text = { en: "Text", zh: "文字" };
const six = Array.from({ length: 6 }, () => text);

function leaf(id: string, changes: Partial<CriterionTemplate> = {}): CriterionTemplate {
  const words = { name: text, lookFor: text, evidence: text, items: [], unit: null, anchorShares: null, levels: six };
  return { ...criterion(id, 1), ...words, children: [], ...changes };
}

function group(id: string, children: readonly CriterionTemplate[]): CriterionTemplate {
  return leaf(id, { children, levels: [], evidence: null });
}

function scorecard(criteria: readonly CriterionTemplate[], changes: Partial<ScorecardTemplate> = {}): ScorecardTemplate {
  return {
    key: "own",
    version: 1,
    name: text,
    summary: text,
    scale: [0, 5],
    minimumTechnical: null,
    levels: six,
    mandatory: [],
    criteria,
    ...changes,
  };
}

describe("a scorecard", () => {
  it("is sound when every leaf has a description of every score and evidence to ask for", () => {
    expect(checkScorecard(scorecard([leaf("a"), group("b", [leaf("c"), leaf("d")])]))).toEqual([]);
  });

  it("is judged by the criteria without others below them, in the order of the tree", () => {
    const found = leavesOf([group("a", [leaf("b"), group("c", [leaf("d")])]), leaf("e")]);

    expect(found.map(({ id }) => id)).toEqual(["b", "d", "e"]);
  });

  it.each([
    ["a description too few", leaf("a", { levels: six.slice(1) }), "content.levels"],
    ["no evidence", leaf("a", { evidence: null }), "content.evidence"],
    ["a weight below 0", leaf("a", { weight: -0.5 }), "content.weight"],
    ["a text that is blank in Chinese", leaf("a", { lookFor: { en: "Text", zh: " " } }), "content.text"],
    ["descriptions of a group", leaf("a", { children: [leaf("b")], evidence: null }), "content.levels"],
    ["evidence of a group", leaf("a", { children: [leaf("b")], levels: [] }), "content.evidence"],
    ["a minimum off the scale", leaf("a", { minimum: 6 }), "model.minimum.offScale"],
    ["an amount without anchors", leaf("a", { kind: "lowerIsBetter" }), "model.anchors.missing"],
    ["anchors the wrong way round", leaf("a", { kind: "cost", anchors: [5, 2] }), "model.anchors.order"],
  ])("is refused for %s", (_, wrong, code) => {
    expect(checkScorecard(scorecard([wrong, leaf("z")])).map((problem) => problem.code)).toEqual([code]);
  });

  it("is refused for weights that add up to nothing", () => {
    const problems = checkScorecard(scorecard([leaf("a", { weight: 0 }), leaf("b", { weight: 0 })]));

    expect(problems).toEqual([{ code: "model.weights.zero", place: "criteria" }]);
  });

  it("is refused for an id of a criterion that a mandatory requirement has, too", () => {
    const mandatory = [{ id: "a", name: text, requirement: text, evidence: text, items: [] }];

    expect(checkScorecard(scorecard([leaf("a")], { mandatory }))).toEqual([{ code: "content.duplicate", place: "a" }]);
  });

  it("is refused for a scale that is not described", () => {
    expect(checkScorecard(scorecard([leaf("a")], { levels: [] }))).toEqual([{ code: "content.levels", place: "scorecard" }]);
  });
});
