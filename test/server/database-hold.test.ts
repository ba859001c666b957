import { sql } from "kysely";
import { describe, expect, it, vi } from "vitest";

import { holdDatabase, holdDatabaseAlone, holdDatabaseToMigrate } from "#app/server/database-hold.ts";
import { openDatabase } from "#db/open.ts";
import type { OpenDatabase } from "#db/open.ts";
import { forEachDatabase, testDatabases } from "#test/support/database.ts";

/** The same database as another process opens it; a hold that it cannot have closes it. */
function openAgain(open: OpenDatabase): OpenDatabase {
  return openDatabase(open.pool?.options.connectionString ?? `sqlite:${open.file}`);
}

forEachDatabase((dialect, openTest) => {
  it("keeps off what replaces the content for as long as a server runs, and servers for as long as it is replaced", async () => {
    const open = await openTest();
    const server = await holdDatabase(open);

    await expect(holdDatabaseAlone(openAgain(open))).rejects.toThrow(dialect === "sqlite" ? /Another Rollout server/ : /Stop the servers/);
    await server();

    const restore = await holdDatabaseAlone(open);
    await expect(holdDatabase(openAgain(open))).rejects.toThrow(dialect === "sqlite" ? /Another Rollout server/ : /is being restored/);
    await restore();
  });
});

describe("on PostgreSQL", () => {
  const openTest = testDatabases("postgres");

  it("lets several servers hold one database", async () => {
    const open = await openTest();
    const servers = [await holdDatabase(open), await holdDatabase(open)];

    await servers[0]?.();
    await expect(holdDatabaseAlone(openAgain(open))).rejects.toThrow(/Stop the servers/);
    await servers[1]?.();

    await (
      await holdDatabaseAlone(open)
    )();
  });

  it("keeps off servers while the schema changes, waits for one that changes it already, and refuses while others go on", async () => {
    const open = await openTest();
    const changing = await holdDatabaseToMigrate(open, () => Promise.resolve(true));
    let isNeeded = true;
    const second = holdDatabaseToMigrate(openAgain(open), () => Promise.resolve(isNeeded));
    await expect(holdDatabase(openAgain(open))).rejects.toThrow(/is being/);
    isNeeded = false;
    expect(await second).toBeNull();
    await changing?.();

    const server = await holdDatabase(open);
    await expect(holdDatabaseToMigrate(openAgain(open), () => Promise.resolve(true), 1)).rejects.toThrow(/Stop them first/);
    await server();
  });

  it("takes a hold again that was lost with its connection, and tells so", async () => {
    const open = await openTest();
    const onUnsure = vi.fn();
    const release = await holdDatabase(open, onUnsure);

    await sql`select pg_terminate_backend(pid) from pg_locks
      where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`.execute(open.db);

    await vi.waitFor(() => expect(onUnsure).toHaveBeenCalledTimes(2), { timeout: 10_000 });
    await expect(holdDatabaseAlone(openAgain(open))).rejects.toThrow(/Stop the servers/);
    await release();
    await (
      await holdDatabaseAlone(open)
    )();
  });
});
