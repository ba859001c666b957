import {
  longestFieldName,
  longestFieldText,
  mostFields,
  mostOptions,
  withCustomChanges,
  type CustomField,
  type CustomValue,
  type CustomValues,
  type FieldKind,
  type FieldOption,
} from "../plan/custom-field.ts";
import type { BilingualText, Plan, PlanTask } from "../plan/model.ts";
import { readNumber } from "../plan/typed-value.ts";
import { isDay } from "../time/day.ts";
import type { ImportNote } from "./imported-plan.ts";
import { deliverableDefinition, deliverableFields, deliverableValue } from "./mspdi-deliverable.ts";
import { child, children, text, type XmlElement } from "./xml-element.ts";

interface Slot {
  readonly id: string;
  readonly name: string;
}

/** A run of fields whose numbers follow each other. */
const run = (name: string, from: number, first: number, count: number): readonly Slot[] =>
  Array.from({ length: count }, (_, index) => ({ id: String(first + index), name: `${name}${from + index}` }));

/** The fields that a plan of MS Project has to spare for its tasks, by their numbers there (class PjField of its object model); Text1 is the deliverable. */
const slots: Readonly<Record<"text" | "number" | "date", readonly Slot[]>> = {
  text: [
    ...[188743734, 188743737, 188743740, 188743743].flatMap((id, index) => run("Text", index + 2, id, 1)),
    ...run("Text", 6, 188743746, 5),
    ...run("Text", 11, 188743997, 20),
  ],
  number: [...run("Number", 1, 188743767, 5), ...run("Number", 6, 188743982, 15)],
  date: run("Date", 1, 188743945, 10),
};
const text1: Slot = { id: "188743731", name: "Text1" };
const slotNames = new Map([text1, ...slots.text, ...slots.number, ...slots.date].map(({ id, name }) => [id, name]));

/** The project's own fields as the file has them; a choice and a person are texts, and numbers and days beyond those that there is room for, too. */
export interface WrittenFields {
  readonly definitions: readonly XmlElement[];
  valuesOf(task: PlanTask): readonly XmlElement[];
}

type TextOf = (text: BilingualText) => string;

/** How many fields of each kind a file has room for; choices and people are texts. */
export const mspdiRoom = { text: slots.text.length, number: slots.number.length, date: slots.date.length } as const;

/** Those of a project's own fields that a file has no room for, in their order: numbers and days beyond the room for them take that of texts. Empty for up to 29. */
export function fieldsWithoutRoom(fields: readonly CustomField[]): readonly CustomField[] {
  const placed = new Set(placedFields(fields).map(({ field }) => field));
  return fields.filter((field) => !placed.has(field));
}

function placedFields(fields: readonly CustomField[]): readonly { readonly field: CustomField; readonly slot: Slot }[] {
  const left = { text: [...slots.text], number: [...slots.number], date: [...slots.date] };
  return fields.flatMap((field) => {
    const slot = (field.kind === "number" || field.kind === "date" ? left[field.kind].shift() : undefined) ?? left.text.shift();
    return slot ? [{ field, slot }] : [];
  });
}

/** Lays the project's own fields, and the deliverable, into the fields that the format has to spare. {@link fieldsWithoutRoom} are left out. */
export function mspdiFields(plan: Plan, textOf: TextOf): WrittenFields {
  const placed = placedFields(plan.fields);
  const hasDeliverables = plan.tasks.some((task) => textOf(task.deliverable) !== "");
  return {
    definitions: [
      ...(hasDeliverables ? [deliverableDefinition(textOf)] : []),
      ...placed.map(({ field, slot }) => definition(field, slot, textOf)),
    ],
    valuesOf: (task) => {
      const deliverable = textOf(task.deliverable);
      return [
        ...(deliverable === "" ? [] : [deliverableValue(deliverable)]),
        ...placed.flatMap(({ field, slot }) => {
          const value = written(field, task.custom[field.key], plan, textOf);
          return value === "" ? [] : [{ FieldID: slot.id, Value: value }];
        }),
      ];
    },
  };
}

function definition({ kind, name, options }: CustomField, { id, name: fieldName }: Slot, textOf: TextOf): XmlElement {
  const offered = options.filter(({ isRemoved }) => !isRemoved);
  return {
    FieldID: id,
    FieldName: fieldName,
    Alias: textOf(name),
    ...(kind === "choice"
      ? {
          RestrictValues: "1",
          ValueList: { Value: offered.map((option, index) => ({ ID: String(index + 1), Value: textOf(option.name) })) },
        }
      : {}),
  };
}

function written({ kind, options }: CustomField, value: CustomValue | undefined, { people }: Plan, textOf: TextOf): string {
  if (value === undefined) return "";
  if (kind === "date") return `${value}T00:00:00`;
  if (kind === "person") return people.find(({ id }) => id === value)?.name ?? "";
  const option = kind === "choice" ? options.find(({ key }) => key === value) : undefined;
  return option ? textOf(option.name) : String(value);
}

