import { useFetcher } from "@remix-run/react";
import { useCallback, useContext, useEffect, useMemo, useRef } from "react";
import { askedChange, type FormFields } from "#app/ui/ask-before-keeping.tsx";
import { useErrorText } from "#app/ui/error-text.ts";
import type { ShownReply } from "#app/ui/form-reply.ts";
import { UndoContext, undoOf, useOfferedUndo } from "#app/ui/undo.tsx";
import { newFormKey } from "./new-form-key.ts";

export interface Moves {
  /** Sends a move as its form would; nothing while another one is on its way. */
  send(fields: FormFields): void;
  /** The fields of the move that is on its way. */
  readonly pending: FormData | undefined;
  /** The answer to the last move, which may ask something. */
  readonly reply: ShownReply | undefined;
  /** Sends a move once more that was asked about; for the rest of the visit it may be not asked again. */
  keep(fields: FormFields, asksAgain: boolean): void;
  /** Says why a move is not sent at all. */
  refuse(words: string): void;
}

/** Moves tasks about beside the page: says what came of it, offers to take it back, and gives the focus to the task where it went. */
export function useMoves(): Moves {
  const fetcher = useFetcher<ShownReply>();
  const tell = useContext(UndoContext);
  const errorText = useErrorText();
  const { data, state, submit, formData } = fetcher;
  const moved = useRef<string | null>(null);
  const asks = useRef(true);
  useOfferedUndo(data && undoOf(data));
  useEffect(() => {
    const [problem] = data && data.outcome !== "done" && !askedChange(data) ? Object.values(data.errors) : [];
    if (problem) tell({ done: errorText(problem), isProblem: true });
  }, [data, tell, errorText]);
  useEffect(() => {
    if (state !== "idle" || moved.current === null) return;
    document.querySelector<HTMLElement>(`[data-moves="${CSS.escape(moved.current)}"]`)?.focus();
    moved.current = null;
  }, [state, data]);
  const send = useCallback(
    (fields: FormFields) => {
      if (state !== "idle") return;
      moved.current = fields["taskId"] ?? null;
      submit({ ...(asks.current ? {} : { kept: "all" }), ...fields, formKey: newFormKey() }, { method: "post" });
    },
    [state, submit],
  );
  const keep = useCallback(
    (fields: FormFields, asksAgain: boolean) => {
      asks.current = asksAgain;
      send(fields);
    },
    [send],
  );
  const refuse = useCallback((words: string) => tell({ done: words, isProblem: true }), [tell]);
  const pending = state === "idle" ? undefined : formData;
  return useMemo(() => ({ send, keep, refuse, pending, reply: data }), [send, keep, refuse, pending, data]);
}
