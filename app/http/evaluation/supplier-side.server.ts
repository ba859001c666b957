import { supplierRoles } from "#app/domain/evaluation/supplier-roles.ts";
import { listPeople, listProjectRoles } from "#db/queries/projects.ts";
import type { Database } from "#db/tables/index.ts";

/** Accounts of people who hold a role of the supplier: they take no part in choosing it, and see nothing of it. */
export async function supplierAccounts(db: Database, projectId: string): Promise<ReadonlySet<string>> {
  const held = new Set(
    (await listProjectRoles(db, projectId)).filter(({ code }) => supplierRoles.includes(code)).map(({ personId }) => personId),
  );
  const people = await listPeople(db, projectId);
  return new Set(people.flatMap(({ id, userId }) => (userId !== null && held.has(id) ? [userId] : [])));
}
