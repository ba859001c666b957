import { applyCommand, type PlanRefusal } from "#app/domain/plan/apply.ts";
import type { PlanCommand, SingleCommand, TaskChanges } from "#app/domain/plan/command.ts";
import type { PlanTask } from "#app/domain/plan/model.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import { addWork, nextWorkStart, workOffset, workStartAt, type WorkCalendar } from "#app/domain/time/calendar.ts";
import { formatCivilTime, parseCivilTime } from "#app/domain/time/day.ts";
import { isMovableTask } from "./chart-scene.ts";
import { chosenLeaves, topmost } from "./chosen-tasks.ts";
import { taskById, timesOf, type ScheduledPlan } from "./scheduled-plan.ts";
import { indentTask, moveUpOrDown, outdentTask } from "./tree-moves.ts";

/** Why a chosen task does not take part in what is done to the others. */
export type LeftReason = PlanRefusal["code"] | "begun" | "held" | "noPlace";

export interface LeftOut {
  readonly taskId: string;
  readonly reason: LeftReason;
}

/** What is to be done to many tasks at once. */
export interface BulkChange {
  /** Null when nothing is left to be done. */
  readonly command: PlanCommand | null;
  /** How many tasks it is done to. */
  readonly count: number;
  readonly left: readonly LeftOut[];
}

type TaskUpdate = Extract<SingleCommand, { kind: "updateTask" }>;

/** The same change of every chosen task; those whose rules forbid it are left out, and so are those that are so already, without a word. */
export function editTogether(picture: ScheduledPlan, taskIds: readonly string[], changesOf: (task: PlanTask) => TaskChanges): BulkChange {
  const left: LeftOut[] = [];
  const commands: TaskUpdate[] = [];
  const childOf = new Map(picture.plan.tasks.map((task) => [task.parentId, task]));
  for (const id of taskIds) {
    const task = taskById(picture, id);
    if (!task) continue;
    const edit: TaskUpdate = { kind: "updateTask", taskId: id, version: task.version, changes: changesOf(task) };
    const child = childOf.get(id);
    const alone = { ...picture.plan, tasks: child ? [task, child] : [task], links: [] };
    const applied = applyCommand(alone, edit, null, () => ({ ok: true, value: picture.schedule }));
    if (!applied.ok) left.push({ taskId: id, reason: applied.problem.code });
    else if (applied.value.plan !== alone) commands.push(edit);
  }
  return changeOf(commands, left);
}

/**
 * Shifts what is chosen, and what lies below it, by working days: later with "start no earlier than", earlier by letting go of such a date. A task that
 * follows another chosen one by a link goes with it. What has begun, what other links hold, and what would have to start before them stays.
 */
export function shiftTogether(picture: ScheduledPlan, taskIds: readonly string[], days: number): BulkChange {
  const leaves = chosenLeaves(picture, new Set(taskIds));
  const moving = new Set(leaves.map((task) => task.id));
  const left: LeftOut[] = [];
  const commands: TaskUpdate[] = [];
  let following = 0;
  for (const task of leaves) {
    const index = picture.indexById.get(task.id) ?? -1;
    if (!isMovableTask(picture, index)) {
      left.push({ taskId: task.id, reason: "begun" });
      continue;
    }
    const { driver } = picture.schedule.task(index);
    if (driver.kind === "link" && moving.has(driver.of)) {
      following += 1;
      continue;
    }
    const changes = shifted(picture, task, index, days);
    if (changes) commands.push({ kind: "updateTask", taskId: task.id, version: task.version, changes });
    else left.push({ taskId: task.id, reason: "held" });
  }
  const change = changeOf(commands, left);
  return { ...change, count: change.count + (change.command ? following : 0) };
}

function shifted(picture: ScheduledPlan, task: PlanTask, index: number, days: number): TaskChanges | null {
  const calendar = picture.schedule.calendarOf(index);
  const { start } = timesOf(picture.schedule, index);
  if (task.manualStart !== null && task.manualFinish !== null) {
    const [from, to] = [parseCivilTime(task.manualStart) ?? start, parseCivilTime(task.manualFinish) ?? start];
    const moved = byWorkingDays(calendar, from, days);
    return { manualStart: formatCivilTime(moved), manualFinish: formatCivilTime(moved + (to - from)) };
  }
  const at = task.constraintAt === null ? null : parseCivilTime(task.constraintAt);
  if (at !== null && task.constraint !== "SNET") return { constraintAt: formatCivilTime(byWorkingDays(calendar, at, days)) };
  if (days > 0) return { constraint: "SNET", constraintAt: formatCivilTime(byWorkingDays(calendar, start, days)) };
  return at === null || at < start ? null : { constraint: "SNET", constraintAt: formatCivilTime(byWorkingDays(calendar, at, days)) };
}

