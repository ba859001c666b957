import { z } from "zod";
import { pairSteps } from "#app/domain/scorecard/pair-scale.ts";
import { amountUnits, weighers, weightings } from "#app/domain/scorecard/scorecard.ts";
import { methodPresets } from "#app/domain/scorecard/standard-method.ts";
import { modelLimits } from "#app/domain/scoring/model-problem.ts";
import { aggregations, criterionKinds, normalisations, scoreVariations, tieBreaks } from "#app/domain/scoring/model.ts";

const id = z.string().min(1).max(60);
const version = z.coerce.number().int().min(1).max(2_000_000_000);
const name = z.string().trim().min(1).max(200);
const guidance = z.string().trim().max(4000).default("");
const optionalName = name.optional().transform((text) => text ?? null);
const optionalId = id.optional().transform((text) => text ?? null);
const points = z.coerce.number("field.number").min(0).max(1e6);
const amount = z.coerce.number("field.number").min(-1e12).max(1e12);
const optionalAmount = amount.optional().transform((number) => number ?? null);
const checkbox = z
  .literal("yes")
  .optional()
  .transform((value) => value !== undefined);
const direction = z.enum(["up", "down"]);

export const startForm = z.object({ from: z.enum(["standard", "empty"]) });

export const addCriterionForm = z.object({
  name,
  nameZh: optionalName,
  parentId: optionalId,
  kind: z.enum(criterionKinds).default("score"),
  weight: points.default(10),
});

const longestLevel = 1000;
const level = z.object({
  level: amount,
  en: z.string().trim().max(longestLevel).default(""),
  zh: z.string().trim().max(longestLevel).optional(),
});
const valuePoint = z.object({ score: amount.optional(), value: z.coerce.number("field.number").optional() });

export const editCriterionForm = z.object({
  criterionId: id,
  version,
  /** Which fields the form shows: others stay as they are. */
  shape: z.enum(["group", ...criterionKinds]),
  name,
  nameZh: optionalName,
  guidance,
  guidanceZh: z
    .string()
    .trim()
    .max(4000)
    .optional()
    .transform((text) => text ?? null),
  parentId: optionalId,
  kind: z.enum(criterionKinds).default("score"),
  unit: z
    .enum(amountUnits)
    .optional()
    .transform((unit) => unit ?? null),
  weight: points,
  scaleLow: amount,
  scaleHigh: amount,
  levels: z.array(level).max(50).default([]),
  valuePoints: z.array(valuePoint).max(20).default([]),
  anchorBest: optionalAmount,
  anchorWorst: optionalAmount,
  /** Per cent a year. */
  discountRate: z.coerce.number("field.number").min(0).max(100).default(0),
  minimum: optionalAmount,
  isTakenOut: checkbox,
});
export const moveCriterionForm = z.object({ criterionId: id, direction });
export const criterionForm = z.object({ criterionId: id });
export const removeCriterionForm = z.object({ criterionId: id, version });

const requirementText = z.string().trim().min(1).max(1000);
const requirement = { text: requirementText, textZh: requirementText.optional().transform((text) => text ?? null) };
export const addRequirementForm = z.object(requirement);
export const editRequirementForm = z.object({ ...requirement, requirementId: id, version });
export const moveRequirementForm = z.object({ requirementId: id, direction });
export const requirementForm = z.object({ requirementId: id, version });
export const restoreRequirementForm = z.object({ requirementId: id });

const share = z.coerce.number("field.number").min(0).max(100).optional();
export const methodForm = z.object({
  version,
  normalisation: z.enum(normalisations),
  moneyPerPoint: z.coerce.number("field.number").positive().max(1e15).optional(),
  aggregation: z.enum(aggregations),
  minimumTechnical: z.coerce.number("field.number").min(0).max(100).optional(),
  /** In their order; `none` for nothing more. */
  tieBreaks: z
    .array(z.enum([...tieBreaks, "none"]))
    .max(tieBreaks.length)
    .default([]),
  constraint: z.enum(["none", "ordinal", "bands"]),
  bands: z
    .array(z.object({ id, low: share, high: share }))
    .max(modelLimits.criteria)
    .default([]),
  scoreVariation: z.enum(scoreVariations),
  samples: z.coerce.number("field.number").int().min(100).max(modelLimits.samples),
  seed: z.coerce
    .number("field.number")
    .int()
    .min(0)
    .max(2 ** 32 - 1),
  envelopes: z.enum(["1", "2"]).transform((text) => (text === "1" ? (1 as const) : (2 as const))),
  currency: z.string().regex(/^[A-Z]{3}$/, "field.invalid"),
});
export const presetForm = z.object({ version, preset: z.enum(methodPresets) });

/** How a group is weighed from now on; what was said before stays with its method. */

const numbers = z
  .array(z.object({ id, number: z.coerce.number("field.number").min(0).max(1e6).optional() }))
  .max(200)
  .default([]);
/** How many times as important the first is as the second, -3 for a third; empty where nobody has judged. */
const step = z.coerce
  .number()
  .refine((number) => pairSteps.includes(number), "field.invalid")
  .optional();
const pairs = z
  .array(z.object({ first: id, second: id, step }))
  .max(1500)
  .default([]);
const groupVersion = z.coerce.number().int().min(0).max(2_000_000_000);
export const chooseWeighingForm = z.object({ version: groupVersion, weighting: z.enum(weightings), weigher: z.enum(weighers) });
export const weighForm = z.object({ version: groupVersion, numbers, pairs, reason: z.string().trim().max(2000).default("") });
export const suggestionForm = z.object({ version: groupVersion, first: id, second: id, step });

/** The chosen requirements of the project by id, with the version of each, and what each becomes. */
export const takeRequirementsForm = z.object({
  chosen: z.record(id, version).default({}),
  place: z.record(id, z.enum(["mandatory", "scored"])).default({}),
  /** Below which criterion those go that are scored. */
  parentId: optionalId,
});
export const takeChangeForm = z.object({ requirementId: id, version });
