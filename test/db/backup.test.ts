import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

import { sql } from "kysely";
import { describe, expect, it } from "vitest";

import { writeBackup } from "#db/backup.ts";
import { BackupFileError, readBackup } from "#db/backup-file.ts";
import { hashDatabase } from "#db/hash.ts";
import { NewerSchemaError } from "#db/migrations/migrate.ts";
import { openDatabase } from "#db/open.ts";
import type { OpenDatabase } from "#db/open.ts";
import { findBrokenChain } from "#db/queries/events.ts";
import { isUnused, restoreToPostgres, restoreToSqlite } from "#db/restore.ts";
import { forEachDatabase, temporaryFolder, testDatabases } from "#test/support/database.ts";
import { createPostgresDatabase } from "#test/support/postgres.ts";
import { calendarRow, fillWithEverything, insertSession } from "#test/support/rows.ts";

const now = "2027-01-05T08:00:00.000Z";
const folder = temporaryFolder();
let files = 0;

function newFile(name = `${++files}.rollout.gz`): string {
  return path.join(folder, name);
}

async function filledBackup(open: OpenDatabase): Promise<{ file: string; hash: string }> {
  await fillWithEverything(open.db, "forward");
  const file = newFile();
  const { hash } = await writeBackup(open, file, now);
  return { file, hash };
}

/** The text of a backup changed and packed again. */
function tamper(file: string, change: (text: string) => string): string {
  const changed = newFile();
  writeFileSync(changed, gzipSync(change(gunzipSync(readFileSync(file)).toString("utf8"))));
  return changed;
}

