import type { z } from "zod";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import { longestName, type Plan } from "#app/domain/plan/model.ts";
import { newTaskStart } from "#app/domain/plan/new-task-start.ts";
import { minutesPerDay } from "#app/domain/time/calendar.ts";
import { todayIn } from "#app/domain/time/today.ts";
import type { Change } from "#app/http/change.server.ts";
import type { PlanCaller } from "#app/http/plan-change.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { updateRequirementRow } from "#db/queries/requirements.ts";
import type { Database } from "#db/tables/index.ts";
import { changedSince, loggedAs, requireRequirement, type RequirementArgs } from "./change-requirements.server.ts";
import type { makeTaskForm } from "./requirements.forms.server.ts";

type AddTask = Extract<PlanCommand, { kind: "addTask" }>;

/** How a task comes into the plan; what `along` writes is part of the same change. */
export type TaskAdder = (
  caller: PlanCaller,
  command: AddTask,
  along: (outcome: unknown, transaction: Database, work?: Change) => Promise<void>,
) => Promise<unknown>;

/** Adds a task to the plan that meets a requirement, as the last one below its parent, and leads the requirement to it; returns the task's id. */
export async function makeTask(
  args: RequirementArgs<z.output<typeof makeTaskForm>> & { readonly requirementId: string },
  addTask: TaskAdder,
): Promise<{ readonly taskId: string }> {
  const { context, project, value, requirementId } = args;
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  if (value.parentId !== null && !mayHold(plan, value.parentId)) throw new Refusal("field.unknown", { field: "parentId" });
  const taskId = context.newId();
  const days = value.durationDays;
  const command: AddTask = {
    kind: "addTask",
    taskId,
    parentId: value.parentId,
    afterId: plan.tasks.filter((task) => task.parentId === value.parentId).at(-1)?.id ?? null,
    taskKind: "task",
    name: value.name.slice(0, longestName),
    durationMinutes: Math.max(1, Math.round(days * (minutesPerDay(plan.calendar) || 480))),
    ...newTaskStart(project.startDay, todayIn(project.timeZone, context.now())),
  };
  await addTask(args, command, async (_outcome, transaction, work) => {
    const row = await requireRequirement(args, transaction, requirementId);
    if (!(await updateRequirementRow(transaction, row.id, value.version, { taskId }))) throw changedSince();
    const data = { ...loggedAs(row), task: command.name, taskId };
    await work?.record({ stream: project.id, command: "requirement.makeTask", subjectId: row.id, data });
  });
  return { taskId };
}

/** Tasks go below what groups them, and below what has tasks below it already: a piece of work does not become a group unasked. */
export function mayHold({ tasks }: Plan, parentId: string): boolean {
  const parent = tasks.find(({ id }) => id === parentId);
  return parent !== undefined && (parent.kind === "phase" || tasks.some((task) => task.parentId === parentId));
}
