import { workBetween, type WorkCalendar } from "../time/calendar.ts";
import { parseCivilTime, type CivilTime } from "../time/day.ts";
import { mergedOutline, type OutlinePlace } from "./merged-outline.ts";
import type { BaselineTask } from "./model.ts";

export type VarianceState = "added" | "removed" | "moved" | "unchanged";

/** How far a task is from what was planned; above zero is later, longer, dearer. */
export interface Difference {
  /** Working minutes of the project's calendar. */
  readonly startMinutes: number;
  readonly finishMinutes: number;
  /** Null when a duration was not kept. */
  readonly durationMinutes: number | null;
  /** Null when nothing is known of a cost. */
  readonly costMinor: number | null;
}

export interface TaskVariance extends OutlinePlace {
  readonly state: VarianceState;
  /** Null for a task that was added since. */
  readonly before: BaselineTask | null;
  /** Null for a task that was removed since. */
  readonly after: BaselineTask | null;
  /** Null for a task that is in one of the states only. */
  readonly difference: Difference | null;
}

/** Sums over tasks that hold no others. */
export interface VarianceTotals {
  readonly added: number;
  readonly removed: number;
  readonly moved: number;
  readonly unchanged: number;
  /** The largest delay of a finish in working minutes; 0 when nothing is late. */
  readonly largestSlipMinutes: number;
  /** Planned work afterwards less planned work before, added and removed tasks included. Null when a duration was not kept. */
  readonly durationMinutes: number | null;
  /** The same of costs; null when nothing is known of any. */
  readonly costMinor: number | null;
}

export interface PlanVariance {
  /** In outline order. */
  readonly tasks: readonly TaskVariance[];
  /** Of each task of the top level, with all in it. */
  readonly phases: ReadonlyMap<string, VarianceTotals>;
  readonly project: VarianceTotals & {
    /** The first start and the last finish of each state; null for a state without tasks. */
    readonly before: readonly [start: CivilTime, finish: CivilTime] | null;
    readonly after: readonly [start: CivilTime, finish: CivilTime] | null;
    /** By how much the ends differ; null when one state has no tasks. */
    readonly startMinutes: number | null;
    readonly finishMinutes: number | null;
  };
}

/**
 * How one state of a plan differs from an earlier one: of each task start, finish, duration and cost, of each phase and of the project the
 * sums. Differences of dates are working minutes of `calendar` from before to after, so that Friday evening and Monday morning are the same
 * instant: a finish that moves from Friday 17:00 to Monday 17:00 of an eight-hour week is 480 minutes late, one that moves to Thursday 17:00
 * is -480. Source: the baseline fields of MS Project (start, finish, duration and cost variance, current less baseline).
 */
export function planVariance(before: readonly BaselineTask[], after: readonly BaselineTask[], calendar: WorkCalendar): PlanVariance {
  const formerly = byId(before);
  const now = byId(after);
  const tasks = mergedOutline(before, after).map((place) =>
    taskVariance(place, formerly.get(place.taskId) ?? null, now.get(place.taskId) ?? null, calendar),
  );
  const phases = leavesByPhase(tasks);
  const ends = { before: endsOf(before), after: endsOf(after) };
  const between = (which: 0 | 1) => (ends.before && ends.after ? workFrom(calendar, ends.before[which], ends.after[which]) : null);
  return {
    tasks,
    phases: new Map([...phases].map(([id, leaves]) => [id, totalsOf(leaves)])),
    project: {
      ...totalsOf(tasks.filter((task) => !task.isSummary)),
      ...ends,
      startMinutes: between(0),
      finishMinutes: between(1),
    },
  };
}

/** Tasks with the largest delay of their finish first; equal ones, and those without a difference, stay in outline order. */
export function byLargestSlip(tasks: readonly TaskVariance[]): TaskVariance[] {
  const slip = ({ difference }: TaskVariance) => difference?.finishMinutes ?? -Infinity;
  return [...tasks].sort((left, right) => {
    const [former, latter] = [slip(left), slip(right)];
    return former === latter ? 0 : latter - former;
  });
}

/** Working minutes between two civil times, negative when the second is earlier. */
export function workFrom(calendar: WorkCalendar, from: CivilTime, to: CivilTime): number {
  return workBetween(calendar, parseCivilTime(from) ?? 0, parseCivilTime(to) ?? 0);
}

function taskVariance(place: OutlinePlace, before: BaselineTask | null, after: BaselineTask | null, calendar: WorkCalendar): TaskVariance {
  if (!before || !after) return { ...place, state: before ? "removed" : "added", before, after, difference: null };
  const difference: Difference = {
    startMinutes: workFrom(calendar, before.start, after.start),
    finishMinutes: workFrom(calendar, before.finish, after.finish),
    durationMinutes: lessKnown(after.durationMinutes, before.durationMinutes),
    costMinor: lessKnown(after.costMinor, before.costMinor),
  };
  const isMoved = Object.values(difference).some((amount) => amount !== null && amount !== 0);
  return { ...place, state: isMoved ? "moved" : "unchanged", before, after, difference };
}

function leavesByPhase(tasks: readonly TaskVariance[]): Map<string, TaskVariance[]> {
  const phases = new Map<string, TaskVariance[]>();
  for (const task of tasks) {
    const leaves = phases.get(task.phaseId) ?? [];
    if (!task.isSummary) leaves.push(task);
    phases.set(task.phaseId, leaves);
  }
  return phases;
}

function totalsOf(leaves: readonly TaskVariance[]): VarianceTotals {
  const count = (state: VarianceState) => leaves.filter((task) => task.state === state).length;
  const known = leaves.flatMap(({ before, after }) => [before, after].flatMap((task) => (task ? [task] : [])));
  const hasDurations = known.every(({ durationMinutes }) => durationMinutes !== null);
  const hasCosts = known.some(({ costMinor }) => costMinor !== null);
  return {
    added: count("added"),
    removed: count("removed"),
    moved: count("moved"),
    unchanged: count("unchanged"),
    largestSlipMinutes: leaves.reduce((largest, { difference }) => Math.max(largest, difference?.finishMinutes ?? 0), 0),
    durationMinutes: hasDurations ? sumOf(leaves, (task) => task?.durationMinutes ?? 0) : null,
    costMinor: hasCosts ? sumOf(leaves, (task) => task?.costMinor ?? 0) : null,
  };
}

function sumOf(leaves: readonly TaskVariance[], amount: (task: BaselineTask | null) => number): number {
  return leaves.reduce((sum, { before, after }) => sum + amount(after) - amount(before), 0);
}

function endsOf(tasks: readonly BaselineTask[]): readonly [CivilTime, CivilTime] | null {
  const [first] = tasks;
  if (!first) return null;
  let [start, finish] = [first.start, first.finish];
  for (const task of tasks) {
    if (task.start < start) start = task.start;
    if (task.finish > finish) finish = task.finish;
  }
  return [start, finish];
}

function lessKnown(after: number | null, before: number | null): number | null {
  return after === null || before === null ? null : after - before;
}

function byId(tasks: readonly BaselineTask[]): Map<string, BaselineTask> {
  return new Map(tasks.map((task) => [task.taskId, task]));
}
