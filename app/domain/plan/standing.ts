import { gateState, type GateMarks } from "../gate/mark.ts";
import { daysBetween, type Day } from "../time/day.ts";
import type { PlanTask } from "./model.ts";
import { stripOf, type MethodologyStrip, type TaskTimes } from "./strip.ts";
import { summaryIds } from "./tree.ts";
import { workDone } from "./work-done.ts";

/** A task as the portfolio knows it: what people plan with, and the dates that the schedule has stored. */
export interface StandingTask extends Pick<PlanTask, "id" | "parentId" | "kind" | "name" | "durationMinutes" | "progress" | "deadline"> {
  readonly startAt: string;
  readonly finishAt: string;
}

export interface StandingInput {
  /** In tree order. */
  readonly tasks: readonly StandingTask[];
  readonly goLiveTaskId: string | null;
  /** The day go-live was promised for; it goes before the baseline. */
  readonly targetDay: Day | null;
  readonly startDay: Day;
  /** The day of go-live in the baseline that the plan is compared with. */
  readonly baselineDay: Day | null;
  readonly today: Day;
  readonly gates: GateMarks;
}

export interface GoLiveForecast {
  readonly taskId: string;
  readonly day: Day;
  readonly isReached: boolean;
  readonly reference: "target" | "baseline" | null;
  readonly referenceDay: Day | null;
  /** Calendar days after the day it is compared with; negative when earlier, 0 when there is nothing to compare with. */
  readonly daysLate: number;
}

/** Why a project is late or at risk: how much, and the first task that shows it. */
export interface HealthReason {
  readonly code: "startMissed" | "goLiveSlips" | "goLiveOverdue" | "gateOverdue" | "gateAtRisk" | "deadlineMissed" | "tasksOverdue";
  /** Days for the start and go-live, else a number of tasks. */
  readonly count: number;
  readonly taskId: string;
}

export type Health = "late" | "atRisk" | "onTrack" | "done" | "empty";

export interface Standing extends MethodologyStrip {
  /** Per cent of the work. */
  readonly progress: number;
  readonly forecast: GoLiveForecast | null;
  readonly nextGate: { readonly id: string; readonly name: PlanTask["name"]; readonly day: Day; readonly isLate: boolean } | null;
  readonly health: Health;
  readonly reasons: readonly HealthReason[];
}

const lateCodes: ReadonlySet<HealthReason["code"]> = new Set(["startMissed", "goLiveSlips", "goLiveOverdue"]);

/**
 * Where a project stands, from dates that are scheduled already. It is late when the start that its target asks for went by
 * without anybody beginning, when go-live lies after its target (else its baseline) or is past and not reached; at risk when a gate or a
 * task should be finished by today and is not, or would miss its deadline, and when a gate was passed by a decision whose grounds ran
 * out; done when every task is; empty without tasks; else on track.
 */
export function projectStanding({ tasks, goLiveTaskId, targetDay, startDay, baselineDay, today, gates }: StandingInput): Standing {
  const summaries = summaryIds(tasks);
  const times = timesOf(tasks, summaries);
  const open = tasks.filter((task) => task.progress < 100 && !summaries.has(task.id));
  const forecast = forecastOf(tasks, goLiveTaskId, targetDay, baselineDay);
  const gate = open.filter((task) => task.kind === "gate").sort((a, b) => (a.finishAt < b.finishAt ? -1 : 1))[0];
  const missed = missedStartDays({ tasks, targetDay, startDay, today });
  const reasons = [
    ...(missed > 0 && tasks[0] ? [{ code: "startMissed", count: missed, taskId: goLiveTaskId ?? tasks[0].id } as const] : []),
    ...reasonsOf(open, forecast, today),
    ...gatesAtRisk(tasks, gates, today),
  ];
  return {
    ...stripOf({ tasks, goLiveTaskId, gates }, times, today),
    progress: workDone({ tasks }),
    forecast,
    nextGate: gate ? { id: gate.id, name: gate.name, day: dayOf(gate.finishAt), isLate: dayOf(gate.finishAt) < today } : null,
    health: healthOf(tasks, open, reasons),
    reasons,
  };
}

/**
 * By how many days a plan that was made backward from its go-live has missed its start: nobody has begun, so that go-live cannot be met as
 * it is. 0 for a plan that was made forward, that has begun, that is empty, or whose start is still to come.
 */
