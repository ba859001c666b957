import type { BilingualText, Plan, PlanTask } from "../plan/model.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { formatCivilTime, type CivilTime } from "../time/day.ts";
import { isShown } from "./apply-cells.ts";
import type { ChangedField, MergedLine, MergedSheet } from "./merge-sheet.ts";

/** What an import does to a plan, before it is done. */
export interface SheetPreview {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Tasks of the plan that no line names: they stay as they are. */
  readonly untouched: number;
  /** Lines that tell a start or a finish. */
  readonly dated: number;
  readonly newPeople: readonly string[];
  readonly lines: readonly PreviewLine[];
  /** Tasks of the plan as it was whose dates move. */
  readonly moved: readonly PreviewMove[];
  /** Lines whose dates the plan does not take over. */
  readonly elsewhere: readonly PreviewMove[];
  readonly finish: { readonly before: CivilTime | null; readonly after: CivilTime };
  readonly goLive: { readonly name: BilingualText; readonly before: CivilTime; readonly after: CivilTime } | null;
}

export interface PreviewLine {
  readonly line: number;
  readonly taskId: string;
  readonly name: BilingualText;
  readonly change: MergedLine["change"];
  readonly fields: readonly { readonly field: ChangedField; readonly before: string; readonly after: string }[];
}

export interface PreviewMove {
  readonly line: number | null;
  readonly taskId: string;
  readonly name: BilingualText;
  readonly start: { readonly from: CivilTime; readonly to: CivilTime } | null;
  readonly finish: { readonly from: CivilTime; readonly to: CivilTime } | null;
}

/** Compares a plan with what a sheet makes of it. `predecessorsOf` writes the predecessors of a task as people read them. */
export function previewSheet(
  plan: Plan,
  schedule: Schedule,
  merged: MergedSheet,
  predecessorsOf: (plan: Plan, taskId: string) => string,
): SheetPreview {
  const count = (change: MergedLine["change"]) => merged.lines.filter((line) => line.change === change).length;
  const former = new Map(plan.tasks.map((task) => [task.id, task]));
  const named = new Set(merged.lines.map((line) => line.task.id));
  const lineOf = new Map(merged.lines.map((line) => [line.task.id, line.sheet.line]));
  const goLive = plan.goLiveTaskId === null ? undefined : former.get(plan.goLiveTaskId);
  const at = (each: Schedule, id: string) => each.task(each.indexOf(id)).start;
  const values = (of: Plan, task: PlanTask, field: ChangedField) =>
    field === "predecessors"
      ? predecessorsOf(of, task.id)
      : JSON.stringify(field === "durationMinutes" ? [task.durationMinutes, task.elapsed] : task[field]);
  return {
    added: count("added"),
    changed: count("changed"),
    unchanged: count("unchanged"),
    untouched: plan.tasks.filter((task) => !named.has(task.id)).length,
    dated: merged.lines.filter(({ sheet }) => sheet.cells.start ?? sheet.cells.finish).length,
    newPeople: merged.newPeople.map((person) => person.name),
    lines: merged.lines.map(({ sheet, task, change, fields }) => ({
      line: sheet.line,
      taskId: task.id,
      name: task.name,
      change,
      fields: fields.map((field) => ({
        field,
        before: values(plan, former.get(task.id)!, field),
        after: values(merged.plan, task, field),
      })),
    })),
    moved: plan.tasks.flatMap((task) => moveOf(task, schedule, merged.schedule, lineOf.get(task.id) ?? null)),
    elsewhere: merged.lines.flatMap((line) => elsewhere(line, merged.schedule)),
    finish: { before: plan.tasks.length > 0 ? schedule.finish : null, after: merged.schedule.finish },
    goLive: goLive ? { name: goLive.name, before: at(schedule, goLive.id), after: at(merged.schedule, goLive.id) } : null,
  };
}

function moveOf(task: PlanTask, before: Schedule, after: Schedule, line: number | null): readonly PreviewMove[] {
  const [from, to] = [before.indexOf(task.id), after.indexOf(task.id)];
  if (from < 0 || to < 0) return [];
  const change = (minutes: "startMinutes" | "finishMinutes") =>
    before[minutes][from] === after[minutes][to]
      ? null
      : { from: formatCivilTime(before[minutes][from]!), to: formatCivilTime(after[minutes][to]!) };
  const [start, finish] = [change("startMinutes"), change("finishMinutes")];
  return start || finish ? [{ line, taskId: task.id, name: task.name, start, finish }] : [];
}

function elsewhere({ sheet, task }: MergedLine, schedule: Schedule): readonly PreviewMove[] {
  const planned = schedule.task(schedule.indexOf(task.id));
  const change = (end: "start" | "finish") => {
    const told = sheet.cells[end];
    return !told || isShown(told, planned[end], end) ? null : { from: told.at ?? `${told.day}T00:00`, to: planned[end] };
  };
  const [start, finish] = [change("start"), change("finish")];
  return start || finish ? [{ line: sheet.line, taskId: task.id, name: task.name, start, finish }] : [];
}
