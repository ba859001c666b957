import { useBlocker } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";

/** Asks before what was typed into a form and not sent is lost: by a link of the product, and by leaving it. Drafts are kept anyway. */
export function UnsavedChanges() {
  const [isTyping, setTyping] = useState(false);
  useEffect(() => {
    const listen = (event: Event) => {
      noteInput(event);
      if (touched.size > 0) setTyping(true);
    };
    document.addEventListener("input", listen);
    document.addEventListener("submit", noteSubmit);
    window.addEventListener("beforeunload", askBeforeUnload);
    return () => {
      document.removeEventListener("input", listen);
      document.removeEventListener("submit", noteSubmit);
      window.removeEventListener("beforeunload", askBeforeUnload);
    };
  }, []);
  // Watching the router changes its state, which a page that is still coming alive does not bear.
  return isTyping ? <LeaveQuestion /> : null;
}

function LeaveQuestion() {
  const { t } = useTranslation("ui");
  const dialog = useRef<HTMLDialogElement>(null);
  const blocker = useBlocker(({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && hasUnsaved());
  useEffect(() => {
    if (blocker.state === "blocked") dialog.current?.showModal();
    else dialog.current?.close();
  }, [blocker.state]);
  return (
    <dialog
      ref={dialog}
      className="question"
      aria-labelledby="unsaved-title"
      onClose={() => blocker.state === "blocked" && blocker.reset()}
    >
      <h2 id="unsaved-title">{t("unsaved.title")}</h2>
      <p className="mb-4 mt-1">{t("unsaved.help")}</p>
      <div className="flex flex-wrap justify-end gap-2">
        <button type="button" className="button" onClick={() => blocker.state === "blocked" && blocker.proceed()}>
          {t("unsaved.leave")}
        </button>
        <button type="button" className="button" data-primary onClick={() => blocker.state === "blocked" && blocker.reset()}>
          {t("unsaved.stay")}
        </button>
      </div>
    </dialog>
  );
}

/** Forms somebody typed into and did not send. */
const touched = new Set<HTMLFormElement>();

function noteInput({ target }: Event): void {
  const form = target instanceof Element ? target.closest("form") : null;
  if (form && form.method === "post") touched.add(form);
}

function noteSubmit({ target }: Event): void {
  if (target instanceof HTMLFormElement) touched.delete(target);
}

function askBeforeUnload(event: BeforeUnloadEvent): void {
  if (hasUnsaved()) event.preventDefault();
}

function hasUnsaved(): boolean {
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
