import { applyCommand } from "#app/domain/plan/apply.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import { subtree } from "#app/domain/plan/tree.ts";
import { changeImpact, hasImpact, impactSentence } from "./change-impact.ts";
import type { PlanFormat } from "./plan-format.ts";
import { changeText } from "./plan-notices.tsx";
import { scheduledPlan, taskById, type ScheduledPlan } from "./scheduled-plan.ts";
import type { DoneChange } from "./use-plan-editing.ts";

/** What a change did, for people who do not see it. */
export function doneText({ command, before, moved }: DoneChange, picture: ScheduledPlan, format: PlanFormat): string {
  if (command.kind === "removeTask") return removedText(before, command, format);
  const dates = moved > 0 ? format.text("done.moved", { count: moved }) : "";
  return [changedText(command, picture, format), dates].filter(Boolean).join(" ");
}

/** What a removal took with it, and what that does to the dates of the rest. */
export function removedText(before: Plan, command: Extract<PlanCommand, { kind: "removeTask" }>, format: PlanFormat): string {
  const [task, ...below] = subtree(before.tasks, command.taskId);
  if (!task) return "";
  const name = format.bilingual(task.name);
  const removed = below.length === 0 ? "done.removed" : "done.removedWithTasks";
  const phrases = [format.text(removed, { name, count: below.length }), impactOf(before, command, format)];
  return format.text("done.sentence", { phrases: phrases.filter(Boolean).join(format.text("impact.separator")) });
}

function impactOf(before: Plan, command: PlanCommand, format: PlanFormat): string {
  const scheduled = schedulePlan(before);
  const applied = applyCommand(before, command);
  const after = applied.ok ? schedulePlan(applied.value.plan) : applied;
  if (!scheduled.ok || !after.ok) return "";
  const picture = scheduledPlan(before, scheduled.value);
  const impact = changeImpact(picture, after.value);
  return hasImpact(impact) ? impactSentence(picture, impact, format) : "";
}

function changedText(command: Exclude<PlanCommand, { kind: "removeTask" }>, picture: ScheduledPlan, format: PlanFormat): string {
  switch (command.kind) {
    case "updateTask":
      return format.text("done.saved", { change: changeText(command, picture, format) });
    case "moveTask": {
      const task = taskById(picture, command.taskId);
      return task ? format.text("done.placed", { name: format.bilingual(task.name), code: picture.codes.get(task.id) ?? "" }) : "";
    }
    default:
      return format.text(`done.${command.kind}`);
  }
}
