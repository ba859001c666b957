import type { Plan } from "#app/domain/plan/model.ts";
import { activeTasks, summaryIds } from "#app/domain/plan/tree.ts";

export interface OpenTasks {
  /** By the code of the role that does them, whoever is named. */
  readonly byRole: ReadonlyMap<string, number>;
  /** By the id of the person named for the task, or else of the one in its role. */
  readonly byPerson: ReadonlyMap<string, number>;
}

/** How many tasks that are not done wait for each role and each person; summaries are the sum of others and do not count. */
export function countOpenTasks(plan: Pick<Plan, "tasks" | "roles">): OpenTasks {
  const summaries = summaryIds(plan.tasks);
  const holders = new Map(plan.roles.map((role) => [role.code, role.personId]));
  const byRole = new Map<string, number>();
  const byPerson = new Map<string, number>();
  for (const task of activeTasks(plan.tasks)) {
    if (task.progress === 100 || summaries.has(task.id)) continue;
    count(byRole, task.roleCode);
    count(byPerson, task.ownerId ?? holders.get(task.roleCode ?? "") ?? null);
  }
  return { byRole, byPerson };
}

function count(counts: Map<string, number>, key: string | null): void {
  if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
}