export interface ReadFields {
  readonly fields: readonly CustomField[];
  valuesOf(task: XmlElement, name: string, uid: string): CustomValues;
}

/**
 * The fields of a file that somebody named, or that hold something, as fields of the project's own: texts with a list of values become choices. Fields of other
 * kinds, what cannot be read and what there is no room for is told.
 */
export function readMspdiFields(project: XmlElement, tasks: readonly XmlElement[], notes: ImportNote[]): ReadFields {
  const deliverables = deliverableFields(project);
  const held = new Map<string, Set<string>>();
  for (const task of tasks)
    for (const value of children(task, "ExtendedAttribute")) {
      const id = text(value, "FieldID");
      const content = text(value, "Value")?.trim() ?? "";
      if (id !== null && content !== "" && !deliverables.has(id)) held.set(id, (held.get(id) ?? new Set()).add(content));
    }
  const list = child(project, "ExtendedAttributes");
  const defined = new Map((list ? children(list, "ExtendedAttribute") : []).flatMap((one) => named(one)));
  const known: { readonly id: string; readonly field: CustomField }[] = [];
  for (const id of new Set([...defined.keys(), ...held.keys()])) {
    if (deliverables.has(id)) continue;
    const one = defined.get(id);
    const slotName = slotNames.get(id) ?? (one && text(one, "FieldName")) ?? id;
    const alias = (one && text(one, "Alias")?.trim()) || "";
    if (alias === "" && !held.has(id)) continue;
    const isOfTask = slotNames.has(id);
    if (!isOfTask && !held.has(id)) continue;
    if (!isOfTask || known.length >= mostFields) {
      notes.push({ code: "import.note.fieldDropped", taskName: null, uid: null, parameters: { field: alias || slotName } });
      continue;
    }
    const name = unlike(known, (alias || slotName).slice(0, longestFieldName), slotName);
    const options = optionsOf(one, held.get(id) ?? new Set());
    const kind: FieldKind = slotName.startsWith("Number")
      ? "number"
      : slotName.startsWith("Date")
        ? "date"
        : options.length > 0
          ? "choice"
          : "text";
    const words = { name: { text: name, zh: null }, description: { text: "", zh: null }, isExpected: false };
    known.push({ id, field: { key: `f${known.length + 1}`, kind, ...words, options: kind === "choice" ? options : [] } });
  }
  const byId = new Map(known.map(({ id, field }) => [id, field]));
  return {
    fields: known.map(({ field }) => field),
    valuesOf: (task, taskName, uid) => {
      const values: Record<string, CustomValue> = {};
      for (const element of children(task, "ExtendedAttribute")) {
        const field = byId.get(text(element, "FieldID") ?? "");
        const content = text(element, "Value")?.trim() ?? "";
        if (!field || content === "") continue;
        const value = read(field, content);
        if (value !== null) values[field.key] = value;
        if (value === null || (field.kind === "text" && content.length > longestFieldText))
          notes.push({ code: "import.note.fieldValue", taskName, uid, parameters: { field: field.name.text, text: content.slice(0, 80) } });
      }
      return withCustomChanges({}, values);
    },
  };
}

function named(definitionElement: XmlElement): readonly (readonly [string, XmlElement])[] {
  const id = text(definitionElement, "FieldID");
  return id === null ? [] : [[id, definitionElement]];
}

/** The list of values of a field, with what tasks hold beside it; none for a field without a list. */
function optionsOf(one: XmlElement | undefined, held: ReadonlySet<string>): readonly FieldOption[] {
  const list = one && child(one, "ValueList");
  const names = (list ? children(list, "Value") : []).flatMap((value) => text(value, "Value")?.trim() || []);
  if (names.length === 0) return [];
  const all = [...new Set([...names, ...held])];
  if (all.length > mostOptions || all.some((name) => name.length > longestFieldName)) return [];
  return all.map((name, index) => ({ key: `o${index + 1}`, name: { text: name, zh: null }, isRemoved: false }));
}

/** Two fields of one name could not be told apart. */
function unlike(known: readonly { readonly field: CustomField }[], name: string, slotName: string): string {
  const isTaken = known.some(({ field }) => field.name.text.toLowerCase() === name.toLowerCase());
  return isTaken ? `${name.slice(0, longestFieldName - slotName.length - 3)} (${slotName})` : name;
}

function read({ kind, options }: CustomField, content: string): CustomValue | null {
  if (kind === "number") return readNumber(content);
  if (kind === "date") return isDay(content.slice(0, 10)) ? content.slice(0, 10) : null;
  if (kind === "choice") return options.find(({ name }) => name.text === content)?.key ?? null;
  return content.slice(0, longestFieldText);
}