forEachDatabase((_dialect, openTest) => {
  it("writes a file whose hash is that of the database", async () => {
    const open = await openTest();

    const { file, hash } = await filledBackup(open);

    expect(hash).toBe((await hashDatabase(open)).hash);
    expect((await readBackup(file, () => undefined)).hash).toBe(hash);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it("holds one instant while others write", async () => {
    const open = await openTest();
    await open.db
      .insertInto("calendar")
      .values(Array.from({ length: 500 }, (_, index) => calendarRow(`before-${index}`)))
      .execute();
    const file = newFile();

    let isWriting = true;
    const writer = (async () => {
      for (let count = 0; isWriting && count < 200; count++)
        await open.db.transaction().execute(async (transaction) => {
          await transaction
            .insertInto("calendar")
            .values(calendarRow(`a-${count}`))
            .execute();
          await transaction
            .insertInto("calendar")
            .values(calendarRow(`z-${count}`))
            .execute();
        });
    })();
    const rows: string[] = [];
    await writeBackup(open, file, now);
    isWriting = false;
    await writer;
    await readBackup(file, (table, row) => {
      if (table.name === "calendar") rows.push(String(row[table.columns.findIndex((column) => column.name === "id")]));
    });

    // Each transaction wrote a pair: whoever sees half of one saw two instants.
    expect(rows.filter((id) => id.startsWith("a-")).length).toBe(rows.filter((id) => id.startsWith("z-")).length);
    expect(rows.filter((id) => id.startsWith("before-")).length).toBe(500);
  });

  it("leaves no file behind when it cannot be finished", async () => {
    const open = await openTest();
    await fillWithEverything(open.db, "forward");
    const place = path.join(folder, `taken-${++files}`);
    mkdirSync(path.join(place, "backup"), { recursive: true });

    await expect(writeBackup(open, path.join(place, "backup"), now)).rejects.toThrow(/EISDIR|directory/);

    expect(readdirSync(place)).toEqual(["backup"]);
  });

  it("moves an instance to SQLite, log and all, and leaves sessions behind", async () => {
    const open = await openTest();
    await fillWithEverything(open.db, "forward");
    await insertSession(open.db, "user-1");
    const file = newFile();
    const { hash } = await writeBackup(open, file, now);
    const target = newFile(`target-${files}.sqlite`);

    const { replaced } = await restoreToSqlite(target, file, now);

    const restored = openDatabase(`sqlite:${target}`);
    expect(replaced).toBeNull();
    expect((await hashDatabase(restored)).hash).toBe(hash);
    expect(await findBrokenChain(restored.db)).toBeNull();
    expect(await restored.db.selectFrom("authSession").selectAll().execute()).toEqual([]);
    await expect(restored.db.deleteFrom("event").execute()).rejects.toThrow(/append-only/);
    await restored.close();
  });

  it("moves an instance to PostgreSQL, log and all", async () => {
    const open = await openTest();
    const { file, hash } = await filledBackup(open);
    const database = await createPostgresDatabase();
    const target = openDatabase(database.url);

    expect(await isUnused(target)).toBe(true);
    await restoreToPostgres(target, file);

    expect(await isUnused(target)).toBe(false);
    expect((await hashDatabase(target)).hash).toBe(hash);
    expect(await findBrokenChain(target.db)).toBeNull();
    await expect(target.db.deleteFrom("event").execute()).rejects.toThrow(/append-only/);
    await expect(sql`truncate event`.execute(target.db)).rejects.toThrow(/append-only/);
    await target.close();
    await database.drop();
  });
});

describe("a backup", () => {
  const openSqlite = testDatabases("sqlite");

  it("fails, and keeps the former file, when a number cannot be written exactly", async () => {
    const open = await openSqlite();
    const { file } = await filledBackup(open);
    const former = readFileSync(file);
    open.sqlite?.exec("update project set next_task_number = 9007199254740993");

    await expect(writeBackup(open, file, now)).rejects.toThrow(/next_task_number/);

    expect(readFileSync(file).equals(former)).toBe(true);
  });
});

describe("a restore", () => {
  const openSqlite = testDatabases("sqlite");
  const openPostgres = testDatabases("postgres");

  it("keeps the SQLite database that it replaces", async () => {
    const { file } = await filledBackup(await openSqlite());
    const target = newFile(`kept-${files}.sqlite`);
    await restoreToSqlite(target, file, now);
    const worked = openDatabase(`sqlite:${target}`);
    await worked.db.insertInto("instanceSetting").values({ key: "later", value: "work" }).execute();
    const before = await hashDatabase(worked);
    await worked.close();

    const { replaced } = await restoreToSqlite(target, file, now);

    expect(replaced).toBe(`${target}.replaced-2027-01-05T080000`);
    const kept = openDatabase(`sqlite:${replaced}`);
    expect((await hashDatabase(kept)).hash).toBe(before.hash);
    await kept.close();
  });

  it.each([
    ["a changed cell", (text: string) => text.replace("Spring Festival", "Spring festival")],
    ["a missing line", (text: string) => text.replace(/\n[^\n]*Spring Festival[^\n]*/, "")],
    ["a line too many", (text: string) => `${text}[1]\n`],
    ["a cut end", (text: string) => text.slice(0, -40)],
    ["a first line of something else", () => '{"format":"other"}\n'],
    ["no text at all", () => ""],
  ])("refuses a backup with %s and leaves both databases as they were", async (_case, change) => {
    const source = await openSqlite();
    const { file } = await filledBackup(source);
    const damaged = tamper(file, change);
    const target = newFile(`untouched-${files}.sqlite`);
    const postgres = await openPostgres();
    await postgres.db.insertInto("instanceSetting").values({ key: "mine", value: "stays" }).execute();
    const before = await hashDatabase(postgres);

    await expect(restoreToSqlite(target, damaged, now)).rejects.toThrow(BackupFileError);
    await expect(restoreToPostgres(postgres, damaged)).rejects.toThrow(BackupFileError);

    expect(readdirSync(folder).filter((name) => name.startsWith(path.basename(target)))).toEqual([]);
    expect((await hashDatabase(postgres)).hash).toBe(before.hash);
  });

  it("refuses a file that was cut off while it was copied", async () => {
    const { file } = await filledBackup(await openSqlite());
    const whole = readFileSync(file);
    const cut = newFile();
    writeFileSync(cut, whole.subarray(0, whole.length - 100));

    await expect(restoreToSqlite(newFile("none.sqlite"), cut, now)).rejects.toThrow(/cut off|ends/);

    expect(existsSync(newFile("none.sqlite"))).toBe(false);
  });

  it("refuses a backup of a newer release", async () => {
    const { file } = await filledBackup(await openSqlite());
    const newer = tamper(file, (text) => text.replace('"schema":[', '"schema":["999_future",'));

    await expect(restoreToSqlite(newFile("future.sqlite"), newer, now)).rejects.toThrow(NewerSchemaError);
    await expect(restoreToPostgres(await openPostgres(), newer)).rejects.toThrow(NewerSchemaError);
  });
});
