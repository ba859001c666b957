import { parse } from "yaml";
import { z } from "zod";

import { bilingualSchema } from "./template-schema.ts";

import type { CriterionTemplate, ScorecardTemplate } from "#app/domain/scorecard/scorecard-template.ts";
import { amountUnits } from "#app/domain/scorecard/scorecard-template.ts";
import { criterionKinds } from "#app/domain/scoring/model.ts";

export const inventoryIdsSchema = z.array(z.string().regex(/^[A-H]\d\d$/)).readonly();
export const criterionIdSchema = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]*$/);
export const requirementIdSchema = z.string().regex(/^M\d\d$/);

const number = z.number();
const rangeSchema = z.tuple([number, number]).readonly();

/** As written: what is left out is the plain case. */
interface WrittenCriterion extends Omit<CriterionTemplate, "scale" | "valuePoints" | "isApplicable" | "children"> {
  readonly children: readonly WrittenCriterion[];
}

const criterionSchema: z.ZodType<WrittenCriterion> = z.strictObject({
  id: criterionIdSchema,
  weight: number.min(0),
  kind: z.enum(criterionKinds).default("score"),
  name: bilingualSchema,
  lookFor: bilingualSchema,
  evidence: bilingualSchema.nullable().default(null),
  items: inventoryIdsSchema.default([]),
  unit: z.enum(amountUnits).nullable().default(null),
  anchors: rangeSchema.nullable().default(null),
  anchorShares: rangeSchema.nullable().default(null),
  discountRate: number.min(0).max(1).default(0),
  minimum: number.nullable().default(null),
  levels: z.array(bilingualSchema).readonly().default([]),
  get children() {
    return z.array(criterionSchema).readonly().default([]);
  },
});

const scorecardSchema = z
  .strictObject({
    key: z.string().regex(/^[a-z]+$/),
    version: z.int().min(1),
    name: bilingualSchema,
    summary: bilingualSchema,
    scale: rangeSchema,
    minimumTechnical: number.min(0).max(100).nullable().default(null),
    levels: z.array(bilingualSchema).readonly(),
    mandatory: z.array(
      z.strictObject({
        id: requirementIdSchema,
        name: bilingualSchema,
        requirement: bilingualSchema,
        evidence: bilingualSchema,
        items: inventoryIdsSchema,
      }),
    ),
    criteria: z.array(criterionSchema).min(1),
  })
  .transform(({ criteria, ...file }): ScorecardTemplate => ({
    ...file,
    criteria: criteria.map((criterion) => onScale(criterion, file.scale)),
  }));

/** Reads a scorecard of the content folder; throws a ZodError, or the YAML reader's own error, that names the place when it is not one. */
export function parseScorecard(yaml: string): ScorecardTemplate {
  return scorecardSchema.parse(parse(yaml));
}

function onScale({ children, ...criterion }: WrittenCriterion, scale: CriterionTemplate["scale"]): CriterionTemplate {
  return {
    ...criterion,
    scale,
    valuePoints: null,
    isApplicable: true,
    children: children.map((child) => onScale(child, scale)),
  };
}
