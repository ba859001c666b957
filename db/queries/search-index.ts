import { sql } from "kysely";
import { dialectOf } from "../dialect.ts";
import { pendingOfAll } from "../search-triggers.ts";
import type { Database } from "../tables/index.ts";
import type { SearchEntryRow, SearchKind, SearchPendingRow } from "../tables/search.ts";

/** Something with the terms that it is found by. */
export interface IndexedEntry extends Omit<SearchEntryRow, "id"> {
  readonly terms: readonly string[];
}

/** Lets one transaction of all servers index at a time; false for the others. */
export async function claimIndexing(transaction: Database): Promise<boolean> {
  if (dialectOf(transaction) === "sqlite") return true;
  const { rows } = await sql<{ claimed: boolean }>`select pg_try_advisory_xact_lock(hashtextextended('search', 0)) as claimed`.execute(
    transaction,
  );
  return rows[0]?.claimed === true;
}

export async function hasPending(db: Database): Promise<boolean> {
  return (await db.selectFrom("searchPending").select("id").limit(1).execute()).length > 0;
}

/** Takes what was noted first off the list. */
export async function takePending(transaction: Database, most: number): Promise<SearchPendingRow[]> {
  const rows = await transaction.selectFrom("searchPending").selectAll().orderBy("id").limit(most).execute();
  const ids = rows.map((row) => row.id);
  if (ids.length > 0) await transaction.deleteFrom("searchPending").where("id", "in", ids).execute();
  return rows;
}

/** Lets PostgreSQL know how often terms occur, after many have come: without that it looks for common ones as if they were rare. */
export async function countTerms(db: Database): Promise<void> {
  if (dialectOf(db) === "postgres") await sql`analyze search_entry`.execute(db);
}

/** Notes everything there is, and empties the index. */
export async function forgetIndex(transaction: Database): Promise<void> {
  if (dialectOf(transaction) === "sqlite") await sql`delete from search_terms`.execute(transaction);
  for (const table of ["searchEntry", "searchPending"] as const) await transaction.deleteFrom(table).execute();
  for (const statement of pendingOfAll()) await statement.execute(transaction);
}

/** Puts the subjects of one kind into the index as they are now; those without an entry leave it. */
export async function replaceEntries(
  transaction: Database,
  kind: SearchKind,
  subjectIds: readonly string[],
  entries: readonly IndexedEntry[],
): Promise<void> {
  const known = await transaction
    .selectFrom("searchEntry")
    .select("id")
    .where("kind", "=", kind)
    .where("subjectId", "in", subjectIds)
    .execute();
  const ids = known.map((row) => row.id);
  const isSqlite = dialectOf(transaction) === "sqlite";
  if (ids.length > 0) {
    await transaction.deleteFrom("searchEntry").where("id", "in", ids).execute();
    if (isSqlite) await sql`delete from search_terms where rowid in (${sql.join(ids)})`.execute(transaction);
  }
  if (entries.length === 0) return;
  await (isSqlite ? insertIntoSqlite(transaction, entries) : insertIntoPostgres(transaction, entries));
}

async function insertIntoSqlite(transaction: Database, entries: readonly IndexedEntry[]): Promise<void> {
  const rows = entries.map(({ kind, subjectId, projectId }) => sql`(${kind}, ${subjectId}, ${projectId})`);
  const inserted = await sql<Pick<SearchEntryRow, "id" | "subjectId">>`
    insert into search_entry (kind, subject_id, project_id) values ${sql.join(rows)} returning id, subject_id`.execute(transaction);
  const ids = new Map(inserted.rows.map((row) => [row.subjectId, row.id]));
  const texts = entries.map(({ subjectId, terms }) => sql`(${ids.get(subjectId)}, ${terms.join(" ")})`);
  await sql`insert into search_terms (rowid, terms) values ${sql.join(texts)}`.execute(transaction);
}

async function insertIntoPostgres(transaction: Database, entries: readonly IndexedEntry[]): Promise<void> {
  const rows = entries.map(
    ({ kind, subjectId, projectId, terms }) => sql`(${kind}, ${subjectId}, ${projectId}, array_to_tsvector(${[...terms]}::text[]))`,
  );
  await sql`insert into search_entry (kind, subject_id, project_id, terms) values ${sql.join(rows)}`.execute(transaction);
}
