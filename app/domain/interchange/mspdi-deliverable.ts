import { sheetHeaders, fieldOfHeader } from "../sheet/columns.ts";
import { child, children, text, type XmlElement } from "./xml-element.ts";

/** The first of the text fields that a plan of MS Project has to spare, by its number there. */
const text1 = "188743731";

/** The definition of the field that deliverables are written in. */
export function deliverableDefinition(textOf: (text: { readonly text: string; readonly zh: string }) => string): XmlElement {
  const { en, zh } = sheetHeaders.deliverable;
  return { FieldID: text1, FieldName: "Text1", Alias: textOf({ text: en, zh }) };
}

export function deliverableValue(value: string): XmlElement {
  return { FieldID: text1, Value: value };
}

/** The fields of a file that are called deliverable, as a sheet's column may be, in either language. */
export function deliverableFields(project: XmlElement): ReadonlySet<string> {
  const list = child(project, "ExtendedAttributes");
  const named = (list ? children(list, "ExtendedAttribute") : []).filter(
    (definition) => fieldOfHeader(text(definition, "Alias") ?? "") === "deliverable",
  );
  return new Set(named.flatMap((definition) => text(definition, "FieldID") ?? []));
}

/** What a task has in those fields; the first that says something. */
export function readDeliverable(task: XmlElement, fields: ReadonlySet<string>): string {
  if (fields.size === 0) return "";
  const values = children(task, "ExtendedAttribute").filter((value) => fields.has(text(value, "FieldID") ?? ""));
  return values.map((value) => text(value, "Value") ?? "").find((value) => value.trim() !== "") ?? "";
}
