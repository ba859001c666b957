import { z } from "zod";
import { importLimits } from "#app/domain/interchange/import-limits.ts";
import { excerpt } from "#app/domain/interchange/import-problem.ts";
import type { ImportProblem } from "#app/domain/interchange/import-problem.ts";
import type { ImportedPlan } from "#app/domain/interchange/imported-plan.ts";
import { checkSchedulable } from "#app/domain/interchange/check-schedulable.ts";
import { mapPlanJson } from "#app/domain/interchange/map-plan-json.ts";
import { mostSlackDays } from "#app/domain/plan/criticality.ts";
import { failure } from "#app/domain/result.ts";
import type { Result } from "#app/domain/result.ts";

const span = z.tuple([z.string(), z.string()]);
const uid = z.number().int();
const slackDays = z.number().int().min(-mostSlackDays).max(mostSlackDays);

const planJsonSchema = z.object({
  file: z.string().nullish(),
  start: z.string(),
  minutesPerDay: z.number().positive().default(480),
  minutesPerWeek: z.number().positive().default(2400),
  defaultCalendar: uid,
  calendars: z.array(
    z.object({
      uid,
      name: z.string().nullish(),
      parent: uid.nullish(),
      week: z.record(z.string(), z.union([z.array(span), z.literal("default"), z.null()])),
      exceptions: z
        .array(z.object({ from: z.string(), to: z.string(), name: z.string().nullish(), hours: z.array(span).nullish() }))
        .default([]),
    }),
  ),
  resources: z
    .array(
      z.object({
        uid,
        name: z.string().nullish(),
        type: z.string().default("WORK"),
        cal: uid.nullish(),
        maxUnits: z.number().min(0).nullish(),
      }),
    )
    .default([]),
  criticality: z.object({ slackDays, nearDays: slackDays, severalEnds: z.boolean() }).nullish(),
  fields: z
    .array(
      z.object({
        key: z.string(),
        kind: z.string(),
        name: z.string(),
        nameZh: z.string().nullish(),
        description: z.string().nullish(),
        descriptionZh: z.string().nullish(),
        expected: z.boolean().nullish(),
        options: z
          .array(z.object({ key: z.string(), name: z.string(), nameZh: z.string().nullish(), removed: z.boolean().nullish() }))
          .nullish(),
      }),
    )
    .nullish(),
  tasks: z.array(
    z.object({
      uid,
      name: z.string().nullish(),
      parent: uid.nullable().default(null),
      mode: z.string().nullish(),
      active: z.boolean().nullish(),
      external: z.boolean().nullish(),
      cal: uid.nullish(),
      durMin: z.number().nullable().default(null),
      durElapsed: z.boolean().nullish(),
      ct: z.string().nullish(),
      cd: z.string().nullish(),
      deadline: z.string().nullish(),
      pct: z.number().nullish(),
      as: z.string().nullish(),
      af: z.string().nullish(),
      lev: z.string().nullish(),
      manualStart: z.string().nullish(),
      manualFinish: z.string().nullish(),
      start: z.string().nullish(),
      finish: z.string().nullish(),
      pred: z.array(z.tuple([uid, z.string(), z.number(), z.string()])).optional(),
      asg: z.array(z.tuple([uid, z.number().nullable().optional(), z.number().nullable().optional()])).optional(),
      type: z.string().nullish(),
      effortDriven: z.boolean().nullish(),
      optimisticMin: z.number().int().min(0).max(importLimits.durationMinutes).nullish(),
      pessimisticMin: z.number().int().min(0).max(importLimits.durationMinutes).nullish(),
      ignoreResourceCalendar: z.boolean().nullish(),
      priority: z.number().nullish(),
      splits: z.array(z.tuple([z.number().int().min(0), z.number().int().min(0)])).nullish(),
      owner: uid.nullish(),
      kind: z.string().nullish(),
      deliverable: z.string().nullish(),
      description: z.string().nullish(),
      checklist: z.array(z.object({ text: z.string(), isDone: z.boolean().default(false) })).nullish(),
      custom: z.record(z.string(), z.union([z.string(), z.number()])).nullish(),
    }),
  ),
});

/** Reads one project of the JSON exchange format. The plan that comes back can be scheduled. Never throws for what the text contains. */
export function readPlanJson(text: string): Result<ImportedPlan, ImportProblem> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const checked = planJsonSchema.safeParse(json.value);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    return failure({ code: "import.notPlan", detail: issue ? notPlan(issue, json.value) : {} });
  }
  const plan = mapPlanJson(checked.data);
  return plan.ok ? checkSchedulable(plan.value) : plan;
}

/** What the types of a schema are called in the sentence that people read. */
const kinds: Readonly<Record<string, string>> = {
  string: "text",
  number: "number",
  int: "number",
  array: "list",
  tuple: "list",
  object: "object",
  record: "object",
  boolean: "flag",
};

/** Where the JSON is not as it should be, and what should be there; the place of the whole is `$`. */
function notPlan(issue: z.core.$ZodIssue, json: unknown): ImportProblem["detail"] {
  const place = excerpt(issue.path.map(String).join(".")) || "$";
  const found = issue.path.reduce<unknown>((at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined), json);
  const reason = found === undefined ? "missing" : issue.code === "invalid_type" ? kinds[issue.expected] : undefined;
  return { place, reason: reason ?? "value" };
}

function parseJson(text: string): Result<unknown, ImportProblem> {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return failure({ code: "import.malformed", detail: { reason: excerpt(error.message) } });
  }
}
