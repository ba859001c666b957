import type { z } from "zod";
import { mostFields, type CustomField, type FieldKind, type FieldOption } from "#app/domain/plan/custom-field.ts";
import type { BilingualText } from "#app/domain/plan/model.ts";
import { foldText } from "#app/domain/search/held-words.ts";
import { errorResponse, type IntentArgs } from "#app/http/guarded.server.ts";
import { changePlan } from "#app/http/plan-change.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { insertFields, listFieldsEver, placeField, readFields, updateField, type StoredField } from "#db/queries/custom-fields.ts";
import type { Database } from "#db/tables/index.ts";
import { editedOptions } from "./field-options.ts";
import type { addFieldForm, editFieldForm, fieldForm, moveFieldForm } from "./fields.forms.server.ts";

type Args<Schema extends z.ZodType> = IntentArgs<"project.edit", z.output<Schema>>;
type Known = Awaited<ReturnType<typeof listFieldsEver>>[number];

/** What is told of a field that was changed. */
export interface ChangedField {
  readonly key: string;
  readonly version: number;
  readonly name: BilingualText;
}

/** Adds a field to a project's tasks, after those it has. */
export async function addField(args: Args<typeof addFieldForm>): Promise<ChangedField> {
  const { context, project, value } = args;
  return changeFields(args, async (transaction, known) => {
    const present = known.filter((field) => field.removedAt === null);
    if (present.length >= mostFields) throw new Refusal("customField.tooMany", { field: "name", parameters: { limit: mostFields } });
    refuseTaken(present, value, null);
    const number = known.reduce((most, { key }) => Math.max(most, Number(key.slice(1))), 0) + 1;
    const position = known.reduce((most, field) => Math.max(most, field.position), 0) + 1;
    const options = optionsOf(value.kind, [], [], value.newOptions);
    const field: CustomField = { key: `f${number}`, kind: value.kind, ...wordsOf(value), options };
    const id = context.newId();
    await insertFields(transaction, project.id, [{ ...field, id, position }]);
    return {
      command: "customField.add",
      subjectId: id,
      data: { name: field.name },
      told: { key: field.key, version: 1, name: field.name },
    };
  });
}

/** Changes what a field is called, what is said of it and its options; its kind stays, as tasks have values of it. */
export async function editField(args: Args<typeof editFieldForm>): Promise<ChangedField> {
  const { value } = args;
  return changeFields(args, async (transaction, known) => {
    const field = present(args, known, value.key);
    refuseTaken(known, value, field.key);
    const changes = { ...wordsOf(value), options: optionsOf(field.kind, field.options, value.options, value.newOptions) };
    if (!(await updateField(transaction, field.id, value.version, changes)))
      throw new Refusal("form.stale", { status: 409, detail: { version: field.version, theirs: shownOf(field) } });
    const data = { name: changes.name, before: loggedOf(field), after: loggedOf({ ...field, ...changes }) };
    return {
      command: "customField.edit",
      subjectId: field.id,
      data,
      told: { key: field.key, version: value.version + 1, name: changes.name },
    };
  });
}

/** Moves a field before or after its neighbour; at the end it stays. */
export async function moveField(args: Args<typeof moveFieldForm>): Promise<ChangedField> {
  const { value } = args;
  return changeFields(args, async (transaction, known) => {
    const field = present(args, known, value.key);
    const shown = known.filter(({ removedAt }) => removedAt === null);
    const place = shown.indexOf(field);
    const other = shown[place + (value.direction === "up" ? -1 : 1)];
    const order = shown.map((one) => (one === field ? (other ?? field) : one === other ? field : one));
    for (const [index, { id }] of order.entries()) await placeField(transaction, id, index + 1);
    return { command: "customField.move", subjectId: field.id, data: { name: field.name }, told: field };
  });
}

/** Takes a field away; what tasks hold in it stays with them and is back with the field. */
export async function removeField(args: Args<typeof fieldForm>): Promise<ChangedField> {
  const { context, user, value } = args;
  return changeFields(args, async (transaction, known) => {
    const field = present(args, known, value.key);
    const removal = { removedAt: context.now(), removedBy: user.id };
    if (!(await updateField(transaction, field.id, value.version, removal))) throw new Refusal("customField.stale", { status: 409 });
    const told = { key: field.key, version: value.version + 1, name: field.name };
    return { command: "customField.remove", subjectId: field.id, data: { name: field.name }, told };
  });
}

