import { failure, success, type Result } from "../result.ts";
import type { ConstraintType } from "../schedule/network.ts";
import type { ExplanationHop } from "../schedule/explain.ts";
import { explainTask } from "../schedule/explain.ts";
import type { Schedule, ScheduleProblem } from "../schedule/schedule.ts";
import { minutesPerDay, workBetween } from "../time/calendar.ts";
import { formatCivilTime, type CivilTime } from "../time/day.ts";
import type { Plan, PlanLink, PlanTask } from "./model.ts";
import { createPlanScheduler, planNetwork } from "./schedule.ts";
import { scheduleCalendar } from "./schedule-calendar.ts";
import { summaryIds } from "./tree.ts";

/** A change to one task or link that may bring a date forward. */
export type Measure =
  | { readonly kind: "shorten"; readonly taskId: string; readonly fromMinutes: number; readonly toMinutes: number }
  /** The date that somebody has set no longer counts. */
  | { readonly kind: "free"; readonly taskId: string; readonly constraint: ConstraintType | "manual" }
  /** Levelling holds the task back no longer. */
  | { readonly kind: "endDelay"; readonly taskId: string; readonly minutes: number }
  /** The wait between two tasks is left out. */
  | { readonly kind: "dropLag"; readonly taskId: string; readonly linkId: string; readonly predecessorId: string }
  /** The task starts when its predecessor is half done, rather than when it is done. */
  | { readonly kind: "overlap"; readonly taskId: string; readonly linkId: string; readonly predecessorId: string };

export interface MeasureEffect {
  readonly measure: Measure;
  /** The target's new finish. */
  readonly finish: CivilTime;
  /** Working minutes of the project's calendar by which that is earlier. */
  readonly gainMinutes: number;
  /** The unfinished task nearest to the target that decides then and did not before; null when the same tasks decide. */
  readonly thenDecides: string | null;
}

export interface BringForward {
  readonly finish: CivilTime;
  /** The tasks that decide the target's date, the target first. */
  readonly path: readonly ExplanationHop[];
  /** Those that help, the greatest gain first; of equal gains the smaller change. */
  readonly effects: readonly MeasureEffect[];
  /** How many unfinished tasks of the path were left out because it is too long. */
  readonly untried: number;
}

export type BringForwardProblem = ScheduleProblem | { readonly code: "plan.task.missing"; readonly taskId: string };

/** Of a longer path the tasks nearest to the target are tried. */
const mostTried = 60;

/**
 * What would bring a task's finish forward, found by trying: for every unfinished task on the path of drivers (see {@link explainTask}) the duration
 * is halved or a day taken off, a date that holds it is freed, a wait is left out, and a task that waits for another's end begins halfway
 * through it; the whole plan is calculated for each, so that calendars, other paths and constraints count. These are the two classic ways of compressing
 * a schedule, crashing and fast tracking (PMBOK Guide, 6th ed., 6.5.2.6), with what people have set by hand besides.
 *
 * Yields before every trial, for who has other work to do in between. Problems are those of the schedule, and `plan.task.missing` for an unknown target.
 */
export function* bringForwardInSteps(plan: Plan, targetId: string): Generator<undefined, Result<BringForward, BringForwardProblem>> {
  const schedulePlan = createPlanScheduler();
  const before = schedulePlan(plan);
  if (!before.ok) return before;
  const target = before.value.indexOf(targetId);
  if (target < 0) return failure({ code: "plan.task.missing", taskId: targetId });
  const network = planNetwork(plan);
  const path = explainTask(before.value, network, targetId);
  const open = openTasks(plan, path);
  const calendar = scheduleCalendar(plan);
  const finish = before.value.finishMinutes[target]!;
  const known = new Set(path.map(({ taskId }) => taskId));
  const effects: MeasureEffect[] = [];
  for (const measure of open.slice(0, mostTried).flatMap(({ task, link }) => measuresFor(plan, task, before.value, link))) {
    yield;
    const after = schedulePlan(withMeasure(plan, measure));
    if (!after.ok) continue;
    const finishAfter = after.value.finishMinutes[target]!;
    const gainMinutes = workBetween(calendar, finishAfter, finish);
    if (gainMinutes <= 0) continue;
    const thenDecides = explainTask(after.value, network, targetId).find(({ taskId }) => !known.has(taskId))?.taskId ?? null;
    effects.push({ measure, finish: formatCivilTime(finishAfter), gainMinutes, thenDecides });
  }
  effects.sort((a, b) => b.gainMinutes - a.gainMinutes || sizeOf(a.measure) - sizeOf(b.measure));
  return success({
    finish: formatCivilTime(finish),
    path,
    effects: effects.filter((effect, index) => !isLesser(effect, effects.slice(0, index))),
    untried: Math.max(0, open.length - mostTried),
  });
}

