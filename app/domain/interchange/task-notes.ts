import { readChecklist, writeChecklist, type TaskTexts } from "../sheet/task-texts.ts";

/** A task's description and checklist in one text, for a format that has one place for both. */
export function writeNotes({ description, checklist }: TaskTexts): string {
  return [description, writeChecklist(checklist)].filter((part) => part !== "").join("\n\n");
}

/** Reads what {@link writeNotes} writes: the lines at the end that begin with a box are the checklist, and any other text the description. */
export function readNotes(notes: string): TaskTexts {
  const lines = notes.replace(/\r\n?/g, "\n").split("\n");
  const first = lines.findLastIndex((line) => !/^\[[ x]\] \S/.test(line)) + 1;
  return { description: lines.slice(0, first).join("\n").trim(), checklist: readChecklist(lines.slice(first).join("\n")) };
}
