import { useFetcher } from "@remix-run/react";
import { useCallback, useContext, useEffect, useMemo, useRef } from "react";
import { useErrorText } from "#app/ui/error-text.ts";
import type { ShownReply } from "#app/ui/form-reply.ts";
import { UndoContext, undoOf, useOfferedUndo } from "#app/ui/undo.tsx";
import { newFormKey } from "./new-form-key.ts";

export interface Moves {
  /** Sends a move as its form would; nothing while another one is on its way. */
  send(fields: Readonly<Record<string, string>>): void;
  /** The fields of the move that is on its way. */
  readonly pending: FormData | undefined;
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
  useOfferedUndo(data && undoOf(data));
  useEffect(() => {
    const [problem] = data && data.outcome !== "done" ? Object.values(data.errors) : [];
    if (problem) tell({ done: errorText(problem), isProblem: true });
  }, [data, tell, errorText]);
  useEffect(() => {
    if (state !== "idle" || moved.current === null) return;
    document.querySelector<HTMLElement>(`[data-moves="${CSS.escape(moved.current)}"]`)?.focus();
    moved.current = null;
  }, [state, data]);
  const send = useCallback(
    (fields: Readonly<Record<string, string>>) => {
      if (state !== "idle") return;
      moved.current = fields["taskId"] ?? null;
      submit({ ...fields, formKey: newFormKey() }, { method: "post" });
    },
    [state, submit],
  );
  const refuse = useCallback((words: string) => tell({ done: words, isProblem: true }), [tell]);
  return useMemo(() => ({ send, refuse, pending: state === "idle" ? undefined : formData }), [send, refuse, state, formData]);
}
