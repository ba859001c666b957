import { brokenValue, withCustomChanges, type CustomField, type CustomValue, type CustomValues } from "../plan/custom-field.ts";
import type { BilingualText, Plan } from "../plan/model.ts";
import { readNumber } from "../plan/typed-value.ts";
import { readSheetTime, type DateOrder } from "./dates.ts";
import { cellText, type SheetValue } from "./sheet.ts";

/** What a plan has that cells of its own fields are read with. */
export type OwnFields = Pick<Plan, "fields" | "people">;

/** A field of the project's own as what a column says. */
export type OwnColumn = `f${number}`;

export function isOwnColumn(text: unknown): text is OwnColumn {
  return typeof text === "string" && /^f[1-9]\d{0,6}$/.test(text);
}

export const noOwnFields: OwnFields = { fields: [], people: [] };

/** The field that a header names, in either language; undefined for none. */
export function ownFieldOf(header: string, { fields }: OwnFields): CustomField | undefined {
  const wanted = folded(header);
  return wanted === ""
    ? undefined
    : fields.find(({ name }) => folded(name.text) === wanted || (name.zh !== null && folded(name.zh) === wanted));
}

/** What a cell says of a field, an option and a person by their names; null when that cannot be told. */
export function readOwnCell(field: CustomField, value: SheetValue, order: DateOrder, own: OwnFields): CustomValue | null {
  const read = valueOf(field, value, order, own);
  return read === null || brokenValue(own, { [field.key]: read }) ? null : read;
}

function valueOf({ kind, options }: CustomField, value: SheetValue, order: DateOrder, { people }: OwnFields): CustomValue | null {
  const text = cellText(value);
  switch (kind) {
    case "text":
      return text.replace(/[\p{Cc}\p{Cs}]/gu, " ").trim() || null;
    case "number":
      return typeof value === "number" ? value : readNumber(text);
    case "date":
      return readSheetTime(value, order)?.day ?? null;
    case "choice": {
      const wanted = folded(text);
      const names = ({ name }: (typeof options)[number]) => [name.text, name.zh ?? name.text].map(folded);
      return options.find((option) => !option.isRemoved && names(option).includes(wanted))?.key ?? null;
    }
    case "person": {
      const named = people.filter(({ name }) => folded(name) === folded(text));
      return named.length === 1 ? named[0]!.id : null;
    }
    default:
      return kind satisfies never;
  }
}

/** A value as cells hold it, in one language. */
export function writeOwnCell(
  { kind, options }: CustomField,
  value: CustomValue | undefined,
  { people }: Pick<Plan, "people">,
  textOf: (text: BilingualText) => string,
): string | number | { readonly day: string } | null {
  if (value === undefined) return null;
  if (kind === "date") return { day: String(value) };
  if (kind === "person") return people.find(({ id }) => id === value)?.name ?? null;
  if (kind !== "choice") return value;
  const option = options.find(({ key }) => key === value);
  return option ? textOf(option.name) : null;
}

/** What a task holds, named in both languages. */
export function namedValues({ fields, people }: OwnFields, custom: CustomValues) {
  return fields.flatMap((field) => {
    const value = custom[field.key];
    const option = field.options.find(({ key }) => field.kind === "choice" && key === value);
    const person = field.kind === "person" ? people.find(({ id }) => id === value) : undefined;
    return value === undefined ? [] : [{ name: field.name, value: option?.name ?? { text: person?.name ?? String(value), zh: null } }];
  });
}

/** The values of a task with what a line tells of them. */
export function withOwnCells(custom: CustomValues, cells: Readonly<Record<string, CustomValue | null>> | undefined): CustomValues {
  return cells ? withCustomChanges(custom, cells) : custom;
}

function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_*:]+/g, " ")
    .trim();
}
