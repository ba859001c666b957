import { useEffect, useRef } from "react";
import { fieldKeyOf } from "./field-key.ts";

interface ShownPresence {
  readonly projectId: string;
  readonly page: string;
  readonly tab: string;
}

/** Others forget a page that says nothing for a minute. */
const repeatMilliseconds = 25_000;
const pauseMilliseconds = 250;

/** Tells others on this page that it is open, and which of its fields is being edited: one that is typed in, not one that has the focus only. */
export function useShownPresence({ projectId, page, tab }: ShownPresence): void {
  const said = useRef("");
  useEffect(() => {
    let timer = 0;
    let typedIn: EventTarget | null = null;
    const say = (isRepeated: boolean) => {
      if (document.visibilityState !== "visible") return;
      const field = editedField(document.activeElement, typedIn);
      const words = `${page} ${field ?? ""}`;
      if (!isRepeated && words === said.current) return;
      said.current = words;
      const form = new FormData();
      for (const [name, value] of Object.entries({ intent: "show", tab, page, ...(field === null ? {} : { field }) }))
        form.set(name, value);
      fetch(`/projects/${projectId}/presence`, { method: "POST", body: form, redirect: "manual" }).catch(() => undefined);
    };
    const soon = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => say(false), pauseMilliseconds);
    };
    const onInput = ({ target }: Event) => {
      typedIn = target;
      soon();
    };
    const onSubmit = () => {
      typedIn = null;
      soon();
    };
    const again = () => say(true);
    say(false);
    const repeating = window.setInterval(again, repeatMilliseconds);
    document.addEventListener("input", onInput);
    document.addEventListener("submit", onSubmit);
    document.addEventListener("focusin", soon);
    document.addEventListener("focusout", soon);
    document.addEventListener("visibilitychange", again);
    return () => {
      clearTimeout(timer);
      clearInterval(repeating);
      document.removeEventListener("input", onInput);
      document.removeEventListener("submit", onSubmit);
      document.removeEventListener("focusin", soon);
      document.removeEventListener("focusout", soon);
      document.removeEventListener("visibilitychange", again);
    };
  }, [projectId, page, tab]);
}

/** An editor that was opened in place of a value says so by itself. */
function editedField(active: Element | null, typedIn: EventTarget | null): string | null {
  return active === typedIn || active?.closest("[data-live-field]") ? fieldKeyOf(active) : null;
}
