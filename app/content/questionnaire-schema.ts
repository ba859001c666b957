import { parse } from "yaml";
import { z } from "zod";

import { criterionIdSchema, inventoryIdsSchema, requirementIdSchema } from "./scorecard-schema.ts";
import { bilingualSchema } from "./template-schema.ts";

import { demoRoles, type DemoScenario } from "#app/domain/scorecard/demo-script.ts";
import { questionnaireKeys, questionTypes, questionUnits, type Questionnaire } from "#app/domain/scorecard/questionnaire.ts";
import type { ReferenceQuestion } from "#app/domain/scorecard/reference-check.ts";

const criteriaSchema = z.array(criterionIdSchema).readonly();
const textsSchema = z.array(bilingualSchema).min(1).readonly();

const questionSchema = z.strictObject({
  id: z.string().regex(/^[IP]\d\d$/),
  type: z.enum(questionTypes),
  isRequired: z.boolean(),
  question: bilingualSchema,
  hint: bilingualSchema.nullable().default(null),
  unit: z.enum(questionUnits).nullable().default(null),
  options: z.array(bilingualSchema).readonly().default([]),
  criteria: criteriaSchema.default([]),
  mandatory: z.array(requirementIdSchema).readonly().default([]),
  items: inventoryIdsSchema.default([]),
});

const questionnaireSchema: z.ZodType<Questionnaire> = z.strictObject({
  key: z.enum(questionnaireKeys),
  version: z.int().min(1),
  name: bilingualSchema,
  summary: bilingualSchema,
  sections: z
    .array(z.strictObject({ id: z.string().regex(/^[a-zA-Z]+$/), name: bilingualSchema, questions: z.array(questionSchema) }))
    .min(1),
});

const demoScriptsSchema = z.strictObject({
  version: z.int().min(1),
  scenarios: z
    .array(
      z.strictObject({
        id: z.string().regex(/^S\d\d$/),
        role: z.enum(demoRoles),
        minutes: z.int().min(1).max(240),
        name: bilingualSchema,
        painPoint: bilingualSchema,
        items: inventoryIdsSchema,
        steps: textsSchema,
        lookFor: textsSchema,
        criteria: criteriaSchema,
      }),
    )
    .min(1),
});

const referenceCheckSchema = z.strictObject({
  version: z.int().min(1),
  questions: z
    .array(
      z.strictObject({ id: z.string().regex(/^R\d\d$/), question: bilingualSchema, listenFor: bilingualSchema, criteria: criteriaSchema }),
    )
    .min(1),
});

/** Reads a questionnaire of the content folder; throws a ZodError, or the YAML reader's own error, that names the place when it is not one. */
export function parseQuestionnaire(yaml: string): Questionnaire {
  return questionnaireSchema.parse(parse(yaml));
}

/** Reads the scenarios that vendors show; throws like {@link parseQuestionnaire}. */
export function parseDemoScripts(yaml: string): readonly DemoScenario[] {
  return demoScriptsSchema.parse(parse(yaml)).scenarios;
}

/** Reads the questions to reference customers; throws like {@link parseQuestionnaire}. */
export function parseReferenceCheck(yaml: string): readonly ReferenceQuestion[] {
  return referenceCheckSchema.parse(parse(yaml)).questions;
}
