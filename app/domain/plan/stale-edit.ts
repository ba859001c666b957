import type { PlanCommand, TaskChanges } from "./command.ts";
import { valuesOf } from "./custom-field.ts";
import type { PlanTask } from "./model.ts";

type TaskUpdate = Extract<PlanCommand, { kind: "updateTask" }>;
type TaskField = keyof TaskChanges;

/**
 * Whether somebody else has edited, since the person looked, a field that the edit sets or rests on. Edits of different fields stand side
 * by side.
 */
export function isStaleEdit(task: PlanTask, { version, changes, seen }: TaskUpdate): boolean {
  if (task.version === version) return false;
  if (!seen) return true;
  const fields = new Set([...fieldsAtStake(changes), ...(Object.keys(seen) as TaskField[])]);
  const isSeen = (field: TaskField) => seen[field] !== undefined && (field !== "custom" || hasSeen(changes, seen));
  return [...fields].some((field) => !isSeen(field) || !isFieldAs(task, field, seen[field]));
}

/** Whether a field of a task has a value; of the project's own fields, those that the value names. */
export function isFieldAs(task: PlanTask, field: keyof PlanTask, value: unknown): boolean {
  if (field !== "custom") return JSON.stringify(task[field]) === JSON.stringify(value);
  return Object.entries(value as object).every(([key, one]) => (task.custom[key] ?? null) === one);
}

function hasSeen(changes: TaskChanges, seen: TaskChanges): boolean {
  return Object.keys(changes.custom ?? {}).every((key) => key in (seen.custom ?? {}));
}

/** The edit with what its fields are in the task as the person sees it, beside what it says itself that it rests on. */
export function withSeen(task: PlanTask, edit: TaskUpdate): TaskUpdate {
  if (task.version !== edit.version) return edit;
  const own = Object.keys(edit.changes.custom ?? {});
  const seen = Object.fromEntries(
    fieldsAtStake(edit.changes).map((field) => [field, field === "custom" ? valuesOf(task.custom, own) : task[field]]),
  );
  return { ...edit, seen: { ...edit.seen, ...seen } };
}

/** The fields that an edit sets, and those that go along with them: progress and actual dates follow each other, and so do work and duration. */
function fieldsAtStake(changes: TaskChanges): readonly TaskField[] {
  const fields = Object.keys(changes) as TaskField[];
  const together = [reportedFields, workFields].filter((group) => fields.some((field) => group.includes(field)));
  return [...fields, ...together.flat()];
}

const workFields: readonly TaskField[] = ["durationMinutes", "assignments"];

/** What is reported of the work on a task. */
export const reportedFields: readonly TaskField[] = ["progress", "actualStart", "actualFinish"];
