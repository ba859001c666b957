import { useEffect, useRef, type RefObject } from "react";
import { keepDraft, readDraft } from "./drafts.ts";
import type { ShownReply } from "./form-reply.ts";

/** Answers whose text is sent: one answer stands until the next, and may find a new draft in the field by then. */
const handled = new WeakSet<ShownReply>();

/**
 * Keeps what is typed into the text field inside an element in this browser, and puts it back when the page is opened again, until the
 * text is sent. What is typed while it is being sent stays, and so does what another window has typed for the same place.
 */
export function useDraft(key: string, reply: ShownReply | undefined): RefObject<HTMLDivElement> {
  const place = useRef<HTMLDivElement>(null);
  const sent = useRef<string>();
  useEffect(() => {
    const field = place.current?.querySelector("textarea");
    if (!field) return;
    const { form } = field;
    const keep = () => keepDraft(key, field.value === "" ? null : { version: 0, body: field.value });
    const send = () => (sent.current = field.value);
    if (reply?.outcome === "done" && !handled.has(reply)) {
      handled.add(reply);
      const text = sent.current ?? field.value;
      const kept = readDraft(key)?.body;
      const isOwnDraft = kept === text || kept === field.value;
      if (field.value.startsWith(text)) takeOut(field, text.length);
      if (isOwnDraft) keep();
    }
    // Somebody may have typed before the page came alive.
    else if (field.value !== "") keep();
    else field.value = readDraft(key)?.body ?? "";
    field.addEventListener("input", keep);
    form?.addEventListener("submit", send);
    return () => {
      field.removeEventListener("input", keep);
      form?.removeEventListener("submit", send);
    };
  }, [key, reply]);
  return place;
}

/** Takes the beginning of a text away; the caret stays where it is in the rest. */
function takeOut(field: HTMLTextAreaElement, length: number): void {
  const fromEnd = field.value.length - field.selectionEnd;
  field.value = field.value.slice(length).trimStart();
  const caret = Math.max(0, field.value.length - fromEnd);
  field.setSelectionRange(caret, caret);
}
