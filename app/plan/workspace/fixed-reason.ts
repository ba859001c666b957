import { isPoint } from "#app/domain/plan/model.ts";
import type { ShownColumn } from "./plan-columns.ts";
import type { PlanMessageKey } from "./plan-text.ts";
import { taskById, type ScheduledPlan } from "./scheduled-plan.ts";

/** Why a cell of the table cannot be edited there. */
export function fixedReason(picture: ScheduledPlan, taskId: string, column: ShownColumn): PlanMessageKey {
  const task = taskById(picture, taskId);
  switch (column) {
    case "gate":
      return "problem.fixed.gate";
    case "kind":
    case "work":
    case "units":
      return "problem.fixed.onPage";
    case "baselineStart":
    case "baselineFinish":
      return "problem.fixed.baseline";
    case "plannedCost":
    case "actualCost":
    case "earnedValue":
      return "problem.fixed.costs";
    case "successors":
      return "problem.fixed.successors";
    case "code":
    case "number":
    case "slack":
    case "freeSlack":
    case "critical":
      return "problem.fixedCell";
    default: {
      if (!task) return "problem.fixedCell";
      if (picture.summaries.has(taskId)) return "problem.fixed.summary";
      if (task.kind === "gate" && column !== "duration") return "problem.fixed.gate";
      if (isPoint(task.kind)) return "problem.fixed.point";
      return task.actualFinish !== null || task.actualStart !== null ? "problem.fixed.begun" : "problem.fixedCell";
    }
  }
}
