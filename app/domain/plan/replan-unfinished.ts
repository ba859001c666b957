import { addWork, nextWorkStart, workBetween, type WorkCalendar } from "../time/calendar.ts";
import { formatCivilTime, minutesInDay, parseDay, type CivilTime, type Day } from "../time/day.ts";
import type { Schedule } from "../schedule/schedule.ts";
import type { Plan, PlanTask } from "./model.ts";
import { schedulePlan } from "./schedule.ts";
import { summaryIds } from "./tree.ts";

/** Why work that is not done stays in the past. */
export type KeptReason = "manual" | "constraint" | "elapsed" | "shared" | "external";

export interface ReplannedTask {
  readonly taskId: string;
  /** It starts later, or what is left of it rests until then. */
  readonly how: "start" | "pause";
}

export interface Replan {
  /** The plan with the moves; the very same plan when nothing has to move. */
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly moves: readonly ReplannedTask[];
  readonly kept: readonly { readonly taskId: string; readonly reason: KeptReason }[];
}

/** Rounds in which tasks follow the moves of those before them. */
const mostRounds = 30;

/**
 * Moves work that is not done by the end of a day behind it: a task that has not begun starts no earlier than the next working time, and what is
 * left of one under way rests until then. Tasks that come behind by their links need no move of their own. Dates set by hand, constraints
 * that fix a date, and tasks by the clock or of people of several calendars that are under way stay, and are told. As MS Project's
 * "Reschedule uncompleted work to start after". A task of five days, two of which are done by its Tuesday, that is re-planned behind
 * Thursday works Monday, Tuesday, Friday and two days of the next week.
 */
export function replanUnfinished(plan: Plan, before: Schedule, behind: Day): Replan {
  const cut = ((parseDay(behind) ?? 0) + 1) * minutesInDay;
  const leaves = leavesOf(plan);
  const moves: ReplannedTask[] = [];
  const kept = new Map<string, KeptReason>();
  let current = { plan, schedule: before };
  const paused = new Map<string, PlanTask>();
  for (const [index, task] of plan.tasks.entries()) {
    if (!leaves.has(task.id) || !isBegun(task)) continue;
    const rest = pauseOf(task, before, index, cut);
    if (rest === null) continue;
    if (typeof rest === "string") kept.set(task.id, rest);
    else paused.set(task.id, rest);
  }
  if (paused.size > 0) {
    current = scheduledWith(current, paused) ?? current;
    for (const id of paused.keys()) {
      const hasMoved = current.schedule.finishMinutes[current.schedule.indexOf(id)]! > before.finishMinutes[before.indexOf(id)]!;
      if (hasMoved) moves.push({ taskId: id, how: "pause" });
      else kept.set(id, "shared");
    }
  }
  for (let round = 0; round < mostRounds; round++) {
    const started = startsBehind(current.plan, current.schedule, leaves, kept, cut, round === mostRounds - 1);
    const next = started.size > 0 ? scheduledWith(current, started) : undefined;
    if (!next) break;
    for (const id of started.keys()) moves.push({ taskId: id, how: "start" });
    current = next;
  }
  const moved = new Set(moves.map(({ taskId }) => taskId));
  const inOrder = plan.tasks.flatMap(({ id }) => moves.filter(({ taskId }) => taskId === id).slice(0, 1));
  const unmoved = new Map(plan.tasks.map((task) => [task.id, task]));
  const tasks = current.plan.tasks.map((task) => (moved.has(task.id) ? task : (unmoved.get(task.id) ?? task)));
  return {
    plan: moves.length === 0 ? plan : { ...plan, tasks },
    schedule: moves.length === 0 ? before : current.schedule,
    moves: inOrder,
    kept: plan.tasks.flatMap(({ id }) => (kept.has(id) ? [{ taskId: id, reason: kept.get(id)! }] : [])),
  };
}

