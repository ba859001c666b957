import pg from "pg";
import { expect, it } from "vitest";

import { createPostgresDatabase } from "./postgres.ts";

it("gives a test an empty PostgreSQL database of its own that sorts by Unicode", async () => {
  const database = await createPostgresDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();

  const tables = await client.query("select count(*)::int as count from pg_tables where schemaname = 'public'");
  const encoding = await client.query("show server_encoding");

  expect(tables.rows).toEqual([{ count: 0 }]);
  expect(encoding.rows).toEqual([{ server_encoding: "UTF8" }]);
  await client.end();
  await database.drop();
});
