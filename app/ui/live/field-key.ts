/**
 * The name under which all who have a page open know a field: what its form does, to what, and the field's own name. A field outside of
 * such forms says its name in `data-live-field`. Null for what nobody edits.
 */
export function fieldKeyOf(element: Element | null): string | null {
  const given = element?.closest("[data-live-field]")?.getAttribute("data-live-field");
  if (given) return given;
  const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
  if (!isField || !element.form || element.name === "" || element.type === "password") return null;
  const hidden = [...element.form.querySelectorAll<HTMLInputElement>("input[type=hidden]")];
  const intent = hidden.find(({ name }) => name === "intent")?.value;
  if (intent === undefined) return null;
  const subject = hidden.find(({ name }) => name === "code" || name.endsWith("Id"))?.value ?? "";
  return [intent, subject, element.name].filter((part) => part !== "").join(".");
}