/** The tasks of a path that something can still be done about, from the target back, each with the link that drives it. */
function openTasks(plan: Plan, path: readonly ExplanationHop[]): readonly { readonly task: PlanTask; readonly link: PlanLink | null }[] {
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]));
  const summaries = summaryIds(plan.tasks);
  return path.flatMap(({ taskId, wait }) => {
    const task = tasks.get(taskId);
    if (!task || task.progress >= 100 || summaries.has(taskId)) return [];
    const driving = wait?.link;
    const driver =
      driving &&
      plan.links.find(
        (one) => one.predecessorId === driving.predecessor && one.successorId === driving.successor && one.type === driving.type,
      );
    return [{ task, link: driver ?? null }];
  });
}

function measuresFor(plan: Plan, task: PlanTask, schedule: Schedule, link: PlanLink | null): readonly Measure[] {
  const { id: taskId, durationMinutes, levellingDelayMinutes } = task;
  const day = minutesPerDay(plan.calendar) || 480;
  const shorter = [durationMinutes - day, Math.round(durationMinutes / 2)].filter((minutes) => minutes > 0 && minutes < durationMinutes);
  const measures: Measure[] = [...new Set(shorter)].map((toMinutes) => ({
    kind: "shorten",
    taskId,
    fromMinutes: durationMinutes,
    toMinutes,
  }));
  const { driver } = schedule.task(schedule.indexOf(taskId));
  if (driver.kind === "manual") measures.push({ kind: "free", taskId, constraint: "manual" });
  if (driver.kind === "constraint" && task.constraint !== "ASAP") measures.push({ kind: "free", taskId, constraint: task.constraint });
  if (levellingDelayMinutes > 0) measures.push({ kind: "endDelay", taskId, minutes: levellingDelayMinutes });
  if (link === null) return measures;
  const linked = { taskId, linkId: link.id, predecessorId: link.predecessorId };
  const predecessor = plan.tasks.find(({ id }) => id === link.predecessorId);
  if (link.lag > 0) measures.push({ kind: "dropLag", ...linked });
  // A point in time that waits for work cannot come before its end.
  const canOverlap =
    link.type === "FS" && durationMinutes > 0 && predecessor && predecessor.durationMinutes > 0 && predecessor.progress < 100;
  if (canOverlap) measures.push({ kind: "overlap", ...linked });
  return measures;
}

/** The plan with a measure taken; nothing is kept. */
function withMeasure(plan: Plan, measure: Measure): Plan {
  const ofTask = (changes: (task: PlanTask) => Partial<PlanTask>): Plan => ({
    ...plan,
    tasks: plan.tasks.map((task) => (task.id === measure.taskId ? { ...task, ...changes(task) } : task)),
  });
  const ofLink = (linkId: string, changes: Partial<PlanLink>): Plan => ({
    ...plan,
    links: plan.links.map((link) => (link.id === linkId ? { ...link, ...changes } : link)),
  });
  switch (measure.kind) {
    case "shorten":
      return ofTask((task) => shortened(task, measure.toMinutes));
    case "free":
      return ofTask(() => ({ constraint: "ASAP", constraintAt: null, manualStart: null, manualFinish: null }));
    case "endDelay":
      return ofTask(() => ({ levellingDelayMinutes: 0 }));
    case "dropLag":
      return ofLink(measure.linkId, { lag: 0 });
    case "overlap":
      return ofLink(measure.linkId, { type: "SS", lag: 50, lagUnit: "percent" });
    default:
      return measure satisfies never;
  }
}

/** People on the task do the same part of less. */
function shortened(task: PlanTask, toMinutes: number): Partial<PlanTask> {
  const part = toMinutes / task.durationMinutes;
  return {
    durationMinutes: toMinutes,
    assignments: task.assignments.map((one) => ({ ...one, workMinutes: Math.round(one.workMinutes * part) })),
  };
}

/** Working minutes that a measure asks people to do without; other measures take none. */
function sizeOf(measure: Measure): number {
  return measure.kind === "shorten" ? measure.fromMinutes - measure.toMinutes : 0;
}

/** Taking more off the same task without a greater gain is no measure of its own. */
function isLesser({ measure, gainMinutes }: MeasureEffect, better: readonly MeasureEffect[]): boolean {
  if (measure.kind !== "shorten") return false;
  return better.some((one) => one.measure.kind === "shorten" && one.measure.taskId === measure.taskId && one.gainMinutes === gainMinutes);
}
