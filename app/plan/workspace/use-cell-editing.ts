import { useCallback, useEffect, useState } from "react";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import { longestName, type PlanTask } from "#app/domain/plan/model.ts";
import { withSeen } from "#app/domain/plan/stale-edit.ts";
import { cellInput, isEditableCell, readCell, type CellProblem } from "./cell-input.ts";
import type { EditedColumn } from "./plan-columns.ts";
import type { PlanFormat } from "./plan-format.ts";
import type { LostText } from "./lost-text.ts";
import { refusalText } from "./plan-notices.tsx";
import type { ScheduledPlan } from "./scheduled-plan.ts";
import { useLostTexts, type LostTexts } from "./use-lost-texts.ts";
import { refusalOf, type PlanEditing } from "./use-plan-editing.ts";

export interface EditedCell {
  readonly taskId: string;
  readonly column: EditedColumn;
  readonly text: string;
  /** What the editor opened with, and the task as it was then: others may change it while somebody types. */
  readonly opened: { readonly text: string; readonly task: PlanTask };
  /** What is wrong with it, in words. */
  readonly problem: string | null;
}

export interface CellEditing extends Pick<LostTexts, "lost" | "amend" | "forget" | "resend"> {
  readonly edited: EditedCell | null;
  /** Answers whether the cell can be edited. */
  begin(taskId: string, column: EditedColumn): boolean;
  change(text: string): void;
  /** Answers whether the editor closes; it stays open over text that cannot be read or carried out. */
  commit(): boolean;
  cancel(): void;
  /** Goes on with a lost text in its cell, once its task is back; answers whether the cell can be edited. */
  resume(text: LostText): boolean;
}

function cellProblemText(problem: CellProblem, { text, fullDay }: PlanFormat): string {
  const day = problem.code === "start.tooEarly" ? fullDay(problem.earliest) : "";
  return text(`problem.${problem.code}`, { maximum: longestName, day });
}

/** The one cell that is being edited. What was typed stays until it can be carried out or is given up. */
export function useCellEditing(picture: ScheduledPlan, format: PlanFormat, editing: PlanEditing): CellEditing {
  const { plan, outdateRefusal } = editing;
  const { lost, lose, amend, forget, send, resend } = useLostTexts(picture, editing);
  const [edited, setEdited] = useState<EditedCell | null>(null);
  const close = useCallback(
    (cell: EditedCell) => {
      setEdited(null);
      lose(cell, true);
    },
    [lose],
  );
  useEffect(() => {
    if (edited && !picture.indexById.has(edited.taskId)) close(edited);
  }, [edited, picture, close]);
  const begin = useCallback(
    (taskId: string, column: EditedColumn) => {
      const index = picture.indexById.get(taskId);
      const task = picture.plan.tasks[index ?? -1];
      if (index === undefined || !task || !isEditableCell(picture, index, column)) return false;
      const text = cellInput(picture, index, column, format);
      setEdited({ taskId, column, text, opened: { text, task }, problem: null });
      return true;
    },
    [picture, format],
  );
  const change = useCallback((text: string) => setEdited((before) => before && { ...before, text, problem: null }), []);
  const cancel = useCallback(() => setEdited(null), []);
  const commit = useCallback(() => {
    if (!edited) return true;
    const index = picture.indexById.get(edited.taskId);
    if (index === undefined) {
      close(edited);
      return true;
    }
    if (edited.text === edited.opened.text) {
      setEdited(null);
      return true;
    }
    const stayOpen = (problem: string) => {
      outdateRefusal();
      setEdited({ ...edited, problem });
      return false;
    };
    const read = readCell(picture, index, edited.column, edited.text, format);
    if (!read.ok) return stayOpen(cellProblemText(read.problem, format));
    const command = read.value && asOpened(read.value, edited.opened.task, picture.plan.tasks[index]);
    const refusal = command && refusalOf(plan, command);
    // Somebody else's value for the same cell is put beside this one; anything else is mended in the cell.
    if (command && refusal && refusal.code !== "plan.task.stale") return stayOpen(refusalText(refusal, command, picture, format));
    setEdited(null);
    if (command) void send(command, edited);
    return true;
  }, [edited, picture, format, plan, send, outdateRefusal, close]);
  const resume = useCallback(
    (text: LostText) => {
      if (!begin(text.taskId, text.column)) return false;
      if (text.text !== "") change(text.text);
      forget(text);
      return true;
    },
    [begin, change, forget],
  );
  return { edited, begin, change, commit, cancel, lost, amend, forget, resend, resume };
}

/** The edit as one of the task that was seen when the cell was opened, where others have changed the task since. */
function asOpened(command: PlanCommand, opened: PlanTask, now: PlanTask | undefined): PlanCommand {
  if (command.kind !== "updateTask" || now?.version === opened.version) return command;
  return withSeen(opened, { ...command, version: opened.version });
}
