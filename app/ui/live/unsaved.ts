const typed = "input:not([type=hidden]):not([type=checkbox]):not([type=radio]):not([type=submit]):not([type=button]), textarea, select";

/** Whether somebody types, has typed what is not saved yet, has opened a form, or drags: nothing must change under their hands then. */
export function isBusy(root: ParentNode): boolean {
  const { activeElement } = document;
  if (activeElement?.matches(typed) && !isAwaitingText(activeElement) && root.contains(activeElement)) return true;
  if (root.querySelector(".dragging, details[open] form[method=post], dialog[open]")) return true;
  return [...root.querySelectorAll("form[method=post]")].some((form) =>
    [...form.querySelectorAll("input, textarea, select")].some(isChanged),
  );
}

/** A field that waits for a first word, and says that it keeps the focus when its page is loaded anew: such as the one for the next comment. */
function isAwaitingText(field: Element): boolean {
  return field instanceof HTMLTextAreaElement && field.matches("[data-awaits]") && field.value === "";
}

function isChanged(control: Element): boolean {
  if (control instanceof HTMLSelectElement) {
    const given = [...control.options].find((option) => option.defaultSelected) ?? control.options[0];
    return given !== undefined && !given.selected;
  }
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
  if (!(control instanceof HTMLInputElement) || control.type === "hidden") return false;
  if (control.type === "checkbox" || control.type === "radio") return control.checked !== control.defaultChecked;
  return control.type === "file" ? control.value !== "" : control.value !== control.defaultValue;
}
