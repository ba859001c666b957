import type { BudgetLineRow, TaskCostRow } from "../tables/costs.ts";
import type { Database } from "../tables/index.ts";
import { insertBudgetLines, listBudgetLines } from "./budget-lines.ts";
import { insertTaskCosts, listTaskCosts } from "./costs.ts";

/** What a project is to cost: what goes along to a copy of it. What was spent stays where it was. */
export interface Budget {
  readonly lines: readonly Pick<BudgetLineRow, "id" | "name" | "nameZh" | "category" | "plannedMinor" | "takesHours">[];
  readonly taskCosts: readonly Pick<TaskCostRow, "taskId" | "lineId" | "name" | "amountMinor">[];
}

export async function readBudget(db: Database, projectId: string): Promise<Budget> {
  return { lines: await listBudgetLines(db, projectId), taskCosts: await listTaskCosts(db, projectId) };
}

/** Writes the budget of a new project; `taskIds` leads from the tasks that the costs were planned for to those of the project. */
export async function insertBudget(
  db: Database,
  { projectId, newId }: { readonly projectId: string; newId(): string },
  { lines, taskCosts }: Budget,
  taskIds: ReadonlyMap<string, string>,
): Promise<void> {
  const lineIds = new Map(lines.map(({ id }) => [id, newId()]));
  await insertBudgetLines(
    db,
    lines.map(({ id, name, nameZh, category, plannedMinor, takesHours }, index) => ({
      id: lineIds.get(id) ?? newId(),
      projectId,
      version: 1,
      position: index + 1,
      name,
      nameZh,
      category,
      plannedMinor,
      takesHours,
    })),
  );
  await insertTaskCosts(
    db,
    taskCosts.flatMap(({ taskId, lineId, name, amountMinor }) => {
      const copied = taskIds.get(taskId);
      const place = { projectId, lineId: lineIds.get(lineId ?? "") ?? null, version: 1 };
      return copied === undefined ? [] : [{ id: newId(), taskId: copied, name, amountMinor, ...place }];
    }),
  );
}
