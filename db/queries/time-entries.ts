import type { Day } from "#app/domain/time/day.ts";
import { parts } from "../in-parts.ts";
import type { TimeEntryRow } from "../tables/costs.ts";
import type { Database } from "../tables/index.ts";

/** The hours of a project, by day; of one person and between two days where they are named. */
export async function listTimeEntries(
  db: Database,
  projectId: string,
  { personId, from, to }: { readonly personId?: string; readonly from?: Day; readonly to?: Day } = {},
): Promise<TimeEntryRow[]> {
  let query = db.selectFrom("timeEntry").selectAll().where("projectId", "=", projectId);
  if (personId !== undefined) query = query.where("personId", "=", personId);
  if (from !== undefined) query = query.where("day", ">=", from);
  if (to !== undefined) query = query.where("day", "<=", to);
  return query.orderBy("day").orderBy("id").execute();
}

/** The minutes that were worked on each task so far. */
export async function listWorkedMinutes(db: Database, projectId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("timeEntry")
    .select(["taskId", ({ fn }) => fn.sum<number>("minutes").as("minutes")])
    .where("projectId", "=", projectId)
    .where("taskId", "is not", null)
    .groupBy("taskId")
    .execute();
  return new Map(rows.map(({ taskId, minutes }) => [taskId ?? "", Number(minutes)]));
}

export async function insertTimeEntries(db: Database, entries: readonly TimeEntryRow[]): Promise<void> {
  for (const part of parts(entries)) await db.insertInto("timeEntry").values(part).execute();
}

/** Gives an entry other minutes; false when it is no longer at `version`. */
export async function updateTimeEntry(
  db: Database,
  id: string,
  version: number,
  changes: Pick<TimeEntryRow, "minutes" | "recordedAt" | "recordedBy">,
): Promise<boolean> {
  const result = await db
    .updateTable("timeEntry")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function deleteTimeEntries(db: Database, ids: readonly string[]): Promise<void> {
  for (const part of parts(ids)) await db.deleteFrom("timeEntry").where("id", "in", part).execute();
}

/** What an hour of each person costs, in minor units; of those alone whose rate is known. */
export async function listRates(db: Database, projectId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("personWork")
    .select(["personId", "rateMinor"])
    .where("projectId", "=", projectId)
    .where("rateMinor", "is not", null)
    .execute();
  return new Map(rows.flatMap(({ personId, rateMinor }) => (rateMinor === null ? [] : [[personId, rateMinor] as const])));
}
