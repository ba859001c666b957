import { z } from "zod";
import { amountUnits, weighers, weightings, type ScorecardCriterion } from "#app/domain/scorecard/scorecard.ts";
import { criterionKinds } from "#app/domain/scoring/model.ts";
import { idShape, versionShape } from "#app/http/api/shapes.server.ts";
import { methodSchema } from "#db/queries/scorecard.ts";
import type { EvaluationCriterionRow, EvaluationRequirementRow } from "#db/tables/evaluation.ts";

const text = z.object({ en: z.string(), zh: z.string().nullable() });
const share = z.number().min(0).max(1);

export const methodShape = methodSchema.meta({ id: "EvaluationMethod" });

export const criterionShape = z
  .object({
    id: idShape,
    version: versionShape,
    /** Null at the top. */
    parentId: idShape.nullable(),
    name: text,
    guidance: text,
    kind: z.enum(criterionKinds),
    /** Of amounts that are not money. */
    unit: z.enum(amountUnits).nullable(),
    /** Points against the criteria beside it. */
    weight: z.number().min(0),
    /** Of its group, and of the whole; null while its group has no weights. */
    share: z.object({ local: share.nullable(), whole: share.nullable() }),
    scale: z.tuple([z.number(), z.number()]),
    levels: z.array(z.object({ level: z.number(), text })),
    valuePoints: z.array(z.tuple([z.number(), share])).nullable(),
    /** The amounts that are worth everything and nothing. */
    anchors: z.tuple([z.number(), z.number()]).nullable(),
    /** Yearly, as a share. */
    discountRate: share,
    minimum: z.number().nullable(),
    isApplicable: z.boolean(),
  })
  .meta({ id: "ScorecardCriterion" });

export const requirementShape = z.object({ id: idShape, version: versionShape, text }).meta({ id: "ScorecardRequirement" });

const pair = z.tuple([
  idShape,
  idShape,
  z
    .number()
    .min(1 / 9 - 1e-9)
    .max(9),
]);
/** Points, swing points or ranks by criterion; or how many times as important the first of two is. */
const judgement = z.union([z.record(idShape, z.number()), z.array(pair)]);

export const groupShape = z
  .object({
    /** The criterion above the group; `top` for the criteria at the top. */
    id: idShape,
    criteria: z.array(z.object({ id: idShape, share: share.nullable(), least: share.nullable(), most: share.nullable() })),
    weighting: z.enum(weightings),
    weigher: z.enum(weighers),
    agreed: judgement.nullable(),
    /** What the caller's own seat said. */
    own: judgement.nullable(),
    /** Of comparisons in pairs. */
    consistencyRatio: z.number().nullable(),
    reason: z.string(),
    seatsThatWeighed: z.array(idShape),
    problem: z.string().nullable(),
  })
  .meta({ id: "ScorecardGroup" });

export const scorecardShape = z
  .object({
    version: versionShape,
    method: methodShape,
    /** In the order of the tree, each before those below it. */
    criteria: z.array(criterionShape),
    requirements: z.array(requirementShape),
    /** The round that is scored by it, so that it does not change; null while it may. */
    lockedByRound: z.number().int().nullable(),
    problems: z.array(z.object({ code: z.string(), criterionId: idShape.nullable(), groupId: idShape.nullable(), text: z.string() })),
  })
  .meta({ id: "Scorecard" });

const longText = z.string().trim().max(4000);
const name = z.string().trim().min(1).max(200);
const number = z.number().min(-1e12).max(1e12);

export const newCriterion = z
  .strictObject({
    name,
    nameZh: name.nullable().default(null),
    parentId: idShape.nullable().default(null),
    kind: z.enum(criterionKinds).default("score"),
    weight: z.number().min(0).max(1e6).default(10),
  })
  .meta({ id: "NewScorecardCriterion" });

export const criterionChanges = z
  .strictObject({
    name: name.optional(),
    nameZh: name.nullable().optional(),
    guidance: longText.optional(),
    guidanceZh: longText.nullable().optional(),
    parentId: idShape.nullable().optional(),
    kind: z.enum(criterionKinds).optional(),
    unit: z.enum(amountUnits).nullable().optional(),
    weight: z.number().min(0).max(1e6).optional(),
    scale: z.tuple([number, number]).optional(),
    levels: z
      .array(z.strictObject({ level: number, en: z.string().trim().max(1000), zh: z.string().trim().max(1000).nullable().default(null) }))
      .max(50)
      .optional(),
    valuePoints: z
      .array(z.tuple([number, share]))
      .max(20)
      .nullable()
      .optional(),
    anchors: z.tuple([number, number]).nullable().optional(),
    discountRate: share.optional(),
    minimum: number.nullable().optional(),
    isApplicable: z.boolean().optional(),
  })
  .meta({ id: "ScorecardCriterionChanges" });

const requirementText = z.string().trim().min(1).max(1000);
export const newRequirement = z
  .strictObject({ text: requirementText, textZh: requirementText.nullable().default(null) })
  .meta({ id: "NewScorecardRequirement" });
export const requirementChanges = z
  .strictObject({ text: requirementText.optional(), textZh: requirementText.nullable().optional() })
  .meta({ id: "ScorecardRequirementChanges" });
export const moveBody = z.strictObject({ direction: z.enum(["up", "down"]) }).meta({ id: "ScorecardMove" });
export const weighingBody = z.strictObject({ weighting: z.enum(weightings), weigher: z.enum(weighers) }).meta({ id: "ScorecardWeighing" });
export const judgementBody = z
  .strictObject({ judgement, reason: z.string().trim().max(2000).default("") })
  .meta({ id: "ScorecardJudgement" });

export function shownCriterion(
  row: EvaluationCriterionRow,
  criterion: ScorecardCriterion,
  found: { readonly local: number | null; readonly whole: number | null } | undefined,
): z.input<typeof criterionShape> {
  const {
    id,
    name: called,
    guidance,
    kind,
    unit,
    weight,
    scale,
    levels,
    valuePoints,
    anchors,
    discountRate,
    minimum,
    isApplicable,
  } = criterion;
  return {
    ...{
      id,
      version: row.version,
      parentId: row.parentId,
      name: called,
      guidance,
      kind,
      unit,
      weight,
      discountRate,
      minimum,
      isApplicable,
    },
    share: { local: found?.local ?? null, whole: found?.whole ?? null },
    scale: [scale[0], scale[1]],
    levels: levels.map(({ level, text: meaning }) => ({ level, text: { en: meaning.en, zh: meaning.zh } })),
    valuePoints: valuePoints && valuePoints.map(([score, value]) => [score, value]),
    anchors: anchors && [anchors[0], anchors[1]],
  };
}

export function shownRequirement({ id, version, text: en, textZh }: EvaluationRequirementRow): z.input<typeof requirementShape> {
  return { id, version, text: { en, zh: textZh } };
}
