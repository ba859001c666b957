import { longestItem, mostItems } from "../checklist-limits.ts";
import { excerpt } from "../interchange/import-problem.ts";
import { longestDescription } from "../longest-description.ts";
import type { SheetField } from "./columns.ts";
import { isCutCell } from "./sheet-cell.ts";
import type { SheetProblem, SheetProblemCode } from "./sheet-problem.ts";
import type { SheetTask } from "./sheet-task.ts";
import { writeChecklist, type TaskTexts } from "./task-texts.ts";

/** What a file says on a new task, as much of it as a task holds. */
export function fitTexts({ description, checklist }: TaskTexts): TaskTexts {
  return {
    description: cut(description, longestDescription),
    checklist: checklist.slice(0, mostItems).map(({ text, isDone }) => ({ text: cut(text, longestItem), isDone })),
  };
}

/** Tells of what {@link fitTexts} leaves out, and of cells that were cut when they were written. */
export function tellCutTexts({ line, cells: { description = "", checklist = [] } }: SheetTask): readonly SheetProblem[] {
  const problem = (code: SheetProblemCode, field: SheetField, text: string): SheetProblem => ({ code, line, field, text: excerpt(text) });
  const longItem = checklist[mostItems] ?? checklist.find(({ text }) => text.length > longestItem);
  const written = writeChecklist(checklist);
  return [
    ...(description.length > longestDescription ? [problem("descriptionLong", "description", description)] : []),
    ...(longItem ? [problem("checklistLong", "checklist", longItem.text)] : []),
    ...(!longItem && isCutCell(written) ? [problem("cellCut", "checklist", checklist.at(-1)?.text ?? "")] : []),
  ];
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "");
}
