import { sql, type Kysely } from "kysely";

/** People are found by the initials of their names mixed with the rest of them: they are indexed anew. */
export async function peopleByInitials(db: Kysely<unknown>): Promise<void> {
  await sql`insert into search_pending (kind, subject_id) select kind, subject_id from search_entry where kind in ('person', 'member')`.execute(
    db,
  );
}
