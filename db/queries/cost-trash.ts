import type { Database } from "../tables/index.ts";

/** What a row says of its deletion, or that it is not deleted. */
export function trashed(removal: { readonly at: string; readonly by: string } | null) {
  return { removedAt: removal?.at ?? null, removedBy: removal?.by ?? null };
}

/** Deletes for good what was deleted of budgets and costs before an instant; returns how much. */
export async function purgeCosts(db: Database, before: string): Promise<number> {
  let count = 0;
  for (const table of ["costEntry", "taskCost", "budgetLine"] as const) {
    const result = await db.deleteFrom(table).where("removedAt", "<", before).executeTakeFirst();
    count += Number(result.numDeletedRows);
  }
  return count;
}

export interface RemovedCost {
  readonly kind: "budgetLine" | "taskCost" | "cost";
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly nameZh: string | null;
  readonly amountMinor: number;
  readonly removedAt: string;
  readonly removerName: string | null;
}

/** What was deleted of the budget and the costs of a project since an instant, the last one first. */
export async function listRemovedCosts(db: Database, projectId: string, since: string): Promise<RemovedCost[]> {
  const lines = await db
    .selectFrom("budgetLine")
    .leftJoin("appUser", "appUser.id", "budgetLine.removedBy")
    .select(["budgetLine.id", "budgetLine.version", "budgetLine.name", "nameZh", "plannedMinor as amountMinor", "removedAt"])
    .select("appUser.name as removerName")
    .where("projectId", "=", projectId)
    .where("removedAt", ">=", since)
    .execute();
  const taskCosts = await db
    .selectFrom("taskCost")
    .leftJoin("appUser", "appUser.id", "taskCost.removedBy")
    .select(["taskCost.id", "taskCost.version", "taskCost.name", "amountMinor", "removedAt", "appUser.name as removerName"])
    .where("projectId", "=", projectId)
    .where("removedAt", ">=", since)
    .execute();
  const entries = await db
    .selectFrom("costEntry")
    .leftJoin("appUser", "appUser.id", "costEntry.removedBy")
    .select(["costEntry.id", "costEntry.version", "costEntry.note as name", "amountMinor", "removedAt", "appUser.name as removerName"])
    .where("projectId", "=", projectId)
    .where("removedAt", ">=", since)
    .execute();
  return [
    ...lines.map((row) => ({ kind: "budgetLine" as const, ...row })),
    ...taskCosts.map((row) => ({ kind: "taskCost" as const, nameZh: null, ...row })),
    ...entries.map((row) => ({ kind: "cost" as const, nameZh: null, ...row })),
  ]
    .flatMap(({ removedAt, ...row }) => (removedAt === null ? [] : [{ ...row, removedAt }]))
    .sort((left, right) =>
      left.removedAt === right.removedAt ? (left.id < right.id ? -1 : 1) : left.removedAt < right.removedAt ? 1 : -1,
    );
}
