import { useCallback, useEffect, useRef, useState } from "react";
import { copyRows } from "./copied-rows.ts";
import { pastedRows, type PastedRows } from "./pasted-table.ts";
import type { PlanFormat } from "./plan-format.ts";
import type { ScheduledPlan } from "./scheduled-plan.ts";

interface ClipboardContext {
  readonly picture: ScheduledPlan;
  readonly format: PlanFormat;
  readonly taskIds: readonly string[];
  readonly canEdit: boolean;
  say(sentence: string): void;
  /** Rows of this plan are pasted that were copied or cut in it. */
  onPasteCopied(taskIds: readonly string[], isCut: boolean): void;
  onPasteRows(rows: PastedRows): void;
}

interface Copied {
  readonly plain: string;
  readonly taskIds: readonly string[];
  readonly isCut: boolean;
}

const none: ReadonlySet<string> = new Set();

/** Copies, cuts and pastes rows by the keys of the clipboard while the focus is in the plan and nothing is being typed. */
export function useClipboard(context: ClipboardContext) {
  const latest = useRef(context);
  latest.current = context;
  const copied = useRef<Copied | null>(null);
  const [cutIds, setCutIds] = useState(none);
  const forgetCut = useCallback(() => {
    if (copied.current?.isCut) copied.current = null;
    setCutIds((before) => (before.size === 0 ? before : none));
  }, []);

  useEffect(() => {
    const take = (event: ClipboardEvent, isCut: boolean) => {
      const { picture, format, taskIds, canEdit, say } = latest.current;
      if (!isForPlan() || taskIds.length === 0 || !event.clipboardData || (isCut && !canEdit)) return;
      const { plain, html } = copyRows(picture, taskIds, format);
      event.preventDefault();
      event.clipboardData.setData("text/plain", plain);
      event.clipboardData.setData("text/html", html);
      copied.current = { plain, taskIds, isCut };
      setCutIds(isCut ? new Set(taskIds) : none);
      say(format.text(isCut ? "choice.cut" : "choice.copied", { count: taskIds.length }));
    };
    const onCopy = (event: ClipboardEvent) => take(event, false);
    const onCut = (event: ClipboardEvent) => take(event, true);
    const onPaste = (event: ClipboardEvent) => {
      const { canEdit, format, say, onPasteCopied, onPasteRows } = latest.current;
      if (!isForPlan() || !canEdit || !event.clipboardData) return;
      event.preventDefault();
      const plain = event.clipboardData.getData("text/plain");
      const { current } = copied;
      if (current && sameLines(current.plain, plain)) {
        onPasteCopied(current.taskIds, current.isCut);
        if (current.isCut) forgetCut();
        return;
      }
      const rows = pastedRows(event.clipboardData.getData("text/html"), plain);
      if (rows.length === 0) say(format.text("paste.nothing"));
      else onPasteRows(rows);
    };
    document.addEventListener("copy", onCopy);
    document.addEventListener("cut", onCut);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("copy", onCopy);
      document.removeEventListener("cut", onCut);
      document.removeEventListener("paste", onPaste);
    };
  }, [forgetCut]);

  return {
    cutIds,
    forgetCut,
    /** As with the keys, for those who have none. */
    copy: useCallback(() => void document.execCommand("copy"), []),
  };
}

function isForPlan(): boolean {
  const { activeElement } = document;
  if (!activeElement?.closest(".plan-workspace")) return false;
  return !activeElement.closest("input, select, textarea, [contenteditable]") && (getSelection()?.isCollapsed ?? true);
}

function sameLines(one: string, other: string): boolean {
  const plain = (text: string) => text.replace(/\r\n?/g, "\n").trim();
  return plain(one) === plain(other);
}
