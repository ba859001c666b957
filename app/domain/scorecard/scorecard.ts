import type { Aggregation, CriterionKind, Normalisation, ScoreVariation, TieBreak, ValuePoint } from "../scoring/model.ts";
import type { Judgement } from "./judgement.ts";

/** A text as it was written, and in Chinese where somebody gave that. */
export interface BilingualText {
  readonly en: string;
  readonly zh: string | null;
}

export const weightings = ["points", "swing", "rank", "pairwise"] as const;
/** How criteria beside each other are weighed: by points, by swing points, by their order, or by comparing them in pairs. */
export type Weighting = (typeof weightings)[number];

/** How scores become totals, and what is asked of the result; declared before offers are opened. */
export interface EvaluationMethod {
  readonly normalisation: Normalisation;
  /** What a point of quality, of 100, is worth in the evaluation's currency; null unless costs count in money. */
  readonly moneyPerPoint: number | null;
  readonly aggregation: Aggregation;
  /** Points of 100 that everything but the costs must reach; null for none. */
  readonly minimumTechnical: number | null;
  /** In the order in which they are asked. */
  readonly tieBreaks: readonly TieBreak[];
  /** How freely the weights may vary in the analysis: not bound, in the agreed order, or between shares of the whole by criterion. */
  readonly weightConstraint: "none" | "ordinal" | Readonly<Record<string, readonly [low: number, high: number]>>;
  readonly scoreVariation: ScoreVariation;
  readonly samples: number;
  readonly seed: number;
  /** 2 where prices are opened only of the vendors that pass everything else. */
  readonly envelopes: 1 | 2;
  /** ISO 4217. */
  readonly currency: string;
  /** The named procedure that it was set by; null for a method of the project's own. */
  readonly preset: string | null;
}

/** What a score means. */
export interface ScaleLevel {
  readonly level: number;
  readonly text: BilingualText;
}

export const amountUnits = ["days", "weeks", "months", "years"] as const;
/** What an amount that is no money is counted in. */
export type AmountUnit = (typeof amountUnits)[number];

export interface ScorecardCriterion {
  readonly id: string;
  /** Of the ready scorecard, such as `C01`; null for one of the project's own. */
  readonly libraryId: string | null;
  readonly name: BilingualText;
  /** What to look at. */
  readonly guidance: BilingualText;
  readonly kind: CriterionKind;
  /** Of amounts that are not money; null for a plain number. */
  readonly unit: AmountUnit | null;
  /** Points against the criteria beside it; they count where its group is weighed by points that were agreed. */
  readonly weight: number;
  /** How the criteria below it are weighed. */
  readonly weighting: Weighting;
  readonly scale: readonly [lowest: number, highest: number];
  readonly levels: readonly ScaleLevel[];
  readonly valuePoints: readonly ValuePoint[] | null;
  readonly anchors: readonly [best: number, worst: number] | null;
  readonly discountRate: number;
  readonly minimum: number | null;
  readonly isApplicable: boolean;
  readonly children: readonly ScorecardCriterion[];
}

/** What a vendor must meet, yes or no. */
export interface ScorecardRequirement {
  readonly id: string;
  readonly libraryId: string | null;
  readonly text: BilingualText;
}

export const weighers = ["agreed", "committee"] as const;
/** Whose judgement gives a group its weights: one that was agreed, or those of the committee's members together. */
export type Weigher = (typeof weighers)[number];

/** How one group was weighed in agreement; groups without one are weighed by points that were agreed. */
export interface AgreedWeighing {
  /** The criterion above the group; empty for the criteria at the top. */
  readonly groupId: string;
  readonly weigher: Weigher;
  /** Null where the committee weighs, or points do. */
  readonly judgement: Judgement | null;
  /** Why judgements that contradict each other stand; empty for none. */
  readonly reason: string;
}

/** All by which vendors are judged. */
export interface Scorecard {
  readonly method: EvaluationMethod;
  /** How the criteria at the top are weighed. */
  readonly weighting: Weighting;
  readonly criteria: readonly ScorecardCriterion[];
  readonly requirements: readonly ScorecardRequirement[];
  readonly weighings: readonly AgreedWeighing[];
}

/** Every criterion, each before those below it. */
export function allCriteria(criteria: readonly ScorecardCriterion[]): readonly ScorecardCriterion[] {
  return criteria.flatMap((criterion) => [criterion, ...allCriteria(criterion.children)]);
}

/** Criteria that are beside each other, with how they are weighed. */
export interface CriterionGroup {
  /** The criterion above them; empty at the top. */
  readonly id: string;
  /** Null at the top. */
  readonly criterion: ScorecardCriterion | null;
  readonly weighting: Weighting;
  readonly members: readonly ScorecardCriterion[];
}

/** Every group of a scorecard that has criteria, the one at the top first. */
export function groupsOf({ criteria, weighting }: Pick<Scorecard, "criteria" | "weighting">): readonly CriterionGroup[] {
  const top = { id: "", criterion: null, weighting, members: criteria };
  const below = allCriteria(criteria).map((criterion) => ({
    id: criterion.id,
    criterion,
    weighting: criterion.weighting,
    members: criterion.children,
  }));
  return [top, ...below].filter(({ members }) => members.length > 0);
}
