import { existsSync, statSync, symlinkSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

import { buildSync } from "esbuild";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";

import { plainTask, type PlanTask } from "#app/domain/plan/model.ts";
import { isDiskFull, isUniqueViolation, lockName } from "#db/dialect.ts";
import { openDatabase } from "#db/open.ts";
import { insertTasks } from "#db/queries/plan-writes.ts";
import type { NewTask } from "#db/queries/plan-rows.ts";
import { forEachDatabase, temporaryFolder, testDatabases } from "#test/support/database.ts";
import { fillWithEverything } from "#test/support/rows.ts";

const folder = temporaryFolder();

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

  it("goes on reading a SQLite file, as it was before, while a transaction writes to it", async () => {
    const { db } = await openTest();
    const readKeys = () => db.selectFrom("instanceSetting").select("key").execute();
    const seen: { key: string }[][] = [];

    await db.transaction().execute(async (transaction) => {
      await transaction.insertInto("instanceSetting").values({ key: "new", value: "" }).execute();
      seen.push(await readKeys());
      seen.push(await transaction.selectFrom("instanceSetting").select("key").execute());
    });
    seen.push(await readKeys());

    expect(seen).toEqual([[], [{ key: "new" }], [{ key: "new" }]]);
  });

  it("answers a read between the parts of a long transaction", async () => {
    const { db } = await openTest();
    await fillWithEverything(db, "forward");
    const order: string[] = [];

    const writing = db
      .transaction()
      .execute((transaction) =>
        insertTasks(
          transaction,
          { projectId: "p", version: 2 },
          Array.from({ length: 5000 }, (_, index) => newTask(index + 10)),
          () => stored,
        ),
      )
      .then(() => order.push("written"));
    await new Promise((resolve) => setImmediate(resolve));
    const { count } = await db
      .selectFrom("task")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    order.push(`read ${count}`);
    await writing;

    expect(order).toEqual(["read 2", "written"]);
  });

  it("lets a connection that reads outside of transactions write nothing", async () => {
    const { db } = await openTest();

    const rows = await db.selectNoFrom(sql<number>`(select query_only from pragma_query_only)`.as("readsOnly")).execute();
    const { rows: raw } = await sql<{ query_only: number }>`pragma query_only`.execute(db);

    expect(rows).toEqual([{ readsOnly: 1 }]);
    expect(raw).toEqual([{ queryOnly: 0 }]);
  });

  it("keeps a new file, and what lies beside it, to its owner", async () => {
    const file = path.join(folder, "deep", "er", "rollout.sqlite");
    const open = openDatabase(`sqlite:${file}`);
    await open.db.schema.createTable("anything").addColumn("id", "text").execute();

    const modes = ["", "-wal", "-shm"].map((part) => statSync(file + part).mode & 0o777);

    expect(modes).toEqual([0o600, 0o600, 0o600]);
    expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
    await open.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  it("knows a file by one name, whatever links lead to it", async () => {
    const open = await openTest();
    const link = path.join(folder, "link.sqlite");
    symlinkSync(open.file ?? "", link);

    const linked = openDatabase(`sqlite:${link}`);

    expect(linked.file).toBe(open.file);
    await linked.close();
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

const text = { text: "", zh: null };
const dates = { startAt: "2027-01-04T08:00", finishAt: "2027-01-04T17:00" };
const stored: NewTask = { doneWhen: text, items: [], area: null, templateTaskId: null, ...dates };

function newTask(number: number): PlanTask {
  return {
    id: `task-${number}`,
    version: 1,
    number,
    parentId: null,
    position: number,
    kind: "task",
    name: text,
    durationMinutes: 480,
    ...plainTask,
  };
}

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
