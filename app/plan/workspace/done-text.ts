import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import { subtree } from "#app/domain/plan/tree.ts";
import { joinSentences } from "#app/i18n/format.ts";
import { hasImpact, impactSentence, weighChange } from "./change-impact.ts";
import type { PlanFormat } from "./plan-format.ts";
import { changeText } from "./plan-notices.tsx";
import { taskById, type ScheduledPlan } from "./scheduled-plan.ts";
import type { DoneChange, TurnedStep } from "./use-plan-editing.ts";

/** What a change did, for people who do not see it. */
export function doneText({ command, before }: DoneChange, picture: ScheduledPlan, format: PlanFormat): string {
  if (command.kind === "removeTask") return removedText(before, command, format);
  if (command.kind === "batch" || command.kind === "addTasks") return togetherText(before, command, format);
  const impact = impactOf(before, command, format);
  const dates = impact === "" ? "" : format.text("done.sentence", { phrases: impact });
  return joinSentences([changedText(command, picture, format), dates], format.locale);
}

/** Whether all that a command does is to remove tasks. */
export function isRemoval(command: PlanCommand): boolean {
  return command.kind === "removeTask" || (command.kind === "batch" && command.commands.every(isRemoval));
}

/** What was done to many at once, with what that does to the dates of the rest. */
function togetherText(before: Plan, command: Extract<PlanCommand, { kind: "batch" | "addTasks" }>, format: PlanFormat): string {
  const { words, count } = countedWords(command);
  const phrases = [format.text(words, { count }), impactOf(before, command, format)];
  return format.text("done.sentence", { phrases: phrases.filter(Boolean).join(format.text("impact.separator")) });
}

function countedWords(command: Extract<PlanCommand, { kind: "batch" | "addTasks" }>) {
  if (command.kind === "addTasks") return { words: "done.addTasks", count: command.tasks.length } as const;
  const { commands } = command;
  const count = commands.length;
  const all = (...kinds: readonly PlanCommand["kind"][]) => commands.every(({ kind }) => kinds.includes(kind));
  if (all("removeTask")) return { words: "done.removals", count } as const;
  if (all("moveTask")) return { words: "done.moves", count } as const;
  if (all("addLink", "removeLink", "updateLink")) return { words: "done.links", count } as const;
  const added = commands.reduce((sum, one) => sum + (one.kind === "addTasks" ? one.tasks.length : 0), 0);
  if (all("addTasks")) return { words: "done.addTasks", count: added } as const;
  return { words: "done.batch", count: new Set(commands.map((one) => ("taskId" in one ? one.taskId : ""))).size } as const;
}

/** That a step was taken back or done again, with the task it was about. */
export function turnedText({ direction, before, after }: TurnedStep, { text, bilingual }: PlanFormat): string {
  const tasks = turnedTasks(before, after);
  if (tasks.length > 1) return text(direction === "undo" ? "done.undoneMany" : "done.redoneMany", { count: tasks.length });
  const [task] = tasks;
  const [plain, named] = direction === "undo" ? (["undone", "undoneTask"] as const) : (["redone", "redoneTask"] as const);
  return task ? text(`done.${named}`, { name: bilingual(task.name) }) : text(`done.${plain}`);
}

/** The tasks that differ, came or went; of a subtree that came or went, its top. A plan more than one version on has changes of others in it. */
function turnedTasks(before: Plan, after: Plan): readonly PlanTask[] {
  if (after.version !== before.version + 1) return [];
  const known = new Map(before.tasks.map((task) => [task.id, task.version]));
  const left = new Set(after.tasks.map((task) => task.id));
  const changed = after.tasks.filter((task) => known.get(task.id) !== task.version);
  const tasks = changed.length > 0 ? changed : before.tasks.filter((task) => !left.has(task.id));
  const touched = new Set(tasks.filter((task) => !known.has(task.id) || !left.has(task.id)).map((task) => task.id));
  return tasks.filter((task) => task.parentId === null || !touched.has(task.id) || !touched.has(task.parentId));
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
  const change = weighChange(before, command);
  return change && hasImpact(change.impact) ? impactSentence(change.before, change.impact, format) : "";
}

function changedText(
  command: Exclude<PlanCommand, { kind: "removeTask" | "batch" | "addTasks" }>,
  picture: ScheduledPlan,
  format: PlanFormat,
): string {
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
