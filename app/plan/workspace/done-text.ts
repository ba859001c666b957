import { applyCommand } from "#app/domain/plan/apply.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import { schedulePlan } from "./schedule-plan.ts";
import { subtree } from "#app/domain/plan/tree.ts";
import { joinSentences } from "#app/i18n/format.ts";
import { changeImpact, hasImpact, impactSentence } from "./change-impact.ts";
import type { PlanFormat } from "./plan-format.ts";
import { changeText } from "./plan-notices.tsx";
import { scheduledPlan, taskById, type ScheduledPlan } from "./scheduled-plan.ts";
import type { DoneChange, TurnedStep } from "./use-plan-editing.ts";

/** What a change did, for people who do not see it. */
export function doneText({ command, before, moved }: DoneChange, picture: ScheduledPlan, format: PlanFormat): string {
  if (command.kind === "removeTask") return removedText(before, command, format);
  const dates = moved > 0 ? format.text("done.moved", { count: moved }) : "";
  return joinSentences([changedText(command, picture, format), dates], format.locale);
}

/** That a step was taken back or done again, with the task it was about. */
export function turnedText({ direction, before, after }: TurnedStep, { text, bilingual }: PlanFormat): string {
  const task = turnedTask(before, after);
  const [plain, named] = direction === "undo" ? (["undone", "undoneTask"] as const) : (["redone", "redoneTask"] as const);
  return task ? text(`done.${named}`, { name: bilingual(task.name) }) : text(`done.${plain}`);
}

/** The one task that differs, or the first of those that came or went together. A plan more than one version on has changes of others in it. */
function turnedTask(before: Plan, after: Plan): PlanTask | undefined {
  if (after.version !== before.version + 1) return undefined;
  const known = new Map(before.tasks.map((task) => [task.id, task.version]));
  const left = new Set(after.tasks.map((task) => task.id));
  return after.tasks.find((task) => known.get(task.id) !== task.version) ?? before.tasks.find((task) => !left.has(task.id));
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
