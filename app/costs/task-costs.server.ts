import { Refusal } from "#app/http/refusal.ts";
import { findTaskCost, insertTaskCosts, listTaskCosts, updateTaskCost } from "#db/queries/costs.ts";
import type { TaskCostRow } from "#db/tables/costs.ts";
import { requireLine } from "./budget-lines.server.ts";
import {
  changeCost,
  changeCosts,
  entryOf,
  removeCost,
  restoreCost,
  type ChangedCost,
  type CostCaller,
  type CostKind,
} from "./change-costs.server.ts";

export interface TaskCostValue {
  readonly taskId: string;
  readonly lineId: string | null;
  readonly name: string;
  readonly amountMinor: number;
}

interface Chosen {
  readonly id: string;
  readonly version: number;
}

const mostTaskCosts = 5000;

const kind: CostKind<TaskCostRow> = {
  area: "taskCost",
  find: findTaskCost,
  update: updateTaskCost,
  nameOf: ({ name }) => name,
  amountOf: ({ amountMinor }) => amountMinor,
};

/** Plans what a task is to cost beside the hours of people. */
export async function addTaskCost(args: CostCaller & { readonly value: TaskCostValue }): Promise<ChangedCost> {
  const { context, project, value } = args;
  await requireTaskOfPlan(args, value.taskId);
  return changeCosts(args, async ({ transaction, record }) => {
    await requireLine(transaction, project.id, value.lineId);
    if ((await listTaskCosts(transaction, project.id)).length >= mostTaskCosts)
      throw new Refusal("cost.tooManyCosts", { field: "name", parameters: { limit: mostTaskCosts } });
    const { taskId, lineId, name, amountMinor } = value;
    const row = { id: context.newId(), projectId: project.id, version: 1, taskId, lineId, name, amountMinor };
    await insertTaskCosts(transaction, [row]);
    await record(entryOf(args, kind, "add", { ...row, removedAt: null, removedBy: null }));
    return { id: row.id, version: 1, name };
  });
}

export async function editTaskCost(args: CostCaller & { readonly value: TaskCostValue & Chosen }): Promise<ChangedCost> {
  const { project, value } = args;
  await requireTaskOfPlan(args, value.taskId);
  return changeCost(args, kind, value, async (row, transaction) => {
    if (value.lineId !== row.lineId) await requireLine(transaction, project.id, value.lineId);
    const { taskId, lineId, name, amountMinor } = value;
    return { taskId, lineId, name, amountMinor };
  });
}

export async function removeTaskCost(args: CostCaller & { readonly value: Chosen }): Promise<ChangedCost> {
  return removeCost(args, kind, args.value);
}

export async function restoreTaskCost(args: CostCaller & { readonly value: Chosen }): Promise<ChangedCost> {
  return restoreCost(args, kind, args.value);
}

/** The task that a cost is for is one of the plan. */
export async function requireTaskOfPlan({ context, project }: CostCaller, taskId: string | null): Promise<void> {
  if (taskId === null) return;
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  if (!plan.tasks.some((task) => task.id === taskId)) throw new Refusal("cost.task.unknown", { field: "taskId" });
}
