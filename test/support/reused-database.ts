import pg from "pg";
import { createPostgresDatabase, newestPostgres, type TestDatabase } from "./postgres.ts";

export interface ReusedDatabase extends TestDatabase {
  /**
   * Takes every row out again, whoever still has the database open. False where it is not as good as new: a test changed its schema, or the
   * role may not pass by the guards of tables that rows are only added to.
   */
  readonly empty: () => Promise<boolean>;
}

/** A PostgreSQL database with the newest schema, for one test after another: making one takes a hundred times as long as emptying it. */
export async function createReusedDatabase(): Promise<ReusedDatabase> {
  const { url, drop } = await createPostgresDatabase(await newestPostgres());
  const schema = await connected(url, schemaOf);
  return { url, drop, empty: () => connected(url, (client) => emptyDatabase(client, schema)) };
}

async function emptyDatabase(client: pg.Client, schema: string): Promise<boolean> {
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  if ((await schemaOf(client)) !== schema) return false;
  try {
    await client.query(everyRowAway);
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === insufficientPrivilege) return false;
    throw error;
  }
}

const insufficientPrivilege = "42501";

const everyRowAway = `
  begin;
  set local session_replication_role = replica;
  do $$
    declare statement text;
    begin
      for statement in
        select format('delete from %I', tablename) from pg_tables where schemaname = 'public' and tablename not like 'kysely%'
        union all
        select format('alter sequence %I restart', sequencename) from pg_sequences where schemaname = 'public'
      loop
        execute statement;
      end loop;
    end
  $$;
  commit`;

/** Changes when a table, a column, an index or a trigger comes or goes. */
async function schemaOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ schema: string }>(`
    select concat_ws(' ', count(*), max(pg_class.oid), sum(relnatts), (select count(*) || ' ' || max(oid) from pg_trigger)) as schema
    from pg_class where relnamespace = 'public'::regnamespace`);
  return rows[0]?.schema ?? "";
}

async function connected<Result>(url: string, use: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
