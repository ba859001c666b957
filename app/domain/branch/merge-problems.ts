import { gateTrespasses } from "../gate/rule.ts";
import { isPoint, type Plan } from "../plan/model.ts";
import { summaryIds } from "../plan/tree.ts";
import { isSameValue } from "./same-value.ts";
import type { ThreeWayMerge } from "./three-way.ts";

/** What a merged plan may not hold, by the task that is concerned. */
export interface MergeProblem {
  readonly code: "loop" | "pointChildren" | "pointDuration" | "gateUndecided" | "gateDecided";
  readonly taskId: string;
}

/**
 * What forbids to take a merge over although nothing conflicts: changes that are right on either side and wrong together, such as tasks put below
 * what the other side made a milestone. Only what the merge changes counts. Links that close a loop come to light when the plan is scheduled.
 */
export function mergeProblems(live: Plan, merged: ThreeWayMerge): readonly MergeProblem[] {
  const former = new Map(live.tasks.map((task) => [task.id, task]));
  const holders = summaryIds(merged.tasks);
  const before = summaryIds(live.tasks);
  const problems: MergeProblem[] = merged.loops.map((taskId) => ({ code: "loop", taskId }));
  for (const task of merged.tasks) {
    const earlier = former.get(task.id);
    if (isPoint(task.kind) && holders.has(task.id) && !(earlier && isPoint(earlier.kind) && before.has(task.id)))
      problems.push({ code: "pointChildren", taskId: task.id });
    if (earlier === task) continue;
    const isChanged = !earlier || !isSameValue([earlier.kind, earlier.durationMinutes], [task.kind, task.durationMinutes]);
    if (isChanged && isPoint(task.kind) && task.durationMinutes > 0) problems.push({ code: "pointDuration", taskId: task.id });
  }
  for (const { code, taskId } of gateTrespasses(live, { tasks: merged.tasks, gates: live.gates }))
    problems.push({ code: code === "plan.gate.undecided" ? "gateUndecided" : "gateDecided", taskId });
  return problems;
}
