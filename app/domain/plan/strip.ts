import type { Schedule } from "../schedule/schedule.ts";
import type { CivilTime, Day } from "../time/day.ts";
import type { BilingualText, Plan, PlanTask } from "./model.ts";

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
  const inPhase = tasksByPhase(plan);
  const phases = plan.tasks
    .filter((task) => task.parentId === null && task.kind === "phase")
    .map((phase): StripPhase => {
      const { start, finish, percentComplete } = schedule.task(schedule.indexOf(phase.id));
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
        isLate: leaves.some((task) => task.progress < 100 && schedule.task(schedule.indexOf(task.id)).finish.slice(0, 10) < today),
        gate: gate
          ? { id: gate.id, name: gate.name, at: schedule.task(schedule.indexOf(gate.id)).finish, isPassed: gate.progress === 100 }
          : null,
      };
    });
  const goLive = plan.tasks.find((task) => task.id === plan.goLiveTaskId);
  return {
    phases,
    goLive: goLive
      ? { id: goLive.id, name: goLive.name, at: schedule.task(schedule.indexOf(goLive.id)).finish, isReached: goLive.progress === 100 }
      : null,
  };
}

/** The tasks below each task of the top level. */
function tasksByPhase(plan: Plan): Map<string, PlanTask[]> {
  const top = new Map<string, string>();
  const inside = new Map<string, PlanTask[]>();
  for (const task of plan.tasks) {
    const phase = task.parentId === null ? task.id : (top.get(task.parentId) ?? task.id);
    top.set(task.id, phase);
    if (phase === task.id) continue;
    const tasks = inside.get(phase);
    if (tasks) tasks.push(task);
    else inside.set(phase, [task]);
  }
  return inside;
}
