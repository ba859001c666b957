import type { Plan, PlanTask } from "../plan/model.ts";
import { isLetThrough, type GateMarks } from "./mark.ts";

export type GateTrespassCode = "plan.gate.undecided" | "plan.gate.decided";

/** A change that takes a decision at a gate out of the hands of those who decide. */
export interface GateTrespass {
  readonly code: GateTrespassCode;
  readonly taskId: string;
  /** The plan had no such task before. */
  readonly isNew: boolean;
}

/**
 * What a change does to gates that only a decision may do, whatever way it came: a gate that it finishes without a decision, and one that
 * was let through and that it opens again or makes something else. A gate that was finished without a decision before, as in plans of
 * earlier releases, may stay so. Gates that it removes are no trespass.
 */
export function gateTrespasses(before: Pick<Plan, "tasks">, after: Pick<Plan, "tasks" | "gates">): GateTrespass[] {
  if (before.tasks === after.tasks) return [];
  const finished = after.tasks.filter((task) => isFinishedGate(task) && !isLetThrough(after.gates[task.id]));
  const opened = after.tasks.filter((task) => !isFinishedGate(task) && isLetThrough(after.gates[task.id]));
  if (finished.length + opened.length === 0) return [];
  const former = new Map(before.tasks.map((task) => [task.id, task]));
  const trespass = (code: GateTrespassCode) => (task: PlanTask) => ({ code, taskId: task.id, isNew: !former.has(task.id) });
  return [
    ...finished.filter((task) => !isFinishedGate(former.get(task.id))).map(trespass("plan.gate.undecided")),
    ...opened.filter((task) => former.get(task.id) !== task).map(trespass("plan.gate.decided")),
  ];
}

function isFinishedGate(task: PlanTask | undefined): boolean {
  return task?.kind === "gate" && task.progress === 100;
}

/** Tasks as a file or a copy brings them, with the gates among them not passed: no decision comes along. */
export function withOpenGates<Task extends Pick<PlanTask, "id" | "kind" | "progress" | "actualStart" | "actualFinish">>(
  tasks: readonly Task[],
  marks: GateMarks = {},
): readonly Task[] {
  return tasks.map((task) =>
    task.kind === "gate" && task.progress === 100 && !isLetThrough(marks[task.id])
      ? { ...task, progress: 0, actualStart: null, actualFinish: null }
      : task,
  );
}