/** The tasks that hold no others, take part in the plan and are not done. */
function leavesOf(plan: Plan): ReadonlySet<string> {
  const summaries = summaryIds(plan.tasks);
  return new Set(plan.tasks.flatMap((task) => (!summaries.has(task.id) && task.active && task.progress < 100 ? [task.id] : [])));
}

function isBegun({ progress, actualStart }: PlanTask): boolean {
  return progress > 0 || actualStart !== null;
}

/** The task with what is left of it behind the cut; null where it is there already. */
function pauseOf(task: PlanTask, schedule: Schedule, index: number, cut: number): PlanTask | KeptReason | null {
  const start = schedule.startMinutes[index]!;
  const finish = schedule.finishMinutes[index]!;
  if (start >= cut || task.durationMinutes === 0) return null;
  const calendar = schedule.calendarOf(index);
  const done = Math.max(1, Math.min(task.durationMinutes - 1, Math.round((task.durationMinutes * task.progress) / 100)));
  const rested = task.pauses.reduce((sum, { afterMinutes, minutes }) => (afterMinutes <= done ? sum + minutes : sum), 0);
  const goesOn = task.elapsed ? start + done : addWork(calendar, start, done + rested);
  if (goesOn >= cut || finish <= start) return null;
  const late = workBetween(calendar, goesOn, cut);
  if (late <= 0) return null;
  if (task.external) return "external";
  if (task.manualStart !== null) return "manual";
  if (task.elapsed) return "elapsed";
  const pauses = [...task.pauses, { afterMinutes: done, minutes: late }].sort((left, right) => left.afterMinutes - right.afterMinutes);
  return { ...task, pauses };
}

/** The tasks that have not begun, should have by the cut, and wait for no other of them. */
function startsBehind(
  plan: Plan,
  schedule: Schedule,
  leaves: ReadonlySet<string>,
  kept: Map<string, KeptReason>,
  cut: number,
  takesAll: boolean,
): ReadonlyMap<string, PlanTask> {
  const late = plan.tasks.filter(
    (task, index) => leaves.has(task.id) && !isBegun(task) && schedule.startMinutes[index]! < cut && !isAtCut(schedule, index, cut),
  );
  const free = late.filter((task) => {
    const reason = fixedBy(task);
    if (reason !== null) kept.set(task.id, reason);
    return reason === null;
  });
  const waiting = new Set(free.map(({ id }) => id));
  const waits = new Set(plan.links.filter(({ predecessorId }) => waiting.has(predecessorId)).map(({ successorId }) => successorId));
  const first = takesAll ? free : free.filter(({ id }) => !waits.has(id));
  return new Map(
    (first.length > 0 ? first : free).map((task) => {
      const calendar = schedule.calendarOf(schedule.indexOf(task.id));
      return [task.id, { ...task, constraint: "SNET", constraintAt: startFrom(calendar, cut) } as const];
    }),
  );
}

/** The end of a working day and the start of the next one are the same moment of work. */
function isAtCut(schedule: Schedule, index: number, cut: number): boolean {
  return workBetween(schedule.calendarOf(index), schedule.startMinutes[index]!, cut) <= 0;
}

function fixedBy({ external, manualStart, constraint }: PlanTask): KeptReason | null {
  if (external) return "external";
  if (manualStart !== null) return "manual";
  return constraint === "ASAP" || constraint === "SNET" ? null : "constraint";
}

function startFrom(calendar: WorkCalendar, cut: number): CivilTime {
  return formatCivilTime(nextWorkStart(calendar, cut));
}

function scheduledWith({ plan }: { readonly plan: Plan }, changed: ReadonlyMap<string, PlanTask>) {
  const next: Plan = { ...plan, tasks: plan.tasks.map((task) => changed.get(task.id) ?? task) };
  const scheduled = schedulePlan(next);
  return scheduled.ok ? { plan: next, schedule: scheduled.value } : undefined;
}
