import type { z } from "zod";
import type { CustomField, CustomChanges } from "#app/domain/plan/custom-field.ts";
import { customText } from "#app/domain/plan/custom-text.ts";
import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import { readTypedValue, writeTypedValue } from "#app/domain/plan/typed-value.ts";
import { errorResponse, type IntentArgs } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { byName, formatDay, formatNumber, inLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { findLaterEntry } from "#db/queries/events.ts";
import { executePlanCommand } from "../plan.server.ts";
import type { taskFieldsForm } from "./task-fields.forms.server.ts";

/** The project's own fields of a task, as its page shows them and its form has them. */
export function readTaskFields({ custom }: PlanTask, { fields }: Pick<Plan, "fields">, people: Plan["people"], locale: Locale) {
  const named = [...people].sort((left, right) => byName(left.name, right.name));
  return {
    shown: JSON.stringify(formValues(custom, fields)),
    fields: fields.map((field) => ({
      key: field.key,
      kind: field.kind,
      name: inLanguage(field.name, locale),
      help: inLanguage(field.description, locale),
      isMissing: field.isExpected && custom[field.key] === undefined,
      value: writeTypedValue(custom[field.key]),
      text: textOf(field, custom[field.key], people, locale),
      options: optionsOf(field, custom[field.key], named, locale),
    })),
  };
}

type Args = IntentArgs<"plan.edit", z.output<typeof taskFieldsForm>>;

/** Saves those of a task's own fields that were touched in the form; what others saved of the rest stays. */
export async function saveTaskFields(args: Args): Promise<void> {
  const { context, project, params, value } = args;
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const task = plan.tasks.find(({ id }) => id === params.taskId);
  if (!task) throw errorResponse(404, context);
  const changes: Record<string, CustomChanges[string]> = {};
  const seen: Record<string, CustomChanges[string]> = {};
  for (const field of plan.fields) {
    const typed = value.values[field.key] ?? "";
    const shown = value.shown[field.key];
    if (shown === undefined || typed === shown) continue;
    changes[field.key] = typedOf(plan, field, typed);
    seen[field.key] = typedOf(plan, field, shown, "lenient");
  }
  if (Object.keys(changes).length === 0) return;
  const command = {
    kind: "updateTask",
    taskId: task.id,
    version: value.version,
    changes: { custom: changes },
    seen: { custom: seen },
  } as const;
  try {
    await executePlanCommand(args, command);
  } catch (error) {
    const theirs = error instanceof Refusal ? (error.detail as { theirs?: PlanTask } | undefined)?.theirs : undefined;
    if (!(error instanceof Refusal) || !theirs) throw error;
    throw new Refusal("form.stale", { status: 409, detail: await newer(args, theirs, plan.fields) });
  }
}

function typedOf(plan: Plan, field: CustomField, text: string, how: "strict" | "lenient" = "strict"): CustomChanges[string] {
  const read = readTypedValue(plan, field, text);
  if (read.ok) return read.value;
  // What a task holds may be an option that is not offered any more.
  if (how === "lenient") return text;
  throw new Refusal(read.problem, { field: `values.${field.key}` });
}

async function newer(args: Args, theirs: PlanTask, fields: readonly CustomField[]) {
  const last = await findLaterEntry(args.context.db, args.project.id, theirs.id, 0);
  const shown = Object.fromEntries(fields.map(({ key }) => [`values.${key}`, writeTypedValue(theirs.custom[key])]));
  return { version: theirs.version, theirs: shown, by: last?.actorName ?? undefined };
}

function formValues(custom: PlanTask["custom"], fields: readonly CustomField[]): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.map(({ key }) => [key, writeTypedValue(custom[key])]));
}

function textOf(field: CustomField, value: PlanTask["custom"][string] | undefined, people: Plan["people"], locale: Locale): string {
  return customText(field, value, {
    bilingual: (name) => inLanguage(name, locale),
    day: (day) => formatDay(day, locale),
    number: (number) => formatNumber(number, locale),
    person: (id) => people.find((person) => person.id === id)?.name,
  });
}

/** What can be chosen; an option that is not offered any more where the task has it. */
function optionsOf({ kind, options }: CustomField, value: PlanTask["custom"][string] | undefined, people: Plan["people"], locale: Locale) {
  if (kind === "person") return people.map(({ id, name }) => ({ value: id, name }));
  return options
    .filter(({ key, isRemoved }) => !isRemoved || key === value)
    .map(({ key, name }) => ({ value: key, name: inLanguage(name, locale) }));
}
