import type { PlanCommand, SingleCommand, TaskChanges } from "#app/domain/plan/command.ts";
import { isPoint, longestName, mostPriority, type PlanTask } from "#app/domain/plan/model.ts";
import { failure, success, type Result } from "#app/domain/result.ts";
import { constraintTypes } from "#app/domain/schedule/network.ts";
import { writePredecessors } from "#app/domain/sheet/write-predecessors.ts";
import { formatDay, minutesInDay, parseDay, type CivilTime } from "#app/domain/time/day.ts";
import { parseDuration } from "#app/domain/time/duration.ts";
import { needsNoDay } from "./bulk-fields.ts";
import { finishForDisplay, type PlanFormat } from "./plan-format.ts";
import { newId } from "./new-id.ts";
import { linkCommand, readPredecessor } from "./predecessor-text.ts";
import { timesOf, type ScheduledPlan } from "./scheduled-plan.ts";

/** Those of the further columns whose cells can be edited. */
export const editedColumns = [
  "predecessors",
  "deadline",
  "constraint",
  "constraintDate",
  "calendar",
  "priority",
  "role",
  "optimistic",
  "pessimistic",
  "actualStart",
  "actualFinish",
  "deliverable",
] as const;
export type EditedFurther = (typeof editedColumns)[number];

export type FurtherProblem = {
  readonly code:
    | "date.unreadable"
    | "duration.unreadable"
    | "priority.unreadable"
    | "predecessors.unreadable"
    | "predecessors.unknownTask"
    | "deliverable.tooLong"
    | "estimate.order";
};

/** Dates, work and estimates of a phase come from its tasks; points in time take no time, and gates are passed by decisions. */
export function isEditableFurther(picture: ScheduledPlan, task: PlanTask, column: EditedFurther): boolean {
  const isSummary = picture.summaries.has(task.id);
  switch (column) {
    case "optimistic":
    case "pessimistic":
      return !isSummary && !isPoint(task.kind);
    case "actualStart":
    case "actualFinish":
      return !isSummary && task.kind !== "gate";
    case "calendar":
    case "priority":
      return !isSummary;
    case "predecessors":
    case "deadline":
    case "constraint":
    case "constraintDate":
    case "role":
    case "deliverable":
      return true;
    default:
      return column satisfies never;
  }
}

/** What the editor of a cell starts with. */
export function furtherInput(picture: ScheduledPlan, task: PlanTask, column: EditedFurther, format: PlanFormat): string {
  const estimate = (minutes: number | null) =>
    minutes === null ? "" : format.duration({ minutes, elapsed: task.elapsed }, picture.dayLength);
  switch (column) {
    case "predecessors":
      return writePredecessors(picture.plan, picture.dayLength).get(task.id) ?? "";
    case "deadline":
      return dayOf(task.deadline);
    case "constraint":
      return task.constraint;
    case "constraintDate":
      return dayOf(task.constraintAt);
    case "calendar":
      return task.calendarId ?? "";
    case "priority":
      return String(task.priority);
    case "role":
      return task.roleCode ?? "";
    case "optimistic":
      return estimate(task.optimisticMinutes);
    case "pessimistic":
      return estimate(task.pessimisticMinutes);
    case "actualStart":
      return dayOf(task.actualStart);
    case "actualFinish":
      return dayOf(task.actualFinish);
    case "deliverable":
      return format.bilingual(task.deliverable);
    default:
      return column satisfies never;
  }
}

/** Reads what was typed or chosen: the command to carry out, null when nothing changes, or what is wrong with it. */
export function readFurther(
  picture: ScheduledPlan,
  task: PlanTask,
  column: EditedFurther,
  text: string,
): Result<PlanCommand | null, FurtherProblem> {
  switch (column) {
    case "predecessors":
      return readPredecessors(picture, task, text);
    case "deadline":
      return readDay(task, text, "T17:00", (deadline) => ({ deadline }));
    case "constraint":
      return success(update(task, constraintOf(picture, task, text)));
    case "constraintDate":
      return readConstraintDay(task, text);
    case "calendar":
      return success(update(task, { calendarId: text || null }));
    case "priority":
      return readPriority(task, text);
    case "role":
      return success(update(task, { roleCode: text || null }));
    case "optimistic":
      return readEstimate(picture, task, text, (optimisticMinutes) => ({ optimisticMinutes }));
    case "pessimistic":
      return readEstimate(picture, task, text, (pessimisticMinutes) => ({ pessimisticMinutes }));
    case "actualStart":
      return readDay(task, text, "T08:00", (actualStart) => ({ actualStart }));
    case "actualFinish":
      return readDay(task, text, "T17:00", (actualFinish) => ({ actualFinish }));
    case "deliverable": {
      const deliverable = text.trim();
      if (deliverable.length > longestName) return failure({ code: "deliverable.tooLong" });
      return success(update(task, { deliverable: { text: deliverable, zh: null } }));
    }
    default:
      return column satisfies never;
  }
}

