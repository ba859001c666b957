import { useCallback, useState } from "react";
import { longestName } from "#app/domain/plan/model.ts";
import { cellInput, isEditableCell, readCell, type CellProblem, type PlanColumn } from "./cell-input.ts";
import type { PlanFormat } from "./plan-format.ts";
import { refusalText } from "./plan-notices.tsx";
import type { ScheduledPlan } from "./scheduled-plan.ts";
import { refusalOf, type PlanEditing } from "./use-plan-editing.ts";

export interface EditedCell {
  readonly taskId: string;
  readonly column: PlanColumn;
  readonly text: string;
  /** What is wrong with it, in words. */
  readonly problem: string | null;
}

export interface CellEditing {
  readonly edited: EditedCell | null;
  /** Answers whether the cell can be edited. */
  begin(taskId: string, column: PlanColumn): boolean;
  change(text: string): void;
  /** Answers whether the editor closes; it stays open over text that cannot be read or carried out. */
  commit(): boolean;
  cancel(): void;
}

function cellProblemText(problem: CellProblem, { text, fullDay }: PlanFormat): string {
  const day = problem.code === "start.tooEarly" ? fullDay(problem.earliest) : "";
  return text(`problem.${problem.code}`, { maximum: longestName, day });
}

/** The one cell that is being edited. What was typed stays until it can be carried out or is given up. */
export function useCellEditing(picture: ScheduledPlan, format: PlanFormat, { plan, submit, outdateRefusal }: PlanEditing): CellEditing {
  const [edited, setEdited] = useState<EditedCell | null>(null);
  const begin = useCallback(
    (taskId: string, column: PlanColumn) => {
      const index = picture.indexById.get(taskId);
      if (index === undefined || !isEditableCell(picture, index, column)) return false;
      setEdited({ taskId, column, text: cellInput(picture, index, column, format), problem: null });
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
    const refusal = read.value && refusalOf(plan, read.value);
    if (read.value && refusal) return stayOpen(refusalText(refusal, read.value, picture, format));
    setEdited(null);
    if (read.value) void submit(read.value);
    return true;
  }, [edited, picture, format, plan, submit, outdateRefusal]);
  return { edited, begin, change, commit, cancel };
}
