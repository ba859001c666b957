import { sql, type Kysely } from "kysely";
import { insertPendingTriggers } from "../search-triggers.ts";
import type { DialectName } from "../dialect.ts";

/** What everything is found by, views under a name, and whether single keys do something. */
export async function search(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  await createIndex(db, dialect);
  await db.schema
    .createTable("saved_view")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("created_by", "text", (column) => column.notNull().references("app_user.id").onDelete("cascade"))
    .addColumn("page", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("query", "text", (column) => column.notNull())
    .addColumn("is_shared", "integer", (column) => column.notNull().check(sql`is_shared in (0, 1)`))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("removed_at", "text")
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("saved_view_project").on("saved_view").columns(["project_id", "page"]).execute();
  await db.schema
    .createTable("default_view")
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("user_id", "text", (column) => column.notNull().references("app_user.id").onDelete("cascade"))
    .addColumn("page", "text", (column) => column.notNull())
    .addColumn("view", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("default_view_key", ["project_id", "user_id", "page"])
    .execute();
  await db.schema
    .alterTable("app_user")
    .addColumn("single_keys", "integer", (column) => column.check(sql`single_keys in (0, 1)`))
    .execute();
}

async function createIndex(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  const counted = dialect === "sqlite" ? sql`integer primary key autoincrement` : sql`bigint generated always as identity primary key`;
  const terms = dialect === "sqlite" ? sql`` : sql`, terms tsvector not null`;
  await sql`create table search_entry (id ${counted}, kind text not null, subject_id text not null, project_id text not null${terms})`.execute(
    db,
  );
  await sql`create table search_pending (id ${counted}, kind text not null, subject_id text not null)`.execute(db);
  await db.schema.createIndex("search_entry_subject").on("search_entry").columns(["kind", "subject_id"]).unique().execute();
  if (dialect === "sqlite")
    await sql`create virtual table search_terms using fts5(terms, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='2 3 4')`.execute(
      db,
    );
  else await sql`create index search_entry_terms on search_entry using gin (terms) with (fastupdate = off)`.execute(db);
  for (const statement of insertPendingTriggers(dialect)) await statement.execute(db);
}
