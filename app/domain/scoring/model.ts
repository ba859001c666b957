export const criterionKinds = ["score", "lowerIsBetter", "cost"] as const;
/** What a criterion without others below it is judged by: points of the members, an amount that each vendor states, or its costs year by year. */
export type CriterionKind = (typeof criterionKinds)[number];

export interface Criterion {
  readonly id: string;
  /** Points against the criteria beside it; not negative. */
  readonly weight: number;
  /** `score` where others lie below. */
  readonly kind: CriterionKind;
  /** The lowest and the highest score; of a criterion with others below it, the scale on which its minimum is stated. */
  readonly scale: readonly [lowest: number, highest: number];
  /** What scores are worth, from 0 to 1, by straight lines between these points; null for the straight line over the whole scale. */
  readonly valuePoints: readonly ValuePoint[] | null;
  /** Amounts that are worth 1 and 0, fixed before offers are opened; null where a cost is valued against other costs. */
  readonly anchors: readonly [best: number, worst: number] | null;
  /** Yearly rate at which later costs count less. */
  readonly discountRate: number;
  /** The score that the group must give at least, on the scale; null for none. */
  readonly minimum: number | null;
  /** False when the committee has taken it out for all vendors: those beside it share its weight. */
  readonly isApplicable: boolean;
  readonly children: readonly Criterion[];
}

export type ValuePoint = readonly [score: number, value: number];

export interface Vendor {
  readonly id: string;
  /** A mandatory requirement is not met. */
  readonly isMandatoryFailed: boolean;
  readonly isWithdrawn: boolean;
  /** By criterion: an amount, or costs of the years 0, 1, 2 ... */
  readonly facts: ReadonlyMap<string, number | readonly number[]>;
}

export interface Member {
  readonly id: string;
  /** How much the member's scores count, not negative; 1 as a rule. */
  readonly weight: number;
}

export const cellStates = ["score", "not_yet", "abstain", "recused", "not_applicable"] as const;
/**
 * What a member has said of a vendor in a criterion: a score, nothing yet, that they cannot judge it, that they have a conflict of interest (always of the whole
 * vendor), or that the criterion does not apply (always of all vendors). None of them counts as 0 or as the middle of the scale.
 */
export type CellState = (typeof cellStates)[number];

/** What one member says of one vendor: a score, or why there is none; `criterion` is null for all of the vendor. What nobody has said is `not_yet`. */
export type Ballot =
  | { readonly state: "score"; readonly member: string; readonly vendor: string; readonly criterion: string; readonly value: number }
  | {
      readonly state: "not_yet" | "abstain" | "recused";
      readonly member: string;
      readonly vendor: string;
      readonly criterion: string | null;
    };

/** What the committee has agreed on in place of the members' scores, which are kept. */
export interface ModeratedScore {
  readonly vendor: string;
  readonly criterion: string;
  readonly value: number;
  readonly reason: string;
}

export const aggregations = ["mean", "trimmed", "median"] as const;
/** How members' scores become the group's: their weighted mean, the same without the highest and the lowest of five or more, or their weighted median. */
export type Aggregation = (typeof aggregations)[number];

export const normalisations = ["absolute", "ratio", "range", "money"] as const;
/**
 * What costs are worth: against anchors fixed beforehand (`absolute`); the lowest cost over the vendor's (`ratio`: World Bank QCBS, 低价优先法); by their place between
 * the highest and the lowest (`range`); or in points of quality at a price for a point (`money`). Under `ratio` and `range` a vendor's points depend on who else bids.
 */
export type Normalisation = (typeof normalisations)[number];

export const tieBreaks = ["highestWeight", "lowerCost", "chair"] as const;
/** What decides between equal totals: the criterion with the highest weight, the lower cost over the years, or the recorded decision of the chair. */
export type TieBreak = (typeof tieBreaks)[number];

/** How freely the weights may vary: not bound at all, in the agreed order, or with bounds for some criteria, in shares of the whole. */
export type WeightConstraint = "none" | "ordinal" | ReadonlyMap<string, readonly [low: number, high: number]>;

export const scoreVariations = ["fixed", "bootstrap", "normal"] as const;
/** Whether scores vary along with the weights: not at all, as another panel drawn from these members would give them, or normally around each mean. */
export type ScoreVariation = (typeof scoreVariations)[number];

export interface ScoringModel {
  readonly criteria: readonly Criterion[];
  readonly vendors: readonly Vendor[];
  readonly members: readonly Member[];
  readonly scores: readonly Ballot[];
  readonly moderated: readonly ModeratedScore[];
  readonly normalisation: Normalisation;
  /** What a point of quality, of 100, is worth in money; null unless costs count in money. */
  readonly moneyPerPoint: number | null;
  readonly aggregation: Aggregation;
  /** Points of 100 that everything but the costs must reach; null for none. */
  readonly minimumTechnical: number | null;
  /** In the order in which they are asked; declared before offers are opened. */
  readonly tieBreaks: readonly TieBreak[];
  /** Vendors in the order that the chair has recorded, the preferred one first. */
  readonly chairOrder: readonly string[];
}

/** Totals that differ by no more than this are equal. */
export const equalTotals = 1e-9;