/** The same hour so many working days later, or earlier; from a time without work, from the next one with work. */
export function byWorkingDays(calendar: WorkCalendar, instant: number, days: number): number {
  const from = nextWorkStart(calendar, instant);
  const hour = workOffset(calendar, from) - workOffset(calendar, Math.floor(from / 1440) * 1440);
  let day = Math.floor(from / 1440);
  const step = Math.sign(days);
  for (let left = Math.abs(days), tries = 0; left > 0 && tries < 20_000; tries++) {
    day += step;
    if (workOffset(calendar, (day + 1) * 1440) > workOffset(calendar, day * 1440)) left -= 1;
  }
  const dayStart = workStartAt(calendar, workOffset(calendar, day * 1440));
  return hour === 0 ? dayStart : addWork(calendar, dayStart, hour);
}

/** Links the chosen tasks one after the other, in the order of the rows; pairs that are linked already stay as they are. */
export function linkTogether({ plan }: ScheduledPlan, taskIds: readonly string[], newId: () => string): BulkChange {
  const linked = new Set(plan.links.map(({ predecessorId, successorId }) => `${predecessorId} ${successorId}`));
  const commands = taskIds.slice(1).flatMap((successorId, place): SingleCommand[] => {
    const predecessorId = taskIds[place]!;
    if (linked.has(`${predecessorId} ${successorId}`)) return [];
    return [{ kind: "addLink", link: { id: newId(), predecessorId, successorId, type: "FS", lag: 0, lagUnit: "working" } }];
  });
  return changeOf(commands, []);
}

/** Takes the links between the chosen tasks away. */
export function unlinkTogether({ plan }: ScheduledPlan, taskIds: readonly string[]): BulkChange {
  const chosen = new Set(taskIds);
  const links = plan.links.filter(({ predecessorId, successorId }) => chosen.has(predecessorId) && chosen.has(successorId));
  return changeOf(
    links.map((link) => ({ kind: "removeLink", linkId: link.id })),
    [],
  );
}

/** Removes the chosen tasks with all that lies below them. */
export function removeTogether(picture: ScheduledPlan, taskIds: readonly string[]): BulkChange {
  const top = topmost(picture, new Set(taskIds));
  return changeOf(
    top.map(({ id, version }) => ({ kind: "removeTask", taskId: id, version })),
    [],
  );
}

export type TreeStep = "indent" | "outdent" | "up" | "down";

/** Moves the chosen tasks in the outline, each with what lies below it; they keep their order. */
export function moveTogether(picture: ScheduledPlan, taskIds: readonly string[], step: TreeStep): BulkChange {
  const chosen = new Set(taskIds);
  const top = topmost(picture, chosen);
  // From the other end, or those that come later would pass those before them.
  const order = step === "outdent" || step === "down" ? [...top].reverse() : top;
  const commands: SingleCommand[] = [];
  const left: LeftOut[] = [];
  let shown = picture;
  for (const { id } of order) {
    const command = stepOf(shown, id, step, chosen);
    const applied = command && applyCommand(shown.plan, command);
    if (!command || !applied?.ok) {
      left.push({ taskId: id, reason: applied && !applied.ok ? applied.problem.code : "noPlace" });
      continue;
    }
    const plan = applied.value.plan;
    shown = { ...shown, plan, indexById: new Map(plan.tasks.map((task, index) => [task.id, index])) };
    commands.push(command);
  }
  return changeOf(commands, left);
}

function stepOf(picture: ScheduledPlan, taskId: string, step: TreeStep, chosen: ReadonlySet<string>): SingleCommand | null {
  switch (step) {
    case "indent":
      return indentTask(picture, taskId);
    case "outdent":
      return outdentTask(picture, taskId);
    case "up":
      return moveUpOrDown(picture, taskId, -1, chosen);
    case "down":
      return moveUpOrDown(picture, taskId, 1, chosen);
    default:
      return step satisfies never;
  }
}

/** One command for one thing to do, so that it is told and logged as ever; a batch for several. */
function changeOf(commands: readonly SingleCommand[], left: readonly LeftOut[]): BulkChange {
  const [first] = commands;
  const command: PlanCommand | null = commands.length > 1 ? { kind: "batch", commands } : (first ?? null);
  return { command, count: commands.length, left };
}

/** How many tasks have other dates after a change, with the plan as it would be; null when it cannot be made, or there would be no dates. */
export function scheduledAfter(picture: ScheduledPlan, command: PlanCommand) {
  const applied = applyCommand(picture.plan, command);
  const scheduled = applied.ok ? schedulePlan(applied.value.plan) : null;
  return scheduled?.ok ? scheduled.value : null;
}
