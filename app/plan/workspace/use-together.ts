import { useCallback, useEffect, useRef, useState } from "react";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import { linkTogether, moveTogether, removeTogether, unlinkTogether, type BulkChange, type TreeStep } from "./bulk-edit.ts";
import { duplicateTasks, moveTasksTo, type CopyPlace } from "./duplicate-tasks.ts";
import { leftText } from "./left-notice.tsx";
import { newId } from "./new-id.ts";
import type { PastedRows } from "./pasted-table.ts";
import { pasteBelow } from "./paste-place.ts";
import { taskById } from "./scheduled-plan.ts";
import { useClipboard } from "./use-clipboard.ts";
import type { ChosenRows } from "./use-chosen-rows.ts";
import type { ActionContext, PlanActions } from "./use-plan-actions.ts";

/** What is open over the table for the chosen tasks. */
export type OpenPanel =
  | { readonly kind: "bulk" }
  | { readonly kind: "split"; readonly taskId: string }
  | { readonly kind: "paste"; readonly rows: PastedRows; readonly place: CopyPlace };

export type Together = ReturnType<typeof useTogether>;

interface TogetherContext extends Pick<ActionContext, "picture" | "format" | "editing" | "canEdit" | "canReport" | "view" | "cells"> {
  readonly rows: ChosenRows;
  readonly actions: Pick<PlanActions, "say">;
}

/** What people do to all chosen tasks at once: one step each, which one undo takes back. */
export function useTogether({ picture, format, editing, canEdit, canReport, view, cells, rows, actions }: TogetherContext) {
  const { text } = format;
  const { say } = actions;
  const { submit } = editing;
  const { taskIds, setChosen, clear } = rows;
  const [panel, setPanel] = useState<OpenPanel | null>(null);
  const [left, setLeft] = useState<string | null>(null);

  // What has just been made is chosen and shown as soon as it is in the plan.
  const { rowIds, nameColumn, expand } = view;
  const { activate } = cells;
  const awaited = useRef<readonly string[]>([]);
  useEffect(() => {
    const [first] = awaited.current;
    const row = first === undefined ? -1 : rowIds.indexOf(first);
    if (row < 0) return;
    setChosen(awaited.current.length > 1 ? awaited.current : []);
    awaited.current = [];
    activate(row, nameColumn);
  }, [rowIds, activate, nameColumn, setChosen]);

  const send = useCallback(
    (command: PlanCommand) => {
      awaited.current = madeBy(command);
      const { parentId } = command.kind === "addTasks" ? command : { parentId: null };
      if (parentId !== null) expand(parentId);
      void submit(command);
    },
    [submit, expand],
  );
  const run = useCallback(
    (change: BulkChange, otherwise: string) => {
      setLeft(leftText(change.left, picture, format) || null);
      if (change.command) send(change.command);
      else if (change.left.length === 0) say(otherwise);
    },
    [picture, format, send, say],
  );
  const step = useCallback(
    (kind: TreeStep) => {
      if (!canEdit) return;
      if (view.grouping !== null) {
        say(text("group.fixedOrder"));
        return;
      }
      const change = moveTogether(picture, taskIds, kind);
      if (change.command) run(taskIds.length > 1 ? change : { ...change, left: [] }, "");
      else say(text("choice.nowhere"));
    },
    [canEdit, view.grouping, picture, taskIds, run, say, text],
  );
  const remove = useCallback(() => {
    if (canEdit) run(removeTogether(picture, taskIds), "");
    clear();
  }, [canEdit, picture, taskIds, run, clear]);
  const duplicate = useCallback(() => {
    const command = canEdit ? duplicateTasks(picture, taskIds, newId) : null;
    if (command) send(command);
  }, [canEdit, picture, taskIds, send]);

  const placeBelow = useCallback(() => pasteBelow(picture, view.rows, taskIds.at(-1)), [picture, view.rows, taskIds]);
  const putCopied = useCallback(
    (ids: readonly string[], isCut: boolean) => {
      const place = placeBelow();
      const kept = ids.filter((id) => picture.indexById.has(id));
      const command = isCut ? moveTasksTo(picture, kept, place) : duplicateTasks(picture, kept, newId, place);
      if (command) send(command);
      else say(text("choice.cannotMove"));
    },
    [placeBelow, picture, send, say, text],
  );
  const clipboard = useClipboard({
    picture,
    format,
    taskIds,
    canEdit,
    say,
    onPasteCopied: putCopied,
    onPasteRows: (pasted) => setPanel({ kind: "paste", rows: pasted, place: placeBelow() }),
  });

  return {
    panel,
    closePanel: useCallback(() => setPanel(null), []),
    openBulk: useCallback(() => {
      if (canReport && taskIds.length > 0) setPanel({ kind: "bulk" });
    }, [canReport, taskIds]),
    openSplit: useCallback((taskId: string) => canEdit && setPanel({ kind: "split", taskId }), [canEdit]),
    left,
    forgetLeft: useCallback(() => setLeft(null), []),
    send,
    apply: useCallback(
      (change: BulkChange) => {
        setPanel(null);
        run(change, "");
      },
      [run],
    ),
    step,
    remove,
    duplicate,
    link: useCallback(() => run(linkTogether(picture, taskIds, newId), text("choice.linked")), [run, picture, taskIds, text]),
    unlink: useCallback(() => run(unlinkTogether(picture, taskIds), text("choice.unlinked")), [run, picture, taskIds, text]),
    /** How what is pasted is called that goes below a task. */
    nameOf: useCallback((id: string | null) => (id === null ? null : (taskById(picture, id)?.name ?? null)), [picture]),
    cutIds: clipboard.cutIds,
    copy: clipboard.copy,
    /** Gives up what is chosen or cut; answers whether there was anything. */
    giveUp: useCallback(() => {
      const had = rows.chosen.size > 0 || rows.hasBoxes || clipboard.cutIds.size > 0;
      clear();
      clipboard.forgetCut();
      return had;
    }, [rows, clear, clipboard]),
  };
}

/** The tasks that a command makes at the top of what it adds. */
function madeBy(command: PlanCommand): readonly string[] {
  if (command.kind === "batch") return command.commands.flatMap(madeBy);
  return command.kind === "addTasks" ? command.tasks.filter((task) => task.parentId === null).map((task) => task.id) : [];
}
