import { checkCriteria } from "../scoring/check-criteria.ts";
import type { Criterion } from "../scoring/model.ts";
import type { Bilingual } from "../template/template.ts";
import { checkTexts, duplicateIds, type ContentProblem } from "./content-problem.ts";

export const amountUnits = ["weeks", "money"] as const;
/** What an amount is counted in; money in whole units of the project's currency. */
export type AmountUnit = (typeof amountUnits)[number];

/** A criterion of the scoring engine with the words that people judge by. */
export interface CriterionTemplate extends Criterion {
  readonly name: Bilingual;
  readonly lookFor: Bilingual;
  /** What the vendor is asked for as a proof; null for a criterion with others below it. */
  readonly evidence: Bilingual | null;
  /** Of the methodology. */
  readonly items: readonly string[];
  readonly unit: AmountUnit | null;
  /** The anchors as shares of the budget that was approved for the years of the cost, for a project that knows it; null where they do not depend on it. */
  readonly anchorShares: readonly [best: number, worst: number] | null;
  /** What one sees at each score of the scale, from the lowest; of an amount, what it is worth there. None for a criterion with others below it. */
  readonly levels: readonly Bilingual[];
  readonly children: readonly CriterionTemplate[];
}

/** What a vendor must fulfil, yes or no, before it is scored. */
export interface MandatoryRequirement {
  readonly id: string;
  readonly name: Bilingual;
  readonly requirement: Bilingual;
  readonly evidence: Bilingual;
  readonly items: readonly string[];
}

export interface ScorecardTemplate {
  readonly key: string;
  readonly version: number;
  readonly name: Bilingual;
  readonly summary: Bilingual;
  readonly scale: readonly [lowest: number, highest: number];
  /** Points of 100 that everything but the costs must reach; null for none. */
  readonly minimumTechnical: number | null;
  /** What the scores of the scale mean, whatever the criterion, from the lowest. */
  readonly levels: readonly Bilingual[];
  readonly mandatory: readonly MandatoryRequirement[];
  readonly criteria: readonly CriterionTemplate[];
}

/** The criteria without others below them, which vendors are judged by, in the order of the tree. */
export function leavesOf(criteria: readonly CriterionTemplate[]): readonly CriterionTemplate[] {
  return criteria.flatMap((criterion) => (criterion.children.length === 0 ? [criterion] : leavesOf(criterion.children)));
}

/**
 * What keeps a scorecard from being used: ids used twice, weights below 0 or siblings whose points add up to nothing, minimums and anchors that contradict
 * their scale, a leaf without a description of every score or without evidence to ask for, a group with either, texts missing in a language. Empty for a sound one. A scale from
 * 0 to 5 asks for six descriptions. Never throws.
 */
export function checkScorecard({ scale, levels, mandatory, criteria, name, summary }: ScorecardTemplate): readonly ContentProblem[] {
  const all = withGroups(criteria);
  const count = levelsOf(scale);
  return [
    ...checkTexts("scorecard", [name, summary, ...levels]),
    ...(levels.length === count ? [] : [{ code: "content.levels" as const, place: "scorecard" }]),
    ...checkCriteria({ ...emptyModel, criteria }).map(({ code, place }) => ({ code, place: place.join(".") })),
    ...duplicateIds([...all, ...mandatory]),
    ...all.flatMap(checkCriterion),
    ...mandatory.flatMap((each) => checkTexts(each.id, [each.name, each.requirement, each.evidence])),
  ];
}

function checkCriterion(criterion: CriterionTemplate): readonly ContentProblem[] {
  const { id: place, weight, levels, evidence, children, scale, name, lookFor } = criterion;
  const isLeaf = children.length === 0;
  return [
    ...(weight >= 0 ? [] : [{ code: "content.weight" as const, place }]),
    ...(levels.length === (isLeaf ? levelsOf(scale) : 0) ? [] : [{ code: "content.levels" as const, place }]),
    ...((evidence !== null) === isLeaf ? [] : [{ code: "content.evidence" as const, place }]),
    ...checkTexts(place, [name, lookFor, ...levels, ...(evidence === null ? [] : [evidence])]),
  ];
}

function levelsOf([lowest, highest]: readonly [number, number]): number {
  return highest - lowest + 1;
}

function withGroups(criteria: readonly CriterionTemplate[]): readonly CriterionTemplate[] {
  return criteria.flatMap((criterion) => [criterion, ...withGroups(criterion.children)]);
}

const emptyModel = {
  vendors: [],
  members: [],
  scores: [],
  moderated: [],
  normalisation: "absolute",
  moneyPerPoint: null,
  aggregation: "mean",
  minimumTechnical: null,
  tieBreaks: [],
  chairOrder: [],
} as const;
