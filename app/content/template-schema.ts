import { parse } from "yaml";
import { z } from "zod";

import { parsePredecessor } from "#app/domain/template/predecessor.ts";
import type { Bilingual, PlanTask, PlanTemplate, Template, TemplateRole } from "#app/domain/template/template.ts";
import { criticalities, methodologyAreas, templateKeys, templateTaskTypes } from "#app/domain/template/template.ts";

const text = z.string().trim().min(1).max(400);
export const bilingualSchema: z.ZodType<Bilingual> = z.strictObject({ en: text, zh: text }).readonly();

const taskIdSchema = z.string().regex(/^\d+(\.\d+)?$/);
const predecessorSchema = z.string().transform((written, context) => {
  const predecessor = parsePredecessor(written);
  if (predecessor !== null) return predecessor;
  context.addIssue({ code: "custom", message: `"${written}" is not a predecessor such as 2.07 or 2.07FS-5` });
  return z.NEVER;
});

const planTaskFields = {
  id: taskIdSchema,
  type: z.enum(templateTaskTypes),
  en: text,
  zh: text,
  dur: z.int().min(0).max(1000).default(0),
  pred: z.array(predecessorSchema).readonly().default([]),
  role: z.string().nullable().default(null),
};

/** The least that can be scheduled; other fields are allowed and left out. */
export const planSchema = z
  .object({ key: z.string().optional(), id: z.string().optional(), tasks: z.array(z.object(planTaskFields)).min(1).max(100_000) })
  .transform((file): PlanTemplate => ({ key: file.key ?? file.id ?? "", tasks: file.tasks.map(toPlanTask) }));

const rangeSchema = z.strictObject({ from: z.int().min(0), to: z.int().min(1).nullable() }).readonly();

const templateTaskSchema = z
  .strictObject({
    ...planTaskFields,
    deliverable: bilingualSchema.nullable().default(null),
    doneWhen: bilingualSchema.nullable().default(null),
    items: z
      .array(z.string().regex(/^[A-H]\d\d$/))
      .min(1)
      .readonly(),
    topic: z.enum(methodologyAreas),
  })
  .refine((task) => task.type === "phase" || (task.role !== null && task.deliverable !== null && task.doneWhen !== null), {
    error: "a task, gate or milestone has a role, a deliverable and the sign by which it is done",
  });

/** A whole template file of the content folder: nothing may be missing and nothing may be left over. */
export const templateSchema = z
  .strictObject({
    key: z.enum(templateKeys),
    version: z.int().min(1),
    name: bilingualSchema,
    summary: bilingualSchema,
    assumption: bilingualSchema,
    users: rangeSchema,
    sites: rangeSchema,
    budget: z.strictObject({ currency: z.string().regex(/^[A-Z]{3}$/), from: z.int().min(0), to: z.int().min(1).nullable() }),
    criticality: z.array(z.enum(criticalities)).min(1).readonly(),
    goLive: z.array(taskIdSchema).min(1).readonly(),
    tasks: z.array(templateTaskSchema).min(1),
  })
  .transform(({ budget, tasks, ...file }): Template => ({
    ...file,
    budget: { currency: budget.currency, fromMinor: toMinor(budget.from), toMinor: budget.to === null ? null : toMinor(budget.to) },
    tasks: tasks.map(({ deliverable, doneWhen, items, topic, ...task }) => ({ ...toPlanTask(task), deliverable, doneWhen, items, topic })),
  }))
  .refine((template) => template.goLive.every((id) => template.tasks.some((task) => task.id === id && task.type === "milestone")), {
    error: "goLive names milestones of the template",
  });

const rolesSchema = z.strictObject({
  roles: z.array(z.strictObject({ code: z.string().regex(/^[A-Z]{2,3}$/), name: bilingualSchema, duty: bilingualSchema })).min(1),
});

/** Reads a template file of the content folder; throws a ZodError, or the YAML reader's own error, that names the place when it is not one. */
export function parseTemplate(yaml: string): Template {
  return templateSchema.parse(parse(yaml));
}

/** Reads any plan in template notation, for scheduling alone; throws like `parseTemplate`. */
export function parsePlan(yaml: string): PlanTemplate {
  return planSchema.parse(parse(yaml));
}

/** Reads the list of roles; throws like `parseTemplate`. */
export function parseRoles(yaml: string): readonly TemplateRole[] {
  return rolesSchema.parse(parse(yaml)).roles;
}

interface WrittenTask extends Pick<PlanTask, "id" | "type" | "role"> {
  readonly en: string;
  readonly zh: string;
  readonly dur: number;
  readonly pred: PlanTask["predecessors"];
}

function toPlanTask({ id, type, en, zh, dur, pred, role }: WrittenTask): PlanTask {
  return { id, type, name: { en, zh }, durationDays: dur, predecessors: pred, role };
}

function toMinor(whole: number): bigint {
  return BigInt(whole) * 100n;
}