/** A constraint of a date holds the task where it is, until another date is typed. */
function constraintOf(picture: ScheduledPlan, task: PlanTask, text: string): TaskChanges {
  const constraint = constraintTypes.find((type) => type === text) ?? "ASAP";
  if (needsNoDay.includes(constraint)) return { constraint, constraintAt: null };
  if (task.constraintAt !== null) return { constraint };
  const { start, finish } = timesOf(picture.schedule, picture.indexById.get(task.id) ?? -1);
  const isOfStart = constraint.startsWith("S") || constraint === "MSO";
  const day = formatDay(Math.floor((isOfStart ? start : finishForDisplay(start, finish)) / minutesInDay));
  return { constraint, constraintAt: `${day}${isOfStart ? "T08:00" : "T17:00"}` };
}

/** A date alone means that the task does not start before it. */
function readConstraintDay(task: PlanTask, text: string): Result<PlanCommand | null, FurtherProblem> {
  if (text.trim() === "") return success(update(task, { constraint: "ASAP", constraintAt: null }));
  const constraint = needsNoDay.includes(task.constraint) ? "SNET" : task.constraint;
  const isOfStart = constraint.startsWith("S") || constraint === "MSO";
  return readDay(task, text, isOfStart ? "T08:00" : "T17:00", (constraintAt) => ({ constraint, constraintAt }));
}

function readPriority(task: PlanTask, text: string): Result<PlanCommand | null, FurtherProblem> {
  const typed = text.normalize("NFKC").trim();
  const isPriority = /^\d{1,4}$/.test(typed) && Number(typed) <= mostPriority;
  return isPriority ? success(update(task, { priority: Number(typed) })) : failure({ code: "priority.unreadable" });
}

function readEstimate(
  { dayLength }: ScheduledPlan,
  task: PlanTask,
  text: string,
  changes: (minutes: number | null) => TaskChanges,
): Result<PlanCommand | null, FurtherProblem> {
  if (text.trim() === "") return success(update(task, changes(null)));
  const duration = parseDuration(text, dayLength);
  if (duration === null || duration.elapsed !== task.elapsed) return failure({ code: "duration.unreadable" });
  const command = update(task, changes(duration.minutes));
  const { optimisticMinutes, pessimisticMinutes } = { ...task, ...command.changes };
  const isInOrder = (optimisticMinutes ?? 0) <= task.durationMinutes && task.durationMinutes <= (pessimisticMinutes ?? Infinity);
  return isInOrder ? success(command) : failure({ code: "estimate.order" });
}

/** All links to a task at once: those that are named are made or changed, and the others go. */
function readPredecessors(picture: ScheduledPlan, task: PlanTask, text: string): Result<PlanCommand | null, FurtherProblem> {
  const { plan } = picture;
  const commands: SingleCommand[] = [];
  const named = new Set<string>();
  for (const part of text.split(/[;；,，\n]/).filter((one) => one.trim() !== "")) {
    const read = readPredecessor(part, picture);
    if (!read.ok) return failure({ code: read.problem === "unknownTask" ? "predecessors.unknownTask" : "predecessors.unreadable" });
    named.add(read.value.taskId);
    const command = linkCommand(plan, task.id, read.value, newId);
    const isKnown = plan.links.some((link) => link.predecessorId === read.value.taskId && link.successorId === task.id);
    if (command.kind === "updateLink" || !isKnown) commands.push(command);
  }
  for (const link of plan.links)
    if (link.successorId === task.id && !named.has(link.predecessorId)) commands.push({ kind: "removeLink", linkId: link.id });
  const [first] = commands;
  return success(commands.length > 1 ? { kind: "batch", commands } : (first ?? null));
}

function readDay(
  task: PlanTask,
  text: string,
  time: string,
  changes: (at: CivilTime | null) => TaskChanges,
): Result<PlanCommand | null, FurtherProblem> {
  const typed = text.trim();
  if (typed === "") return success(update(task, changes(null)));
  return parseDay(typed) === null ? failure({ code: "date.unreadable" }) : success(update(task, changes(`${typed}${time}`)));
}

function dayOf(at: CivilTime | null): string {
  return at?.slice(0, 10) ?? "";
}

function update(task: PlanTask, changes: TaskChanges): Extract<PlanCommand, { kind: "updateTask" }> {
  return { kind: "updateTask", taskId: task.id, version: task.version, changes };
}
