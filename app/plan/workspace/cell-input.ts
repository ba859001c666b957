import type { PlanCommand, TaskChanges } from "#app/domain/plan/command.ts";
import { longestName, type PlanTask } from "#app/domain/plan/model.ts";
import { failure, success, type Result } from "#app/domain/result.ts";
import { formatDay, minutesInDay, parseDay } from "#app/domain/time/day.ts";
import { parseDuration } from "#app/domain/time/duration.ts";
import { readTypedValue, writeTypedValue } from "#app/domain/plan/typed-value.ts";
import type { CustomProblem } from "#app/domain/plan/custom-field.ts";
import { isMovableTask } from "./chart-scene.ts";
import { isEditableFurther, furtherInput, readFurther, type FurtherProblem } from "./further-input.ts";
import { fieldOf, isCustomColumn, isPlanColumn, type EditedColumn } from "./plan-columns.ts";
import { finishForDisplay, type PlanFormat } from "./plan-format.ts";
import { timesOf, type ScheduledPlan } from "./scheduled-plan.ts";
import { finishOnDay, moveToDay } from "./task-moves.ts";
import { durationWords } from "./task-words.ts";

/** Columns whose cells begin to be edited with the first digit. */
export const typedColumns: readonly EditedColumn[] = [
  "start",
  "finish",
  "duration",
  "progress",
  "deadline",
  "constraintDate",
  "priority",
  "optimistic",
  "pessimistic",
  "actualStart",
  "actualFinish",
  "predecessors",
];

export type CellProblem =
  | FurtherProblem
  | { readonly code: CustomProblem }
  | {
      readonly code:
        "name.empty" | "name.tooLong" | "date.unreadable" | "finish.beforeStart" | "duration.unreadable" | "progress.unreadable";
    }
  /** With the earliest time the task can start at. */
  | { readonly code: "start.tooEarly"; readonly earliest: number };

/** Whether a person may edit a cell: dates, duration and progress of a phase come from its tasks, and begun work keeps its start. */
export function isEditableCell(picture: ScheduledPlan, index: number, column: EditedColumn): boolean {
  const task = picture.plan.tasks[index];
  if (!task || column === "code") return false;
  if (isCustomColumn(column)) return fieldOf(picture.plan, column) !== undefined;
  if (!isPlanColumn(column)) return isEditableFurther(picture, task, column);
  if (column === "name" || column === "owner") return true;
  if (picture.summaries.has(task.id)) return false;
  if (column === "start") return isMovableTask(picture, index);
  const isPoint = task.kind === "milestone" || task.kind === "gate";
  return column === "progress" || (!isPoint && task.actualFinish === null);
}

/** What the editor of a cell starts with. */
export function cellInput(picture: ScheduledPlan, index: number, column: EditedColumn, format: PlanFormat): string {
  const task = picture.plan.tasks[index];
  if (!task) return "";
  if (isCustomColumn(column)) return writeTypedValue(task.custom[column]);
  if (!isPlanColumn(column)) return furtherInput(picture, task, column, format);
  const { start, finish } = timesOf(picture.schedule, index);
  switch (column) {
    case "code":
      return picture.codes.get(task.id) ?? "";
    case "name":
      return format.bilingual(task.name);
    case "start":
      return formatDay(Math.floor(start / minutesInDay));
    case "finish":
      return formatDay(Math.floor(finishForDisplay(start, finish) / minutesInDay));
    case "duration":
      return durationWords(picture, index, format);
    case "owner":
      return ownerValue(task);
    case "progress":
      return String(task.progress);
    default:
      return column satisfies never;
  }
}

/** Reads what was typed into a cell: the command to carry out, null when nothing changes, or what is wrong with it. */
export function readCell(
  picture: ScheduledPlan,
  index: number,
  column: EditedColumn,
  text: string,
  format: PlanFormat,
): Result<PlanCommand | null, CellProblem> {
  const task = picture.plan.tasks[index];
  if (!task || column === "code" || text === cellInput(picture, index, column, format)) return success(null);
  if (isCustomColumn(column)) {
    const field = fieldOf(picture.plan, column);
    const read = field ? readTypedValue(picture.plan, field, text) : success(null);
    return read.ok ? success(update(task, { custom: { [column]: read.value } })) : failure({ code: read.problem });
  }
  if (!isPlanColumn(column)) return readFurther(picture, task, column, text);
  switch (column) {
    case "name":
      return readName(task, text);
    case "start":
      return readDate(text, (day) => {
        const { command, earliest } = moveToDay(picture, task.id, day);
        return earliest === null ? success(command) : failure({ code: "start.tooEarly", earliest });
      });
    case "finish":
      return readDate(text, (day) => {
        const isBefore = (day + 1) * minutesInDay <= timesOf(picture.schedule, index).start;
        return isBefore ? failure({ code: "finish.beforeStart" }) : success(finishOnDay(picture, task.id, day));
      });
    case "duration":
      return readDuration(task, text, picture.dayLength);
    case "owner":
      return success(update(task, ownerChanges(text)));
    case "progress":
      return readProgress(task, text);
    default:
      return column satisfies never;
  }
}

/** The owner as the choice names it: a person, else the role that does the work, else nobody. */
export function ownerValue(task: PlanTask): string {
  if (task.ownerId !== null) return `person:${task.ownerId}`;
  return task.roleCode === null ? "" : `role:${task.roleCode}`;
}

export function ownerChanges(value: string): TaskChanges {
  if (value.startsWith("person:")) return { ownerId: value.slice("person:".length) };
  if (value.startsWith("role:")) return { ownerId: null, roleCode: value.slice("role:".length) };
  return { ownerId: null, roleCode: null };
}

function readName(task: PlanTask, text: string): Result<PlanCommand | null, CellProblem> {
  const name = text.trim();
  if (name === "") return failure({ code: "name.empty" });
  return name.length > longestName ? failure({ code: "name.tooLong" }) : success(update(task, { name: { text: name, zh: null } }));
}

function readDate(text: string, found: (day: number) => Result<PlanCommand | null, CellProblem>): Result<PlanCommand | null, CellProblem> {
  const day = parseDay(text.trim());
  return day === null ? failure({ code: "date.unreadable" }) : found(day);
}

function readDuration(task: PlanTask, text: string, dayLength: number): Result<PlanCommand | null, CellProblem> {
  const duration = parseDuration(text, dayLength);
  if (duration === null) return failure({ code: "duration.unreadable" });
  if (duration.minutes === task.durationMinutes && duration.elapsed === task.elapsed) return success(null);
  return success(
    update(task, { durationMinutes: duration.minutes, ...(duration.elapsed === task.elapsed ? {} : { elapsed: duration.elapsed }) }),
  );
}

function readProgress(task: PlanTask, text: string): Result<PlanCommand | null, CellProblem> {
  const digits = /^(\d{1,3})\s*%?$/.exec(text.normalize("NFKC").trim())?.[1];
  const progress = Number(digits);
  if (digits === undefined || progress > 100) return failure({ code: "progress.unreadable" });
  return success(progress === task.progress ? null : update(task, { progress }));
}

function update(task: PlanTask, changes: TaskChanges): PlanCommand {
  return { kind: "updateTask", taskId: task.id, version: task.version, changes };
}
