import { existsSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

import { sql } from "kysely";
import { describe, expect, it } from "vitest";

import { readManifest } from "#db/backup-file.ts";
import { hashDatabase } from "#db/hash.ts";
import { schemaChanges } from "#db/migrations/index.ts";
import { appliedChanges, migrate, NewerSchemaError, pendingChanges } from "#db/migrations/migrate.ts";
import { migrateWithBackup } from "#db/migrations/migrate-with-backup.ts";
import type { SchemaChange } from "#db/migrations/index.ts";
import { openDatabase } from "#db/open.ts";
import type { OpenDatabase } from "#db/open.ts";
import { forEachDatabase, temporaryFolder, testDatabases } from "#test/support/database.ts";

const names = Object.keys(schemaChanges);

const addGarden: SchemaChange = async (db) => {
  await db.schema
    .createTable("garden")
    .addColumn("id", "text", (column) => column.primaryKey())
    .execute();
};

/** Makes a table and then fails. */
const failHalfWay: SchemaChange = async (db) => {
  await db.schema.createTable("half").addColumn("id", "text").execute();
  await sql`select * from nowhere`.execute(db);
};

async function tableNames(open: OpenDatabase): Promise<string[]> {
  return (await open.db.introspection.getTables()).map((table) => table.name);
}

forEachDatabase((_dialect, openTest) => {
  it("has nothing left to do on a database that is up to date", async () => {
    const open = await openTest();

    expect(await appliedChanges(open)).toEqual(names);
    expect(await migrate(open)).toEqual({ applied: [], backupFile: null });
  });

  it("makes only the changes that are missing", async () => {
    const open = await openTest();

    const outcome = await migrate(open, { ...schemaChanges, "998_garden": addGarden });

    expect(outcome.applied).toEqual(["998_garden"]);
    expect(await tableNames(open)).toContain("garden");
  });

  it("leaves nothing of several changes when the last of them fails", async () => {
    const open = await openTest();
    const before = await tableNames(open);

    await expect(migrate(open, { ...schemaChanges, "998_garden": addGarden, "999_broken": failHalfWay })).rejects.toThrow(/nowhere/);

    expect(await tableNames(open)).toEqual(before);
    expect(await appliedChanges(open)).toEqual(names);
    expect(await migrate(open, { ...schemaChanges, "998_garden": addGarden })).toMatchObject({ applied: ["998_garden"] });
  });

  it("refuses a schema that a newer release has made, and names what it does not know", async () => {
    const open = await openTest();
    await migrate(open, { ...schemaChanges, "998_garden": addGarden });

    const refused = await migrate(open).catch((error: unknown) => error);

    expect(refused).toBeInstanceOf(NewerSchemaError);
    expect(refused).toMatchObject({ unknown: ["998_garden"] });
    await expect(pendingChanges(open)).rejects.toThrow(NewerSchemaError);
  });

  it("makes the schema once when two processes start at the same time", async () => {
    const open = await openTest();
    const changes = { ...schemaChanges, "998_garden": addGarden };

    const outcomes = await Promise.all([migrate(open, changes), migrate(open, changes)]);

    expect(outcomes.flatMap((outcome) => outcome.applied)).toEqual(["998_garden"]);
  });
});

describe("a migration with a backup", () => {
  const withGarden = { ...schemaChanges, "998_garden": addGarden };
  const time = "2027-01-05T08:00:00.000Z";
  const folder = temporaryFolder();
  const openPostgres = testDatabases("postgres");
  const openSqlite = testDatabases("sqlite");

  it("keeps what a PostgreSQL database held in the folder it is given", async () => {
    const open = await openPostgres();
    const { hash } = await hashDatabase(open);

    const outcome = await migrateWithBackup(open, folder, time, withGarden);

    const file = path.join(folder, "before-998_garden-2027-01-05T080000.000Z.rollout.gz");
    expect(outcome).toEqual({ applied: ["998_garden"], backupFile: file });
    expect(await readManifest(file)).toMatchObject({ hash, schema: names });
    expect(await tableNames(open)).toContain("garden");
  });

  it("changes nothing when the backup cannot be written", async () => {
    const open = await openPostgres();
    const file = path.join(folder, "no-folder");
    writeFileSync(file, "");

    await expect(migrateWithBackup(open, file, time, withGarden)).rejects.toThrow(/EEXIST|ENOTDIR/);

    expect(await tableNames(open)).not.toContain("garden");
  });

  it("copies a SQLite file beside itself", async () => {
    const open = await openSqlite();

    const outcome = await migrateWithBackup(open, folder, time, withGarden);

    expect(outcome).toEqual({ applied: ["998_garden"], backupFile: `${open.file}.before-998_garden.bak` });
    expect(statSync(outcome.backupFile ?? "").mode & 0o077).toBe(0);
  });

  it("copies nothing when there is nothing to change", async () => {
    expect(await migrateWithBackup(await openPostgres(), folder, time)).toEqual({ applied: [], backupFile: null });
  });
});

describe("a file that holds a schema", () => {
  const openTest = testDatabases("sqlite");

  it("is copied before it is changed", async () => {
    const open = await openTest();
    await sql`insert into instance_setting (key, value) values ('colour', 'red')`.execute(open.db);

    const { backupFile } = await migrate(open, { ...schemaChanges, "998_garden": addGarden });

    expect(backupFile).not.toBeNull();
    const copy = openDatabase(`sqlite:${backupFile}`);
    expect(await tableNames(copy)).not.toContain("garden");
    expect(await copy.db.selectFrom("instanceSetting").select("value").execute()).toEqual([{ value: "red" }]);
    await copy.close();
    expect(existsSync(`${backupFile}-wal`)).toBe(false);
  });
});
