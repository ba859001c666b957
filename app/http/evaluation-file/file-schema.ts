import { z } from "zod";
import { modelLimits } from "#app/domain/scoring/model-problem.ts";
import { aggregations, cellStates, criterionKinds, normalisations, scoreVariations, tieBreaks } from "#app/domain/scoring/model.ts";
import { randomIndexNames } from "#app/domain/scoring/random-index.ts";

/** Stands for all vendors, members or criteria. */
export const every = "*";

const id = z.string().min(1).max(200);
/** Beyond these, sums of amounts lose whole units. */
const finite = z.number().min(-1e15).max(1e15);
const share = finite.min(0).max(1);
const name = z.union([z.string(), z.looseObject({ en: z.string().optional(), zh: z.string().optional() })]).optional();
const judgement = z.tuple([id, id, finite.positive()]);
const remark = z.string().nullish();

const weighting = z.strictObject({
  method: z.enum(["points", "swing", "rank", "pairwise"]),
  randomIndex: z.enum(randomIndexNames).default("saaty2005"),
  byMember: z.record(id, z.union([z.record(id, finite.min(0)), z.array(judgement)])),
});

const criterion = z.strictObject({
  id,
  name,
  weight: finite.min(0).optional(),
  kind: z.enum(criterionKinds).default("score"),
  scale: z.tuple([finite, finite]).default([0, 5]),
  valuePoints: z
    .array(z.tuple([finite, share]))
    .max(100)
    .optional(),
  unit: remark,
  description: remark,
  anchors: z.tuple([finite, finite]).optional(),
  discountRate: share.default(0),
  minimum: finite.nullish(),
  weighting: weighting.optional(),
  get children() {
    return z.array(criterion).default([]);
  },
});

const vendor = z.strictObject({
  id,
  name,
  mandatoryFailed: z.boolean().default(false),
  withdrawn: z.boolean().default(false),
  facts: z.record(id, z.union([finite, z.array(finite).max(modelLimits.years + 1)])).default({}),
});

const score = z.strictObject({
  member: id.optional(),
  vendor: id.optional(),
  criterion: id,
  value: finite.optional(),
  state: z.enum(cellStates).default("score"),
  comment: remark,
  evidence: remark,
});

/** A vendor model: what is compared, by what, and what the members said. */
export const modelFile = z.strictObject({
  name,
  criteria: z.array(criterion),
  weighting: weighting.optional(),
  vendors: z.array(vendor),
  members: z.array(z.strictObject({ id, name, weight: finite.min(0).default(1) })).default([]),
  scores: z.array(score).default([]),
  moderated: z.array(z.strictObject({ vendor: id, criterion: id, value: finite, reason: z.string() })).default([]),
  normalisation: z.enum(normalisations).default("absolute"),
  moneyPerPoint: finite.positive().optional(),
  aggregation: z.enum(aggregations).default("mean"),
  minimumTechnical: finite.min(0).max(100).nullish(),
  tieBreak: z.array(z.enum(tieBreaks)).default([]),
  chairOrder: z.array(id).default([]),
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .default(1),
  samples: z.int().min(1).max(modelLimits.samples).default(10_000),
  weightConstraint: z.union([z.enum(["none", "ordinal"]), z.record(id, z.tuple([share, share]))]).default("ordinal"),
  scoreVariation: z.enum(scoreVariations).default("fixed"),
});

export const mostItems = 50;

/** Judgements of pairs alone. */
export const pairwiseFile = z.strictObject({
  pairwise: z.strictObject({
    items: z.array(id).min(1).max(mostItems),
    judgements: z.array(judgement).optional(),
    members: z.array(z.strictObject({ id, weight: finite.min(0).default(1), judgements: z.array(judgement) })).optional(),
  }),
  randomIndex: z.enum(randomIndexNames).default("saaty2005"),
});

export type ModelFile = z.infer<typeof modelFile>;
export type CriterionFile = z.infer<typeof criterion>;
export type WeightingFile = z.infer<typeof weighting>;
export type PairwiseFile = z.infer<typeof pairwiseFile>;
