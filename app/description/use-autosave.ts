import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import type { ShownReply } from "#app/ui/form-reply.ts";
import { staleDetail } from "#app/ui/conflict.tsx";
import { keepDraft, readDraft } from "#app/ui/drafts.ts";

export type SaveState = "saved" | "unsaved" | "saving" | "unreachable" | "refused";

interface Options {
  readonly url: string;
  readonly draftKey: string;
  /** As it was when the editor was opened. */
  readonly version: number;
  readonly body: string;
}

const pauseMilliseconds = 1_200;
const retryMilliseconds = 5_000;

/**
 * Saves what is typed into a text field in every pause, and keeps it in this browser until it is saved. A newer text of somebody else is
 * never overwritten: the answer with both stands until the person decides.
 */
export function useAutosave(field: RefObject<HTMLTextAreaElement>, { url, draftKey, version: opened, body }: Options) {
  const [state, setState] = useState<SaveState>("saved");
  const [version, setVersion] = useState(opened);
  const [reply, setReply] = useState<ShownReply>();
  const [isRestored, setIsRestored] = useState(false);
  const current = useRef({ version: opened, saved: body, isRefused: false });
  const sending = useRef<Promise<void>>();
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const send = useCallback(async (): Promise<void> => {
    const area = field.current;
    const now = current.current;
    if (!area || sending.current || now.isRefused || area.value === now.saved) return;
    const again = (milliseconds: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void send(), milliseconds);
    };
    const sendNow = async () => {
      const sent = area.value;
      setState("saving");
      const outcome = await post(url, { intent: "saveDescription", version: String(now.version), body: sent });
      if (!outcome) {
        setState("unreachable");
        return again(retryMilliseconds);
      }
      if (outcome.outcome !== "done") {
        now.isRefused = true;
        setReply(outcome);
        return setState("refused");
      }
      // The server answers every save with the version it made.
      now.version = (outcome.result as { readonly version: number }).version;
      now.saved = sent;
      setVersion(now.version);
      setReply(undefined);
      if (area.value === sent) {
        keepDraft(draftKey, null);
        setState("saved");
      } else {
        setState("unsaved");
        again(pauseMilliseconds);
      }
    };
    sending.current = sendNow();
    await sending.current.finally(() => (sending.current = undefined));
  }, [field, url, draftKey]);

  /** Saves what is typed, after what is under way; over a newer text when its version is named. Resolves to whether all of it is saved. */
  const finish = useCallback(
    async (over?: number): Promise<boolean> => {
      clearTimeout(timer.current);
      await sending.current;
      clearTimeout(timer.current);
      if (over !== undefined) Object.assign(current.current, { version: over, isRefused: false });
      await send();
      const isSaved = field.current?.value === current.current.saved;
      if (isSaved) keepDraft(draftKey, null);
      return isSaved;
    },
    [field, draftKey, send],
  );

  const onType = useCallback(() => {
    const area = field.current;
    const now = current.current;
    if (!area) return;
    keepDraft(draftKey, area.value === now.saved ? null : { version: now.version, body: area.value });
    // A field that was refused may be mended; a newer text of somebody else waits for a decision.
    if (now.isRefused && !staleDetail(reply)) now.isRefused = false;
    if (!now.isRefused) setState(area.value === now.saved ? "saved" : "unsaved");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void send(), pauseMilliseconds);
  }, [field, draftKey, reply, send]);

  useEffect(() => {
    const area = field.current;
    const draft = readDraft(draftKey);
    if (area && draft && draft.body !== current.current.saved) {
      area.value = draft.body;
      current.current.version = draft.version;
      setVersion(draft.version);
      setIsRestored(true);
      setState("unsaved");
      timer.current = setTimeout(() => void send(), pauseMilliseconds);
    }
    return () => clearTimeout(timer.current);
  }, [field, draftKey, send]);

  useEffect(() => {
    if (state === "saved") return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [state]);

  return { state, version, reply, isRestored, onType, finish };
}

/** The answer of the server; undefined when it could not be reached, or answered with something else. */
async function post(url: string, fields: Readonly<Record<string, string>>): Promise<ShownReply | undefined> {
  try {
    const response = await fetch(url, { method: "POST", body: new URLSearchParams(fields) });
    const reply: unknown = await response.json();
    return typeof reply === "object" && reply !== null && "outcome" in reply ? (reply as ShownReply) : undefined;
  } catch {
    return undefined;
  }
}
