import { isDay } from "../time/day.ts";
import type { BilingualText, Plan } from "./model.ts";

export const fieldKinds = ["text", "number", "date", "choice", "person"] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** The most fields that one project has beside those of every task. */
export const mostFields = 50;
/** The most options of one choice. */
export const mostOptions = 100;
/** Longest value of a text field, in characters. */
export const longestFieldText = 500;
/** Longest name of a field or an option, in characters. */
export const longestFieldName = 60;
/** Greatest number of a field, either way from nought: above it, fractions of hundredths are lost. */
const greatestNumber = 1e12;

export interface FieldOption {
  /** Of its field alone, such as `o2`, and never used again. */
  readonly key: string;
  readonly name: BilingualText;
  /** Tasks that have it keep it; none is given it any more. */
  readonly isRemoved: boolean;
}

/** What a project keeps of its tasks beside what every task has. */
export interface CustomField {
  /** Of its project alone, such as `f3`, and never used again: values, columns and addresses name it so. */
  readonly key: string;
  readonly kind: FieldKind;
  readonly name: BilingualText;
  readonly description: BilingualText;
  /** People are reminded where it is empty. */
  readonly isExpected: boolean;
  /** Of a choice, in their order. */
  readonly options: readonly FieldOption[];
}

/** A text, a number, a day, the key of an option or the id of a person. */
export type CustomValue = string | number;
/** By the key of the field; an empty one has none. */
export type CustomValues = Readonly<Record<string, CustomValue>>;
/** What becomes of the fields that are named: null empties one. */
export type CustomChanges = Readonly<Record<string, CustomValue | null>>;

/** Why a field cannot have a value. */
export type CustomProblem =
  "plan.field.unknown" | "plan.field.text" | "plan.field.number" | "plan.field.date" | "plan.field.option" | "plan.field.person";

/** The values after a change; those of fields that it does not name stay. */
export function withCustomChanges(values: CustomValues, changes: CustomChanges): CustomValues {
  const after: Record<string, CustomValue> = {};
  // In the order of their keys, so that equal values are equal as texts.
  for (const key of [...new Set([...Object.keys(values), ...Object.keys(changes)])].sort()) {
    const value = key in changes ? changes[key] : values[key];
    if (value !== null && value !== undefined) after[key] = value;
  }
  return after;
}

/** Those of the changes that change something; undefined when none does. */
export function differingValues(values: CustomValues, changes: CustomChanges): CustomChanges | undefined {
  const differing = Object.entries(changes).filter(([key, value]) => (values[key] ?? null) !== value);
  return differing.length === 0 ? undefined : Object.fromEntries(differing);
}

/** What the fields of a change are by now. */
export function valuesOf(values: CustomValues, keys: readonly string[]): CustomChanges {
  return Object.fromEntries(keys.map((key) => [key, values[key] ?? null]));
}

interface KeptAs {
  /** A day as another plan has it; null where that has none. */
  readonly date: (day: string) => string | null;
  readonly person: (id: string) => string | null;
}

/** The values of a task as a task of another plan with the same fields has them; those of fields that are not among them stay behind. */
export function valuesKept(fields: readonly CustomField[], values: CustomValues, as: KeptAs): CustomValues {
  const kept = fields.flatMap(({ key, kind }) => {
    const value = values[key];
    if (value === undefined) return [];
    const other = kind === "date" ? as.date(String(value)) : kind === "person" ? as.person(String(value)) : value;
    return other === null ? [] : [[key, other] as const];
  });
  return withCustomChanges({}, Object.fromEntries(kept));
}

/** What is wrong with the values that somebody gives, at the first field; undefined when they fit. Emptying a field is always right. */
export function brokenValue(
  plan: Pick<Plan, "fields" | "people">,
  changes: CustomChanges,
): { readonly code: CustomProblem; readonly key: string } | undefined {
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) continue;
    const field = plan.fields.find((candidate) => candidate.key === key);
    const code = field ? brokenBy(plan, field, value) : "plan.field.unknown";
    if (code !== undefined) return { code, key };
  }
  return undefined;
}

function brokenBy({ people }: Pick<Plan, "people">, { kind, options }: CustomField, value: CustomValue): CustomProblem | undefined {
  switch (kind) {
    case "text":
      return typeof value === "string" && value.trim() !== "" && value.length <= longestFieldText ? undefined : "plan.field.text";
    case "number":
      return typeof value === "number" && Math.abs(value) <= greatestNumber ? undefined : "plan.field.number";
    case "date":
      return typeof value === "string" && isDay(value) ? undefined : "plan.field.date";
    case "choice":
      return options.some((option) => option.key === value && !option.isRemoved) ? undefined : "plan.field.option";
    case "person":
      return people.some((person) => person.id === value) ? undefined : "plan.field.person";
    default:
      return kind satisfies never;
  }
}
