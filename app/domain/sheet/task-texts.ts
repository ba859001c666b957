/** What is written on a task beside its fields. */
export interface TaskTexts {
  /** Markdown, as its author typed it; empty when there is none. */
  readonly description: string;
  readonly checklist: readonly ChecklistLine[];
}

export interface ChecklistLine {
  readonly text: string;
  readonly isDone: boolean;
}

export const noTexts: TaskTexts = { description: "", checklist: [] };

/** Texts by the id of their task. */
export type TextsOfTasks = Readonly<Record<string, TaskTexts>>;

/** A checklist as the text of one cell, an item in each line: `[x] Rooms booked`. */
export function writeChecklist(items: readonly ChecklistLine[]): string {
  return items.map(({ text, isDone }) => `[${isDone ? "x" : " "}] ${text}`).join("\n");
}

/** Reads what {@link writeChecklist} writes, and lines that people type with a dash or nothing before them. Empty lines do not count. */
export function readChecklist(cell: string): readonly ChecklistLine[] {
  return cell.split(/\r?\n/).flatMap((line) => {
    const [, mark = "", text = ""] = /^\s*(?:[-*•]\s+)?(?:\[([ xX✓√])?\]\s*)?(.*?)\s*$/u.exec(line) ?? [];
    return text === "" ? [] : [{ text, isDone: mark.trim() !== "" }];
  });
}
