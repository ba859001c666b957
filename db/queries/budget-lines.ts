import { trashed } from "./cost-trash.ts";
import type { BudgetLineRow } from "../tables/costs.ts";
import type { Database } from "../tables/index.ts";

/** The budget lines of a project in their order, without deleted ones. */
export async function listBudgetLines(db: Database, projectId: string): Promise<BudgetLineRow[]> {
  return db
    .selectFrom("budgetLine")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("removedAt", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute();
}

/** A budget line, deleted or not. */
export async function findBudgetLine(db: Database, projectId: string, id: string): Promise<BudgetLineRow | undefined> {
  return db.selectFrom("budgetLine").selectAll().where("projectId", "=", projectId).where("id", "=", id).executeTakeFirst();
}

export async function insertBudgetLines(db: Database, lines: readonly Omit<BudgetLineRow, "removedAt" | "removedBy">[]): Promise<void> {
  if (lines.length === 0) return;
  await db
    .insertInto("budgetLine")
    .values(lines.map((line) => ({ ...line, ...trashed(null) })))
    .execute();
}

/** Changes a line that is still at `version`; false when it was changed elsewhere. */
export async function updateBudgetLine(
  db: Database,
  id: string,
  version: number,
  changes: Partial<Omit<BudgetLineRow, "id" | "projectId" | "version">>,
): Promise<boolean> {
  const result = await db
    .updateTable("budgetLine")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The hours of people are charged to this line, or to no line where it is null. */
export async function chargeHoursTo(db: Database, projectId: string, id: string | null): Promise<void> {
  await db
    .updateTable("budgetLine")
    .set((row) => ({ takesHours: 0, version: row("version", "+", 1) }))
    .where("projectId", "=", projectId)
    .where("takesHours", "=", 1)
    .where("id", "<>", id ?? "")
    .execute();
}
