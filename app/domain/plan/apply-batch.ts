import { success, type Result } from "../result.ts";
import type { Day } from "../time/day.ts";
import type { PlannedAs } from "./actual-dates.ts";
import { applyCommand, type AppliedCommand, type PlanRefusal } from "./apply.ts";
import type { PlanCommand, SingleCommand } from "./command.ts";
import { mergeCommand, mergeTasks } from "./merge-tasks.ts";
import type { Plan, PlanTask } from "./model.ts";
import { schedulePlan } from "./schedule.ts";

/**
 * Carries out several commands, each checked like one that comes alone, and answers with one merge that does all of it: undone in one step.
 * Refused as a whole when one of them is. Reports of progress take their actual dates from the plan as it was before the first of them. A task
 * that several of them touch is counted on by one version.
 */
export function applyBatch(
  plan: Plan,
  batch: Extract<PlanCommand, { kind: "batch" }>,
  today: Day | null,
): Result<AppliedCommand, PlanRefusal> {
  let scheduled: ReturnType<PlannedAs> | undefined;
  const plannedAs = () => (scheduled ??= schedulePlan(plan));
  let current = plan;
  for (const run of runsOf(batch.commands)) {
    const applied = run.edits ? editTasks(current, run.edits, today, plannedAs) : applyCommand(current, run.command, today);
    if (!applied.ok) return applied;
    current = "plan" in applied.value ? applied.value.plan : applied.value;
  }
  const merge = mergeCommand(plan, current);
  return mergeTasks(plan, merge);
}

type Edit = Extract<SingleCommand, { kind: "updateTask" }>;
type Run = { readonly edits: readonly Edit[] } | { readonly edits?: undefined; readonly command: SingleCommand };

/** Edits that follow each other are carried out together. */
function runsOf(commands: readonly SingleCommand[]): readonly Run[] {
  const runs: Run[] = [];
  let edits: Edit[] = [];
  for (const command of commands) {
    if (command.kind !== "updateTask") {
      runs.push({ command });
      edits = [];
    } else if (edits.push(command) === 1) runs.push({ edits });
  }
  return runs;
}

/** Many edits in the time of one: each is carried out on a plan of its task alone, with one child where the task has any. */
function editTasks(plan: Plan, edits: readonly Edit[], today: Day | null, plannedAs: PlannedAs): Result<Plan, PlanRefusal> {
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]));
  const childOf = new Map<string | null, PlanTask>(plan.tasks.map((task) => [task.parentId, task]));
  for (const edit of edits) {
    const task = tasks.get(edit.taskId);
    const child = task && childOf.get(task.id);
    const alone = { ...plan, tasks: [task, child].filter((one) => one !== undefined), links: [] };
    const applied = applyCommand(alone, edit, today, plannedAs);
    if (!applied.ok) return applied;
    const [after] = applied.value.plan.tasks;
    if (after) tasks.set(after.id, after);
  }
  return success({ ...plan, tasks: plan.tasks.map((task) => tasks.get(task.id) ?? task) });
}
