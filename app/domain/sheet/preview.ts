import type { BilingualText, Plan, PlanTask } from "../plan/model.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { responsiblePerson } from "../plan/owner.ts";
import { formatCivilTime, type CivilTime } from "../time/day.ts";
import { isShown } from "./apply-cells.ts";
import { namedValues } from "./own-fields.ts";
import type { ChangedField, MergedLine, MergedSheet } from "./merge-sheet.ts";

/** What an import does to a plan, before it is done. */
export interface SheetPreview {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Tasks of the plan that no line names: they stay as they are. */
  readonly untouched: number;
  /** Lines that tell a start or a finish, other than a task of the plan had before. */
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
  /** Of a task that is added. */
  readonly dates: { readonly start: CivilTime; readonly finish: CivilTime } | null;
  /** What changes, or what a new task has beyond its name and dates. */
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
  const value = (of: Plan, task: PlanTask | undefined, field: ChangedField) => {
    if (!task) return field === "predecessors" ? "" : "null";
    if (field === "predecessors") return predecessorsOf(of, task.id);
    if (field === "custom") return JSON.stringify(namedValues(of, task.custom));
    if (field === "ownerId") return JSON.stringify(responsiblePerson(of, task));
    return JSON.stringify(field === "durationMinutes" ? [task.durationMinutes, task.elapsed] : task[field]);
  };
  const fieldsOf = ({ task, change, fields }: MergedLine) =>
    change === "added" ? toldFields(task, predecessorsOf(merged.plan, task.id) !== "") : fields;
  const datesOf = ({ task, change }: MergedLine) => {
    const { start, finish } = merged.schedule.task(merged.schedule.indexOf(task.id));
    return change === "added" ? { start, finish } : null;
  };
  return {
    added: count("added"),
    changed: count("changed"),
    unchanged: count("unchanged"),
    untouched: plan.tasks.filter((task) => !named.has(task.id)).length,
    dated: merged.lines.filter((line) => toldTimes(line, schedule).length > 0).length,
    newPeople: merged.newPeople.map((person) => person.name),
    lines: merged.lines.map((line) => ({
      line: line.sheet.line,
      taskId: line.task.id,
      name: line.task.name,
      change: line.change,
      dates: datesOf(line),
      fields: fieldsOf(line).map((field) => ({
        field,
        before: value(plan, former.get(line.task.id), field),
        after: value(merged.plan, line.task, field),
      })),
    })),
    moved: plan.tasks.flatMap((task) => moveOf(task, schedule, merged.schedule, lineOf.get(task.id) ?? null)),
    elsewhere: merged.lines.flatMap((line) => elsewhere(line, schedule, merged.schedule)),
    finish: { before: plan.tasks.length > 0 ? schedule.finish : null, after: merged.schedule.finish },
    goLive: goLive ? { name: goLive.name, before: at(schedule, goLive.id), after: at(merged.schedule, goLive.id) } : null,
  };
}

/** The fields of a new task that say more than an empty one would. */
function toldFields(task: PlanTask, hasPredecessors: boolean): readonly ChangedField[] {
  return [
    ...(task.durationMinutes > 0 ? (["durationMinutes"] as const) : []),
    ...(hasPredecessors ? (["predecessors"] as const) : []),
    ...(["ownerId", "roleCode", "deadline"] as const).filter((field) => task[field] !== null),
    ...(task.progress > 0 ? (["progress"] as const) : []),
    ...(Object.keys(task.custom).length > 0 ? (["custom"] as const) : []),
  ];
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

const ends = ["start", "finish"] as const;

/** The ends that a line tells; a date that an exported sheet still has from the plan as it was is no wish. */
function toldTimes({ sheet, task }: MergedLine, before: Schedule) {
  const index = before.indexOf(task.id);
  return ends.filter((end) => {
    const told = sheet.cells[end];
    return told && (index < 0 || !isShown(told, before.task(index)[end], end));
  });
}

function elsewhere(line: MergedLine, before: Schedule, after: Schedule): readonly PreviewMove[] {
  const { sheet, task } = line;
  const planned = after.task(after.indexOf(task.id));
  const told = toldTimes(line, before);
  const change = (end: "start" | "finish") => {
    const time = told.includes(end) ? sheet.cells[end] : undefined;
    return !time || isShown(time, planned[end], end) ? null : { from: time.at ?? `${time.day}T00:00`, to: planned[end] };
  };
  const [start, finish] = [change("start"), change("finish")];
  return start || finish ? [{ line: sheet.line, taskId: task.id, name: task.name, start, finish }] : [];
}
