import type { FieldKind } from "#app/domain/plan/custom-field.ts";
import type { FieldFilter, FieldFilterProblem } from "#app/domain/plan/field-filter.ts";
import type { BilingualText, Plan } from "#app/domain/plan/model.ts";
import { byName } from "#app/i18n/format.ts";

/** A field of the project's own as forms that filter by it offer it. */
export interface FilterField {
  readonly key: string;
  readonly kind: FieldKind;
  readonly name: string;
  /** What can be chosen of a choice or a person. */
  readonly choices: readonly { readonly value: string; readonly name: string }[];
}

/** A part of a filter that counts for nothing, by the name of its field in the form. */
export interface WrongPart {
  readonly parameter: string;
  readonly code: FieldFilterProblem;
}

/** The fields of a plan to filter by. An option that is not offered any more is there still: tasks may have it. */
export function filterFields(
  { fields, people }: Pick<Plan, "fields" | "people">,
  textOf: (text: BilingualText) => string,
): readonly FilterField[] {
  const named = people.map(({ id, name }) => ({ value: id, name })).sort((left, right) => byName(left.name, right.name));
  return fields.map(({ key, kind, name, options }) => ({
    key,
    kind,
    name: textOf(name),
    choices: kind === "person" ? named : options.map((option) => ({ value: option.key, name: textOf(option.name) })),
  }));
}

export function filterOfField(filters: readonly FieldFilter[], key: string): FieldFilter {
  return filters.find((filter) => filter.key === key) ?? { key, values: [], part: "", from: "", to: "" };
}
