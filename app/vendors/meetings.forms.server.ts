import { z } from "zod";
import { demoAudiences } from "#app/domain/vendor/demo-audience.ts";
import { isCivilTime } from "#app/domain/time/day.ts";
import { dayField, isFarDay } from "#app/http/day-field.ts";
import { mostFilesAtOnce } from "#app/http/file-limits.ts";

const id = z.string().min(1).max(60);
const version = z.coerce.number().int().min(1).max(2_000_000_000);
/** 0 where nobody has written anything yet. What a form was made of goes along as `before`: what nobody touched in it is not written. */
const seen = z.coerce.number().int().min(0).max(2_000_000_000);
const words = (most: number) => z.string().trim().max(most).default("");
const optionalWords = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullish()
    .transform((text) => (text === undefined || text === "" ? null : text));
const civilTime = z
  .string()
  .refine(isCivilTime, "field.day")
  .refine((time) => !isFarDay(time.slice(0, 10)), "field.dayTooFar");
const minutes = z.coerce.number().int().min(1).max(600);

const scenario = {
  audience: z.enum(demoAudiences),
  title: z.string().trim().min(1).max(200),
  titleZh: optionalWords(200),
  painPoint: words(1000),
  painPointZh: optionalWords(1000),
  /** One a line. */
  steps: words(4000),
  stepsZh: optionalWords(4000),
  lookFor: words(4000),
  lookForZh: optionalWords(4000),
  minutes,
  criterionIds: z.array(id).max(100).default([]),
};
export const chooseScenariosForm = z.object({ libraryIds: z.array(id).min(1, "demo.choose").max(100) });
export const addScenarioForm = z.object(scenario);
export const editScenarioForm = z.object({ ...scenario, scenarioId: id, version });
export const scenarioForm = z.object({ scenarioId: id, version });
export const orderScenarioForm = z.object({ scenarioId: id, direction: z.enum(["up", "down"]) });

const demo = {
  startsAt: civilTime,
  minutes,
  place: words(200),
  attendees: words(1000),
  taskId: id.nullish().transform((text) => text ?? null),
};
export const addDemoForm = z.object({ ...demo, vendorId: id });
export const editDemoForm = z.object({ ...demo, demoId: id, version });
export const demoForm = z.object({ demoId: id, version });

const longestNote = 10_000;
/** Browsers end lines in two ways. */
const keptText = z.string().transform((text) => text.replace(/\r\n?/g, "\n").trim());
const note = keptText.pipe(z.string().max(longestNote)).default("");
export const saveNotesForm = z.object({
  notes: z
    .array(z.object({ scenarioId: id, version: seen, note, before: keptText.optional() }))
    .min(1)
    .max(200),
});

const reference = {
  company: z.string().trim().min(1).max(200),
  contact: words(200),
  industry: words(200),
  users: z.coerce
    .number()
    .int()
    .min(0)
    .max(10_000_000)
    .nullish()
    .transform((count) => count ?? null),
  since: words(60),
  about: words(2000),
};
export const addReferenceForm = z.object(reference);
export const editReferenceForm = z.object({ ...reference, referenceId: id, version });
export const referenceForm = z.object({ referenceId: id, version });
export const saveReferenceForm = z.object({
  askedBy: z.string().trim().min(1).max(120),
  askedOn: dayField,
  answers: z
    .array(z.object({ questionId: id, version: seen, answer: note, before: keptText.optional() }))
    .min(1)
    .max(100),
});

export const documentKinds = ["general", "price"] as const;
const document = { kind: z.enum(documentKinds).default("general"), criterionId: id.nullish().transform((text) => text ?? null) };
export const addDocumentsForm = z.object({ ...document, files: z.array(z.instanceof(File)).min(1).max(mostFilesAtOnce) });
export const documentForm = z.object({ fileId: id, version });
