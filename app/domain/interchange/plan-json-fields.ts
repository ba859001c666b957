import {
  brokenValue,
  fieldKinds,
  longestFieldName,
  mostFields,
  mostOptions,
  withCustomChanges,
  type CustomField,
  type CustomValues,
} from "../plan/custom-field.ts";
import type { Plan, PlanTask } from "../plan/model.ts";
import type { ImportedPerson, ImportNote } from "./imported-plan.ts";
import type { PlanJson, PlanJsonField, PlanJsonTask } from "./plan-json.ts";

/** The project's own fields as the JSON exchange format has them. */
export function writeJsonFields({ fields }: Pick<Plan, "fields">): Pick<PlanJson, "fields"> {
  if (fields.length === 0) return {};
  return {
    fields: fields.map(({ key, kind, name, description, isExpected, options }): PlanJsonField => ({
      key,
      kind,
      name: name.text,
      ...(name.zh === null ? {} : { nameZh: name.zh }),
      ...(description.text === "" ? {} : { description: description.text }),
      ...(description.zh === null ? {} : { descriptionZh: description.zh }),
      ...(isExpected ? { expected: true } : {}),
      ...(options.length === 0
        ? {}
        : {
            options: options.map((option) => ({
              key: option.key,
              name: option.name.text,
              ...(option.name.zh === null ? {} : { nameZh: option.name.zh }),
              ...(option.isRemoved ? { removed: true } : {}),
            })),
          }),
    })),
  };
}

/** What a task holds in them; `uidOf` is the resource of a person, null for one who is not in the file. */
export function writeJsonValues(
  { custom }: PlanTask,
  { fields }: Pick<Plan, "fields">,
  uidOf: (personId: string) => number | null,
): Pick<PlanJsonTask, "custom"> {
  const values = fields.flatMap(({ key, kind }) => {
    const value = custom[key];
    const shown = kind === "person" && value !== undefined ? uidOf(String(value)) : value;
    return shown === undefined || shown === null ? [] : [[key, shown] as const];
  });
  return values.length === 0 ? {} : { custom: Object.fromEntries(values) };
}

/** The fields of a file; those that are not as a project may have them are told and left out. */
export function readJsonFields({ fields }: PlanJson, notes: ImportNote[]): readonly CustomField[] {
  const known: CustomField[] = [];
  for (const field of fields ?? []) {
    const read = readField(field);
    const isTwin = known.some(({ key, name }) => key === field.key || name.text.toLowerCase() === field.name.trim().toLowerCase());
    if (read && !isTwin && known.length < mostFields) known.push(read);
    else
      notes.push({
        code: "import.note.fieldDropped",
        taskName: null,
        uid: null,
        parameters: { field: field.name.slice(0, longestFieldName) },
      });
  }
  return known;
}

function readField({ key, kind: named, name, nameZh, description, descriptionZh, expected, options }: PlanJsonField): CustomField | null {
  const kind = fieldKinds.find((one) => one === named);
  const all = options ?? [];
  const isFit =
    isKey("f", key) &&
    [name, nameZh ?? "x", ...all.flatMap((option) => [option.name, option.nameZh ?? "x"])].every(isName) &&
    all.length <= mostOptions &&
    all.every((option) => isKey("o", option.key));
  if (!kind || !isFit) return null;
  return {
    key,
    kind,
    name: { text: name.trim(), zh: nameZh?.trim() ?? null },
    description: { text: (description ?? "").slice(0, 300), zh: descriptionZh?.slice(0, 300) ?? null },
    isExpected: expected === true,
    options: all.map((option) => ({
      key: option.key,
      name: { text: option.name.trim(), zh: option.nameZh?.trim() ?? null },
      isRemoved: option.removed === true,
    })),
  };
}

/** Keys of a file leave room for those that are given later. */
function isKey(letter: "f" | "o", key: string): boolean {
  return key.startsWith(letter) && /^[1-9]\d{0,3}$/.test(key.slice(1));
}

function isName(text: string): boolean {
  return text.trim() !== "" && text.trim().length <= longestFieldName;
}

/** What a task of a file holds in them; what does not fit is told and left out. */
export function readJsonValues(
  { custom, uid, name }: PlanJsonTask,
  fields: readonly CustomField[],
  people: readonly ImportedPerson[],
  notes: ImportNote[],
): CustomValues {
  // An option that is not offered any more may stand in a task all the same.
  const offered = fields.map((field) => ({ ...field, options: field.options.map((option) => ({ ...option, isRemoved: false })) }));
  const kept = Object.entries(custom ?? {}).flatMap(([key, told]) => {
    const field = offered.find((candidate) => candidate.key === key);
    const value = field?.kind === "person" ? String(told) : told;
    if (field && !brokenValue({ fields: offered, people }, { [key]: value })) return [[key, value] as const];
    const parameters = { field: field?.name.text ?? key.slice(0, longestFieldName), text: String(told).slice(0, 80) };
    notes.push({ code: "import.note.fieldValue", taskName: name ?? String(uid), uid: String(uid), parameters });
    return [];
  });
  return withCustomChanges({}, Object.fromEntries(kept));
}
