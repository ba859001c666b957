import { useEffect, useRef, type RefObject } from "react";

/**
 * Keeps what is typed into the text field inside an element in this browser, and puts it back when the page is opened again. A browser
 * that keeps nothing loses only the draft.
 */
export function useDraft(key: string, isSent: boolean): RefObject<HTMLDivElement> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = place.current?.querySelector("textarea");
    if (!field) return;
    if (isSent) write(key, "");
    const draft = read(key);
    // Somebody may have typed before the page came alive.
    if (field.value !== "") write(key, field.value);
    else if (draft !== null) field.value = draft;
    const onInput = () => write(key, field.value);
    field.addEventListener("input", onInput);
    return () => field.removeEventListener("input", onInput);
  }, [key, isSent]);
  return place;
}

function read(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, text: string): void {
  try {
    if (text === "") window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, text);
  } catch {
    // Nothing is kept then.
  }
}