export function missedStartDays({
  tasks,
  targetDay,
  startDay,
  today,
}: Pick<StandingInput, "targetDay" | "startDay" | "today"> & { readonly tasks: readonly Pick<PlanTask, "progress">[] }): number {
  if (targetDay === null || tasks.length === 0 || tasks.some((task) => task.progress > 0)) return 0;
  return Math.max(0, daysBetween(startDay, today));
}

function healthOf(tasks: readonly StandingTask[], open: readonly StandingTask[], reasons: readonly HealthReason[]): Health {
  if (tasks.length === 0) return "empty";
  if (open.length === 0) return reasons.some(({ code }) => code === "gateAtRisk") ? "atRisk" : "done";
  if (reasons.some((reason) => lateCodes.has(reason.code))) return "late";
  return reasons.length > 0 ? "atRisk" : "onTrack";
}

function forecastOf(
  tasks: readonly StandingTask[],
  goLiveTaskId: string | null,
  targetDay: Day | null,
  baselineDay: Day | null,
): GoLiveForecast | null {
  const goLive = tasks.find((task) => task.id === goLiveTaskId);
  if (!goLive) return null;
  const day = dayOf(goLive.finishAt);
  const referenceDay = targetDay ?? baselineDay;
  return {
    taskId: goLive.id,
    day,
    isReached: goLive.progress === 100,
    reference: targetDay !== null ? "target" : baselineDay !== null ? "baseline" : null,
    referenceDay,
    daysLate: referenceDay === null ? 0 : daysBetween(referenceDay, day),
  };
}

function reasonsOf(open: readonly StandingTask[], forecast: GoLiveForecast | null, today: Day): HealthReason[] {
  const reasons: HealthReason[] = [];
  if (forecast && !forecast.isReached) {
    const { taskId, daysLate, day } = forecast;
    if (daysLate > 0) reasons.push({ code: "goLiveSlips", count: daysLate, taskId });
    if (day < today) reasons.push({ code: "goLiveOverdue", count: daysBetween(day, today), taskId });
  }
  const overdue = open.filter((task) => dayOf(task.finishAt) < today);
  add(
    "gateOverdue",
    overdue.filter((task) => task.kind === "gate"),
  );
  add(
    "deadlineMissed",
    open.filter((task) => task.deadline !== null && task.finishAt > task.deadline),
  );
  add(
    "tasksOverdue",
    overdue.filter((task) => task.kind === "task"),
  );
  return reasons;

  function add(code: HealthReason["code"], tasks: readonly StandingTask[]): void {
    const [first] = tasks;
    if (first) reasons.push({ code, count: tasks.length, taskId: first.id });
  }
}

/** Gates that were passed by a decision whose grounds ran out. */
function gatesAtRisk(tasks: readonly StandingTask[], gates: GateMarks, today: Day): HealthReason[] {
  const found = tasks.filter(({ id, progress }) => gateState(progress, gates[id], today) === "atRisk");
  return found[0] ? [{ code: "gateAtRisk", count: found.length, taskId: found[0].id }] : [];
}

/** The progress of a summary is that of the tasks in it, weighted by duration, or their plain mean when all are points in time. */
function timesOf(tasks: readonly StandingTask[], summaries: ReadonlySet<string>): (id: string) => TaskTimes {
  const sums = new Map<string, { weight: number; done: number; count: number; plain: number }>();
  for (let index = tasks.length - 1; index >= 0; index--) {
    const task = tasks[index]!;
    const { id, parentId, durationMinutes, progress } = task;
    const leaf = { weight: durationMinutes, done: durationMinutes * progress, count: 1, plain: progress };
    const own = summaries.has(id) ? (sums.get(id) ?? leaf) : leaf;
    if (!summaries.has(id)) sums.set(id, leaf);
    if (parentId === null) continue;
    const above = sums.get(parentId) ?? { weight: 0, done: 0, count: 0, plain: 0 };
    sums.set(parentId, {
      weight: above.weight + own.weight,
      done: above.done + own.done,
      count: above.count + own.count,
      plain: above.plain + own.plain,
    });
  }
  const byId = new Map(tasks.map((task) => [task.id, task]));
  return (id) => {
    const { weight = 0, done = 0, count = 1, plain = 0 } = sums.get(id) ?? {};
    const task = byId.get(id);
    return { start: task?.startAt ?? "", finish: task?.finishAt ?? "", percentComplete: weight > 0 ? done / weight : plain / count };
  };
}

function dayOf(time: string): Day {
  return time.slice(0, 10);
}