/** Puts a removed field back with what tasks held in it, unless another one is called so by now. */
export async function restoreField(args: Args<typeof fieldForm>): Promise<ChangedField> {
  const { value } = args;
  return changeFields(args, async (transaction, known) => {
    const field = known.find(({ key }) => key === value.key);
    if (!field || field.removedAt === null) throw new Refusal("customField.notRemoved", { status: 409 });
    const shown = known.filter(({ removedAt }) => removedAt === null);
    if (shown.length >= mostFields) throw new Refusal("customField.tooMany", { status: 409, parameters: { limit: mostFields } });
    const { name } = field;
    refuseTaken(shown, { name: name.text, nameZh: name.zh ?? undefined }, null);
    if (!(await updateField(transaction, field.id, value.version, { removedAt: null, removedBy: null })))
      throw new Refusal("customField.stale", { status: 409 });
    return {
      command: "customField.restore",
      subjectId: field.id,
      data: { name },
      told: { key: field.key, version: value.version + 1, name },
    };
  });
}

interface FieldsEdit {
  readonly command: string;
  readonly subjectId: string;
  readonly data: object;
  readonly told: ChangedField;
}

/** One change of a project's fields, as a change of its plan: pages that show it hear of it. */
function changeFields(
  args: IntentArgs<"project.edit", unknown>,
  edit: (transaction: Database, known: readonly Known[]) => Promise<FieldsEdit>,
): Promise<ChangedField> {
  let told: ChangedField | undefined;
  return changePlan(
    args,
    async ({ plan }, { transaction }) => {
      const done = await edit(transaction, await listFieldsEver(transaction, args.project.id));
      const { key, version, name } = done.told;
      told = { key, version, name };
      const fields = await readFields(transaction, args.project.id);
      return { ...done, plan: { ...plan, version: plan.version + 1, fields }, write: () => Promise.resolve() };
    },
    { answer: () => told! },
  );
}

function present({ context }: IntentArgs<"project.edit", unknown>, known: readonly Known[], key: string): Known {
  const field = known.find((candidate) => candidate.key === key && candidate.removedAt === null);
  if (!field) throw errorResponse(404, context);
  return field;
}

/** Two fields of one name could not be told apart in a table or a sheet. */
function refuseTaken(known: readonly Known[], wanted: { name: string; nameZh?: string | undefined }, ownKey: string | null): void {
  for (const field of ["name", "nameZh"] as const) {
    const text = wanted[field];
    const isTaken = known.some(
      ({ key, removedAt, name }) =>
        key !== ownKey &&
        removedAt === null &&
        [name.text, name.zh].some((other) => other !== null && text && foldText(other) === foldText(text)),
    );
    if (isTaken) throw new Refusal("customField.taken", { field, parameters: { name: text ?? "" } });
  }
}

type Words = Pick<z.output<typeof addFieldForm>, "name" | "nameZh" | "description" | "descriptionZh" | "isExpected">;

function wordsOf({ name, nameZh, description, descriptionZh, isExpected }: Words) {
  return { name: { text: name, zh: nameZh ?? null }, description: { text: description, zh: descriptionZh ?? null }, isExpected };
}

function optionsOf(
  kind: FieldKind,
  former: readonly FieldOption[],
  typed: z.output<typeof editFieldForm>["options"],
  newOptions: string,
): readonly FieldOption[] {
  if (kind !== "choice") return [];
  const options = editedOptions(former, typed, newOptions);
  if (!options.some(({ isRemoved }) => !isRemoved)) throw new Refusal("customField.options.none", { field: "newOptions" });
  return options;
}

/** The words of a field that somebody else has changed meanwhile, as its form has them. */
function shownOf({ name, description, isExpected }: StoredField) {
  return {
    name: name.text,
    nameZh: name.zh ?? "",
    description: description.text,
    descriptionZh: description.zh ?? "",
    isExpected: isExpected ? "yes" : "",
  };
}

function loggedOf({ name, options }: Pick<CustomField, "name" | "options">) {
  const shown = options.filter(({ isRemoved }) => !isRemoved);
  return { name: name.text, nameZh: name.zh, ...(options.length > 0 ? { options: shown.map((option) => option.name) } : {}) };
}
