import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

import { buildSync } from "esbuild";
import { describe, expect, it } from "vitest";

import { isDiskFull, isUniqueViolation, lockName } from "#db/dialect.ts";
import { openDatabase } from "#db/open.ts";
import { forEachDatabase, testDatabases } from "#test/support/database.ts";

describe("openDatabase", () => {
  const openTest = testDatabases("sqlite");

  it("refuses an address of another kind and repeats no password of it", () => {
    expect(() => openDatabase("mysql://root:secret@localhost/x")).toThrow(/must begin with sqlite: or postgres:\/\/, not "mysql:"/);
    expect(() => openDatabase("mysql://root:secret@localhost/x")).not.toThrow(/secret/);
  });

  it("makes every commit of a SQLite file durable and every reference checked", async () => {
    const open = await openTest();

    const settings = ["journal_mode", "synchronous", "foreign_keys", "trusted_schema", "busy_timeout"].map((name) =>
      open.sqlite?.pragma(name, { simple: true }),
    );

    expect(settings).toEqual(["wal", 2, 1, 0, 5000]);
    await open.db.insertInto("instanceSetting").values({ key: "first", value: "write" }).execute();
    expect(open.sqlite?.pragma("synchronous", { simple: true })).toBe(2);
  });

  it("closes a file that it opened and nobody asked anything of", async () => {
    const open = await openTest();

    await open.close();

    expect(open.sqlite?.open).toBe(false);
  });

  it("lets eight writers with connections of their own change one SQLite row without an error or a lost change", async () => {
    const open = await openTest();
    await open.db.insertInto("instanceSetting").values({ key: "count", value: "0" }).execute();

    await Promise.all(Array.from({ length: 8 }, () => writeInWorker(`sqlite:${open.file}`, 25)));

    expect(await open.db.selectFrom("instanceSetting").select("value").execute()).toEqual([{ value: "200" }]);
  });
});

forEachDatabase((_dialect, openTest) => {
  it("lets eight transactions of one process change one row without an error or a lost change", async () => {
    const { db } = await openTest();
    await db.insertInto("instanceSetting").values({ key: "count", value: "0" }).execute();

    const increment = () =>
      db.transaction().execute(async (transaction) => {
        await lockName(transaction, "count");
        const { value } = await transaction.selectFrom("instanceSetting").select("value").executeTakeFirstOrThrow();
        await transaction
          .updateTable("instanceSetting")
          .set({ value: String(Number(value) + 1) })
          .execute();
      });
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let count = 0; count < 10; count++) await increment();
      }),
    );

    expect(await db.selectFrom("instanceSetting").select("value").execute()).toEqual([{ value: "80" }]);
  });

  it("tells a key that is taken from other failures", async () => {
    const { db } = await openTest();
    await db.insertInto("instanceSetting").values({ key: "twice", value: "" }).execute();

    const taken = await db
      .insertInto("instanceSetting")
      .values({ key: "twice", value: "" })
      .execute()
      .catch((error: unknown) => error);
    const orphan = await db
      .insertInto("calendarYear")
      .values({ calendarId: "none", year: 2027, state: "official" })
      .execute()
      .catch((error: unknown) => error);

    expect([taken, orphan].map(isUniqueViolation)).toEqual([true, false]);
    expect([taken, orphan].map(isDiskFull)).toEqual([false, false]);
    expect(orphan).toBeInstanceOf(Error);
  });

  it("gives counts and large numbers as numbers and days as text", async () => {
    const { db } = await openTest();
    await db.insertInto("rateLimit").values({ key: "k", points: 3, expire: 1_900_000_000_000 }).execute();

    const row = await db
      .selectFrom("rateLimit")
      .select((select) => [select.fn.countAll<number>().as("count"), select.fn.sum<number>("points").as("sum"), "expire"])
      .groupBy("expire")
      .executeTakeFirst();

    expect(row).toEqual({ count: 1, sum: 3, expire: 1_900_000_000_000 });
  });
});

/** Bundled once: eight loaders of TypeScript would take longer than all the writing. */
const writer = buildSync({
  entryPoints: [fileURLToPath(new URL("./counting-writer-entry.ts", import.meta.url))],
  bundle: true,
  write: false,
  platform: "node",
  format: "cjs",
  packages: "external",
}).outputFiles[0]?.text;

function writeInWorker(url: string, times: number): Promise<void> {
  const worker = new Worker(writer ?? "", { eval: true, workerData: { url, times } });
  return new Promise((resolve, reject) => {
    worker.once("message", () => resolve());
    worker.once("error", reject);
  });
}
