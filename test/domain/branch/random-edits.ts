import fc from "fast-check";
import { applyCommand } from "#app/domain/plan/apply.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { sampleLink, samplePlan, sampleTask } from "../plan/sample-plan.ts";

/** Something somebody may do to a plan, by numbers that stand for whichever tasks it has. */
export interface RandomEdit {
  readonly kind: "name" | "duration" | "progress" | "constraint" | "owner" | "add" | "remove" | "move" | "link" | "unlink" | "lag";
  readonly task: number;
  readonly other: number;
  readonly amount: number;
}

export const randomEdit: fc.Arbitrary<RandomEdit> = fc.record({
  kind: fc.constantFrom("name", "duration", "progress", "constraint", "owner", "add", "remove", "move", "link", "unlink", "lag"),
  task: fc.nat(50),
  other: fc.nat(50),
  amount: fc.nat(9),
});

export const randomEdits = fc.array(randomEdit, { maxLength: 12 });

/** Two phases with four tasks each, linked in a row, and a milestone. */
export function twoPhases(): Plan {
  const plan = samplePlan();
  const phases = ["p", "q"].flatMap((phase, at) => [
    sampleTask({ id: phase, number: at * 5 + 1, kind: "phase", position: (at + 1) * 1024, durationMinutes: 0 }),
    ...[1, 2, 3, 4].map((place) =>
      sampleTask({ id: `${phase}${place}`, number: at * 5 + 1 + place, parentId: phase, position: place * 1024 }),
    ),
  ]);
  const tasks = [...phases, sampleTask({ id: "live", number: 11, kind: "milestone", position: 3072, durationMinutes: 0 })];
  const row = ["p1", "p2", "p3", "p4", "q1", "q2", "q3", "q4", "live"];
  return { ...plan, nextTaskNumber: 12, tasks, links: row.slice(1).map((id, index) => sampleLink(row[index]!, id)) };
}

/** Carries out those of the edits that the plan allows, as a person would; ids of what is added begin with a word. */
export function edited(plan: Plan, edits: readonly RandomEdit[], word: string): Plan {
  let current = plan;
  edits.forEach((edit, index) => {
    const result = applyCommand(current, commandOf(current, edit, `${word}${index}`), "2026-03-20");
    if (result.ok) current = result.value.plan;
  });
  return current;
}

/** An edit as a command on the plan that it is meant for. */
export function commandOf(plan: Plan, { kind, task: place, other, amount }: RandomEdit, id: string): PlanCommand {
  const task = plan.tasks[place % Math.max(1, plan.tasks.length)] ?? sampleTask({ id: "none" });
  const second = plan.tasks[other % Math.max(1, plan.tasks.length)] ?? task;
  const link = plan.links[place % Math.max(1, plan.links.length)];
  const update = (changes: Extract<PlanCommand, { kind: "updateTask" }>["changes"]): PlanCommand => ({
    kind: "updateTask",
    taskId: task.id,
    version: task.version,
    changes,
  });
  switch (kind) {
    case "name":
      return update({ name: { text: `${id} ${amount}`, zh: null } });
    case "duration":
      return update({ durationMinutes: (amount + 1) * 480 });
    case "progress":
      return update({ progress: amount * 10 });
    case "constraint":
      return update({ constraint: "SNET", constraintAt: `2026-03-1${amount}T08:00` });
    case "owner":
      return update({ ownerId: amount % 2 === 0 ? "li" : null });
    case "add":
      return {
        kind: "addTask",
        taskId: id,
        parentId: second.kind === "phase" ? second.id : null,
        afterId: amount < 5 ? null : task.id,
        taskKind: amount % 4 === 0 ? "phase" : "task",
        name: id,
        durationMinutes: amount % 4 === 0 ? 0 : 480,
      };
    case "remove":
      return { kind: "removeTask", taskId: task.id, version: task.version };
    case "move":
      return {
        kind: "moveTask",
        taskId: task.id,
        version: task.version,
        parentId: second.kind === "phase" ? second.id : null,
        afterId: null,
      };
    case "link":
      return {
        kind: "addLink",
        link: {
          id: `${id} link`,
          predecessorId: task.id,
          successorId: second.id,
          type: amount % 2 === 0 ? "FS" : "SS",
          lag: 0,
          lagUnit: "working",
        },
      };
    case "unlink":
      return { kind: "removeLink", linkId: link?.id ?? "none" };
    case "lag":
      return { kind: "updateLink", linkId: link?.id ?? "none", changes: { lag: amount * 480 } };
    default:
      return kind satisfies never;
  }
}
