/** Forms somebody typed into and did not send. */
const touched = new Set<HTMLFormElement>();

/** Answers whether leaving may have to be asked about from now on: what is typed outside of forms says itself what is not saved. */
export function noteInput({ target }: Event): boolean {
  const form = target instanceof Element ? target.closest("form") : null;
  if (form && form.method === "post") touched.add(form);
  return form === null || touched.size > 0;
}

export function noteSubmit({ target }: Event): void {
  if (target instanceof HTMLFormElement) touched.delete(target);
}

/** Marks an element as something that would be lost beyond an address; leaving is asked about although nobody may have typed. */
export function unsavedMark(address: string) {
  return { "data-unsaved": address, ref: tellUnsaved };
}

function tellUnsaved(element: Element | null): void {
  element?.ownerDocument.dispatchEvent(new Event("unsaved"));
}

/** On the way to another address: of texts outside of forms, those that live below an address are safe there. */
export function hasUnsaved(next?: string): boolean {
  const texts = [...document.querySelectorAll<HTMLElement>("[data-unsaved]")];
  if (texts.some(({ dataset }) => next === undefined || !`${next}/`.startsWith(`${dataset["unsaved"]}/`))) return true;
  for (const form of touched) if (!form.isConnected) touched.delete(form);
  const refused = [...document.querySelectorAll<HTMLFormElement>("form[data-refused]")].some((form) => [...form.elements].some(isTyped));
  return refused || [...touched].some((form) => [...form.elements].some(isChanged));
}

/** Refused forms show again what was typed, so nothing in them differs from how they were made. */
function isTyped(control: Element): boolean {
  return (control instanceof HTMLInputElement ? isText(control) : control instanceof HTMLTextAreaElement) && !isKept(control);
}

function isText({ type }: HTMLInputElement): boolean {
  return !["hidden", "submit", "button", "checkbox", "radio", "password"].includes(type);
}

function isChanged(control: Element): boolean {
  if (isKept(control)) return false;
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
  if (control instanceof HTMLSelectElement) return [...control.options].some((option) => option.selected !== option.defaultSelected);
  if (!(control instanceof HTMLInputElement) || control.type === "hidden" || control.type === "search") return false;
  if (control.type === "checkbox" || control.type === "radio") return control.checked !== control.defaultChecked;
  return control.type === "file" ? (control.files?.length ?? 0) > 0 : control.value !== control.defaultValue;
}

/** Drafts, and what saves itself, say so. */
function isKept(control: Element): boolean {
  return control.closest("[data-kept]") !== null;
}
