import { sql, type Kysely } from "kysely";

/** What projects and people are called stands in lists of its own: they are indexed anew. */
export async function shortNameLists(db: Kysely<unknown>): Promise<void> {
  await sql`insert into search_pending (kind, subject_id) select kind, subject_id from search_entry where kind in ('project', 'person', 'member')`.execute(
    db,
  );
}
