import type { Schedule } from "../schedule/schedule.ts";
import type { CivilTime, Day } from "../time/day.ts";
import type { BilingualText, Plan, PlanTask } from "./model.ts";
import { activeTasks } from "./tree.ts";

export interface StripGate {
  readonly id: string;
  readonly name: BilingualText;
  readonly at: CivilTime;
  readonly isPassed: boolean;
}

export interface StripPhase {
  readonly id: string;
  readonly name: BilingualText;
  readonly state: "done" | "now" | "upcoming";
  /** Per cent, weighted by duration. */
  readonly progress: number;
  readonly start: CivilTime;
  readonly finish: CivilTime;
  /** Its work should be further than it is. */
  readonly isLate: boolean;
  /** The last gate in the phase; null when it has none. */
  readonly gate: StripGate | null;
}

export interface MethodologyStrip {
  readonly phases: readonly StripPhase[];
  readonly goLive: { readonly id: string; readonly name: BilingualText; readonly at: CivilTime; readonly isReached: boolean } | null;
}

/**
 * Where a project stands in the methodology: its top-level phases, each with its gate, and the go-live. A phase is done when all in it is
 * done; it is now when work in it has begun or should have begun by today; it is late when something in it should be finished and is not.
 * A plan without phases has an empty strip.
 */
export function methodologyStrip(plan: Plan, schedule: Schedule, today: Day): MethodologyStrip {
  return stripOf({ ...plan, tasks: activeTasks(plan.tasks) }, (id) => schedule.task(schedule.indexOf(id)), today);
}

/** When a task is, as the schedule says. */
export interface TaskTimes {
  readonly start: CivilTime;
  readonly finish: CivilTime;
  /** Of a summary, that of the tasks in it. */
  readonly percentComplete: number;
}

type StripTask = Pick<PlanTask, "id" | "parentId" | "kind" | "name" | "progress">;

/** The same from dates that are known already. Tasks stand in tree order. */
export function stripOf(
  plan: { readonly tasks: readonly StripTask[]; readonly goLiveTaskId: string | null },
  timesOf: (id: string) => TaskTimes,
  today: Day,
): MethodologyStrip {
  const inPhase = tasksByPhase(plan.tasks);
  const phases = plan.tasks
    .filter((task) => task.parentId === null && task.kind === "phase")
    .map((phase): StripPhase => {
      const { start, finish, percentComplete } = timesOf(phase.id);
      const inside = inPhase.get(phase.id) ?? [];
      const leaves = inside.filter((task) => task.kind !== "phase");
      const isDone = leaves.length > 0 && leaves.every((task) => task.progress === 100);
      const hasBegun = leaves.some((task) => task.progress > 0) || start.slice(0, 10) <= today;
      const gate = inside.filter((task) => task.kind === "gate").at(-1);
      return {
        id: phase.id,
        name: phase.name,
        state: isDone ? "done" : hasBegun ? "now" : "upcoming",
        progress: Math.round(percentComplete),
        start,
        finish,
        isLate: leaves.some((task) => task.progress < 100 && timesOf(task.id).finish.slice(0, 10) < today),
        gate: gate ? { id: gate.id, name: gate.name, at: timesOf(gate.id).finish, isPassed: gate.progress === 100 } : null,
      };
    });
  const goLive = plan.tasks.find((task) => task.id === plan.goLiveTaskId);
  return {
    phases,
    goLive: goLive ? { id: goLive.id, name: goLive.name, at: timesOf(goLive.id).finish, isReached: goLive.progress === 100 } : null,
  };
}

export interface PhasesAround<Phase> {
  readonly before: number;
  readonly shown: readonly Phase[];
  readonly after: number;
}

const mostShown = 10;

/** The phases around the first one that is not done, for places too narrow for all; how many stand before and after them. */
export function phasesAround<Phase extends Pick<StripPhase, "state">>(phases: readonly Phase[]): PhasesAround<Phase> {
  const open = phases.findIndex((phase) => phase.state !== "done");
  const before = Math.max(0, Math.min((open < 0 ? phases.length : open) - 2, phases.length - mostShown));
  const shown = phases.slice(before, before + mostShown);
  return { before, shown, after: phases.length - before - shown.length };
}

/** The tasks below each task of the top level. */
function tasksByPhase(tasks: readonly StripTask[]): Map<string, StripTask[]> {
  const top = new Map<string, string>();
  const inside = new Map<string, StripTask[]>();
  for (const task of tasks) {
    const phase = task.parentId === null ? task.id : (top.get(task.parentId) ?? task.id);
    top.set(task.id, phase);
    if (phase === task.id) continue;
    const known = inside.get(phase);
    if (known) known.push(task);
    else inside.set(phase, [task]);
  }
  return inside;
}
