import type { PlanTemplate } from "./template.ts";
import { phaseIdOf } from "./template.ts";

export type TemplateProblem =
  | { readonly code: "template.task.duplicate"; readonly taskId: string }
  | { readonly code: "template.task.phaseMissing"; readonly taskId: string; readonly phaseId: string }
  | { readonly code: "template.task.durationInvalid"; readonly taskId: string; readonly durationDays: number }
  | { readonly code: "template.role.unknown"; readonly taskId: string; readonly role: string }
  | { readonly code: "template.predecessor.unknown"; readonly taskId: string; readonly predecessor: string }
  | { readonly code: "template.predecessor.phase"; readonly taskId: string; readonly predecessor: string }
  | { readonly code: "template.predecessor.duplicate"; readonly taskId: string; readonly predecessor: string };

/**
 * Finds what would keep a plan from being scheduled and staffed: ids used twice, tasks outside any phase, work without a duration (or gates,
 * milestones and phases with one), roles that are not in `roleCodes`, links to unknown tasks, to phases, or twice to the same task with the
 * same type. Loops are left to the scheduler, which can name them.
 *
 * Returns the problems in the order of the tasks; an empty plan has none. Never throws.
 */
export function checkTemplate(template: PlanTemplate, roleCodes: ReadonlySet<string>): readonly TemplateProblem[] {
  const typeById = new Map(template.tasks.map((task) => [task.id, task.type]));
  const seen = new Set<string>();
  const problems: TemplateProblem[] = [];

  for (const task of template.tasks) {
    const taskId = task.id;
    if (seen.has(taskId)) problems.push({ code: "template.task.duplicate", taskId });
    seen.add(taskId);

    const phaseId = phaseIdOf(taskId);
    if (task.type !== "phase" && (phaseId === null || typeById.get(phaseId) !== "phase"))
      problems.push({ code: "template.task.phaseMissing", taskId, phaseId: phaseId ?? "" });

    const takesTime = task.type === "task";
    if (!Number.isInteger(task.durationDays) || task.durationDays < 0 || task.durationDays > 0 !== takesTime)
      problems.push({ code: "template.task.durationInvalid", taskId, durationDays: task.durationDays });

    if (task.role !== null && !roleCodes.has(task.role)) problems.push({ code: "template.role.unknown", taskId, role: task.role });

    const linked = new Set<string>();
    for (const { taskId: predecessor, type } of task.predecessors) {
      const predecessorType = typeById.get(predecessor);
      if (predecessorType === undefined) problems.push({ code: "template.predecessor.unknown", taskId, predecessor });
      if (predecessorType === "phase") problems.push({ code: "template.predecessor.phase", taskId, predecessor });
      if (linked.has(`${predecessor} ${type}`)) problems.push({ code: "template.predecessor.duplicate", taskId, predecessor });
      linked.add(`${predecessor} ${type}`);
    }
  }
  return problems;
}
