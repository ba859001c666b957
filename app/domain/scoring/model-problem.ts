/** Where in a model something stands: names of fields and places in lists, as in a file: ["vendors", 2, "facts", "cost"]. */
export type Place = readonly (string | number)[];

export const modelProblemCodes = [
  "model.anchors.missing",
  "model.anchors.order",
  "model.bands.impossible",
  "model.bands.order",
  "model.criteria.empty",
  "model.criteria.noneApplicable",
  "model.criterion.groupKind",
  "model.depth",
  "model.duplicate",
  "model.fact.notAFact",
  "model.members.weightless",
  "model.minimum.offScale",
  "model.minimum.onCost",
  "model.moderated.reason",
  "model.money.noCost",
  "model.money.noPrice",
  "model.score.notScored",
  "model.score.offScale",
  "model.score.twice",
  "model.scale.order",
  "model.tooMany",
  "model.unknown",
  "model.valuePoints",
  "model.vendors.empty",
  "model.weights.zero",
] as const;
export type ModelProblemCode = (typeof modelProblemCodes)[number];

/** What keeps a model from being evaluated, and where. Texts for people go by the code, with the details. */
export interface ModelProblem {
  readonly code: ModelProblemCode;
  readonly place: Place;
  /** What it contradicts, such as the first of two. */
  readonly otherPlace?: Place;
  readonly detail: Readonly<Record<string, string | number>>;
}

/** What a model may hold at most, so that every analysis ends within about a minute. */
export const modelLimits = {
  criteria: 500,
  depth: 20,
  vendors: 100,
  members: 100,
  years: 50,
  /** Members x vendors x scored criteria. */
  cells: 200_000,
  samples: 100_000,
} as const;
