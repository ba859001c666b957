import { useEffect, useRef, type RefObject } from "react";
import { keepDraft, readDraft } from "./drafts.ts";
import type { ShownReply } from "./form-reply.ts";

/** Answers whose text is sent: one answer stands until the next, and may find a new draft in the field by then. */
const handled = new WeakSet<ShownReply>();

/**
 * Keeps what is typed into the text field inside an element in this browser, and puts it back when the page is opened again, until the
 * text is sent.
 */
export function useDraft(key: string, reply: ShownReply | undefined): RefObject<HTMLDivElement> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = place.current?.querySelector("textarea");
    if (!field) return;
    if (reply?.outcome === "done" && !handled.has(reply)) {
      handled.add(reply);
      keepDraft(key, null);
      field.value = "";
    }
    const keep = () => keepDraft(key, field.value === "" ? null : { version: 0, body: field.value });
    // Somebody may have typed before the page came alive.
    if (field.value !== "") keep();
    else field.value = readDraft(key)?.body ?? "";
    field.addEventListener("input", keep);
    return () => field.removeEventListener("input", keep);
  }, [key, reply]);
  return place;
}
