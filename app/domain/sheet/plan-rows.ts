import type { BilingualText, Plan, PlanTask } from "../plan/model.ts";
import { ownerName } from "../plan/owner.ts";
import { summaryIds, workBreakdownCodes } from "../plan/tree.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { formatCivilTime, parseCivilTime, type CivilTime, type Day } from "../time/day.ts";
import { formatDuration } from "../time/duration.ts";
import { dayLengthOf } from "./apply-cells.ts";
import { exportedFields, sheetHeaders } from "./columns.ts";
import { writeOwnCell } from "./own-fields.ts";
import { writeChecklist, type TextsOfTasks } from "./task-texts.ts";
import { constraintWords, kindWords, modeWords } from "./values.ts";
import { writePredecessors } from "./write-predecessors.ts";

/** A cell of an exported plan: text, a number, or a day. */
export type ExportedCell = string | number | { readonly day: Day } | null;

export interface ExportedPlan {
  readonly header: readonly string[];
  readonly rows: readonly (readonly ExportedCell[])[];
  /** How deep each row lies, 0 for the top level. */
  readonly levels: readonly number[];
}

type Language = "en" | "zh";

/**
 * A plan as the rows of a sheet, one task in each, under headers in a language. Imported again it changes nothing. A summary has the dates of its
 * tasks and no duration, and a task of the top level is called by its number among the predecessors.
 */
export function planRows(plan: Plan, schedule: Schedule, language: Language, texts: TextsOfTasks = {}): ExportedPlan {
  const dayLength = dayLengthOf(plan);
  const codes = workBreakdownCodes(plan.tasks);
  const summaries = summaryIds(plan.tasks);
  const predecessors = writePredecessors(plan, dayLength);
  const textOf = ({ text, zh }: BilingualText) => (language === "zh" && zh !== null ? zh : text);
  const roleNames = new Map(plan.roles.map((role) => [role.code, textOf(role.name)]));
  const levels = plan.tasks.map((task) => (codes.get(task.id) ?? "").split(".").length - 1);
  const cell = (task: PlanTask, field: (typeof exportedFields)[number], index: number): ExportedCell => {
    const isSummary = summaries.has(task.id);
    const planned = schedule.task(schedule.indexOf(task.id));
    switch (field) {
      case "number":
        return task.number;
      case "code":
        return codes.get(task.id) ?? "";
      case "level":
        return (levels[index] ?? 0) + 1;
      case "name":
        return textOf(task.name);
      case "kind":
        return kindWords[task.kind][language];
      case "duration":
        return isSummary ? null : formatDuration({ minutes: task.durationMinutes, elapsed: task.elapsed }, dayLength);
      case "start":
        return { day: planned.start.slice(0, 10) };
      case "finish":
        return { day: lastDay(planned.finish) };
      case "predecessors":
        return predecessors.get(task.id) ?? null;
      case "owner":
        return personOf(plan, task) ? ownerName(plan, task, textOf) : null;
      case "role":
        return task.roleCode === null ? null : (roleNames.get(task.roleCode) ?? task.roleCode);
      case "progress":
        return isSummary ? Math.round(planned.percentComplete) : task.progress;
      case "mode":
        return task.manualStart === null ? null : modeWords.manual[language];
      case "constraint":
        return task.constraint === "ASAP" ? null : constraintWords[task.constraint][language];
      case "constraintAt":
      case "deadline":
      case "actualStart":
      case "actualFinish":
        return dayOf(task[field]);
      case "deliverable":
        return textOf(task.deliverable) || null;
      case "description":
        return texts[task.id]?.description || null;
      case "checklist":
        return writeChecklist(texts[task.id]?.checklist ?? []) || null;
      default:
        return field satisfies never;
    }
  };
  return {
    header: [...exportedFields.map((field) => sheetHeaders[field][language]), ...plan.fields.map(({ name }) => textOf(name))],
    rows: plan.tasks.map((task, index) => [
      ...exportedFields.map((field) => cell(task, field, index)),
      ...plan.fields.map((field) => writeOwnCell(field, task.custom[field.key], plan, textOf)),
    ]),
    levels,
  };
}

function personOf({ roles }: Plan, { ownerId, roleCode }: PlanTask): string | null {
  return ownerId ?? roles.find((role) => role.code === roleCode)?.personId ?? null;
}

function dayOf(at: CivilTime | null): ExportedCell {
  return at === null ? null : { day: at.slice(0, 10) };
}

/** A finish at midnight is shown as the day before. */
function lastDay(finish: CivilTime): Day {
  return finish.endsWith("T00:00") ? formatCivilTime((parseCivilTime(finish) ?? 1) - 1).slice(0, 10) : finish.slice(0, 10);
}
