import { z } from "zod";
import { changeLevels, organisationChanges } from "#app/domain/process/redesign/change-level.ts";
import { esiaDecisions, esiaReasons } from "#app/domain/process/redesign/esia.ts";
import { performanceGrades } from "#app/domain/process/matrix/priority-matrix.ts";
import { repetitions, stepTypes, valueClasses } from "#app/domain/process/model.ts";

const id = z.string().min(1).max(200);
const text = z.string().max(500);
/** A text, or one in both languages. */
const name = z.union([text, z.strictObject({ en: text.optional(), zh: text.optional() })]);
const amount = z.number().min(0).max(1e9);
/** A number, or how it spreads, such as "normal(10, 2)". */
const minutes = z.union([amount, z.string().max(100)]);
/** "09:00-12:00". */
const hours = z.array(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/)).max(20);
/** One list for Monday to Friday, or seven from Monday. */
const week = z.union([hours, z.array(hours).length(7)]);

const flow = z.strictObject({
  to: id,
  probability: z.number().optional(),
  repeats: z.enum(repetitions).default("always"),
  name: name.optional(),
});

const role = z.strictObject({
  id,
  name: name.optional(),
  people: z.number().int().min(1).max(100_000).nullish(),
  costPerHour: amount.nullish(),
  hours: week.nullish(),
});

const esia = z.strictObject({
  decision: z.enum(esiaDecisions),
  reason: z.enum(Object.values(esiaReasons).flat()).nullish(),
  into: id.nullish(),
  note: z.string().max(2_000).default(""),
});

const step = z.strictObject({
  id,
  name: name.optional(),
  role: id.nullish(),
  type: z.enum(stepTypes).default("task"),
  /** As in a table, "b:0.7;c:0.3", or one by one. */
  next: z.union([z.string().max(20_000), z.array(z.union([id, flow])).max(10_000)]).default([]),
  workMinutes: minutes.default(0),
  waitMinutes: minutes.default(0),
  costPerHour: amount.nullish(),
  system: text.nullish(),
  volumePerMonth: amount.nullish(),
  valueClass: z.enum(valueClasses).nullish(),
  pains: z.array(text).max(100).default([]),
  captures: z.array(text).max(100).default([]),
  inspection: z.boolean().default(false),
  paper: z.boolean().default(false),
  asIs: z.array(id).max(1000).default([]),
  /** What becomes of the step in the to-be process. */
  esia: esia.nullish(),
});

/** A process in JSON. */
export const processFile = z.strictObject({
  name: name.optional(),
  roles: z.array(role).max(1000).default([]),
  steps: z.array(step).max(20_000),
  arrivals: z.strictObject({ minutes, hours: week.nullish() }).nullish(),
  /** How far a to-be process changes the business, 1 to 5, and what changes in the organisation with it. */
  change: z.strictObject({ level: z.literal(changeLevels), organisation: z.array(z.enum(organisationChanges)).default([]) }).nullish(),
});

/** Critical success factors, and the processes that bear on them. */
export const matrixFile = z.strictObject({
  factors: z.array(z.strictObject({ id, name })).max(100),
  processes: z
    .array(
      z.strictObject({
        id,
        name: name.optional(),
        owner: text.nullish(),
        grade: z.enum(performanceGrades).nullish(),
        impacts: z.array(id).max(100).default([]),
      }),
    )
    .max(1000),
  borders: z.strictObject({ first: z.number().min(0).max(2), second: z.number().min(0).max(2) }).optional(),
});

export type ProcessFile = z.output<typeof processFile>;
