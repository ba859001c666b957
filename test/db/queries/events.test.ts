import fc from "fast-check";
import { sql } from "kysely";
import { expect, it } from "vitest";

import type { DialectName } from "#db/dialect.ts";
import { appendEvent, findBrokenChain, readEvents } from "#db/queries/events.ts";
import type { Database } from "#db/tables/index.ts";
import { forEachDatabase } from "#test/support/database.ts";

function append(db: Database, stream: string, data: unknown = {}): Promise<number> {
  const event = {
    stream,
    at: "2027-01-04T08:00:00.000Z",
    actorId: "li.na",
    command: "plan.updateTask",
    subjectId: null,
    data,
    requestId: "r",
  };
  return db.transaction().execute((transaction) => appendEvent(transaction, event));
}

/** What somebody with the database's own tools can do. */
async function removeGuards(db: Database, dialect: DialectName): Promise<void> {
  if (dialect === "postgres") await sql`drop trigger event_no_change on event`.execute(db);
  else for (const verb of ["update", "delete"]) await sql`drop trigger ${sql.ref(`event_no_${verb}`)}`.execute(db);
}

forEachDatabase((dialect, openTest) => {
  it("numbers the entries of each stream and gives the newest first", async () => {
    const { db } = await openTest();
    await append(db, "a", { n: 1 });
    await append(db, "b", { n: 1 });
    await append(db, "a", { n: 2 });

    const entries = await readEvents(db, "a", 10);

    expect(entries.map((entry) => [entry.sequence, entry.data])).toEqual([
      [2, '{"n":2}'],
      [1, '{"n":1}'],
    ]);
    expect(entries[0]?.previousHash).toBe(entries[1]?.hash);
    expect(await readEvents(db, "a", 1)).toHaveLength(1);
  });

  it("keeps the chain whole when many write to one stream at once", async () => {
    const { db } = await openTest();

    await Promise.all(Array.from({ length: 20 }, (_, n) => append(db, "a", { n })));

    expect((await readEvents(db, "a", 100)).map((entry) => entry.sequence)).toEqual(Array.from({ length: 20 }, (_, n) => 20 - n));
    expect(await findBrokenChain(db)).toBeNull();
  });

  it("keeps the chain whole for any data that can be logged", async () => {
    const { db } = await openTest();

    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (data) => {
        await append(db, "any", data);
      }),
      { numRuns: 30 },
    );

    expect(await findBrokenChain(db)).toBeNull();
  });

  it("lets nobody change or delete an entry", async () => {
    const { db } = await openTest();
    await append(db, "a");

    await expect(db.updateTable("event").set({ data: "{}" }).execute()).rejects.toThrow(/append-only/);
    await expect(db.deleteFrom("event").execute()).rejects.toThrow(/append-only/);

    expect(await readEvents(db, "a", 10)).toHaveLength(1);
  });

  it("lets nobody put another entry in the place of one, or empty the log", async () => {
    const { db } = await openTest();
    await append(db, "a", { n: 1 });
    const [entry] = await readEvents(db, "a", 1);
    const other = { ...entry!, data: '{"n":9}' };

    if (dialect === "sqlite") {
      await expect(db.insertInto("event").orReplace().values(other).execute()).rejects.toThrow(/append-only/);
      await expect(sql`update or replace event set sequence = 1`.execute(db)).rejects.toThrow(/append-only/);
    } else {
      await expect(sql`truncate event`.execute(db)).rejects.toThrow(/append-only/);
    }
    const upsert = db.insertInto("event").values(other);
    await expect(
      upsert.onConflict((conflict) => conflict.columns(["stream", "sequence"]).doUpdateSet({ data: "{}" })).execute(),
    ).rejects.toThrow(/append-only/);

    expect(await readEvents(db, "a", 10)).toEqual([entry]);
  });

  it("notes with each entry which shape its data has, and notices when that is changed", async () => {
    const { db } = await openTest();
    await append(db, "a");
    await removeGuards(db, dialect);

    expect((await readEvents(db, "a", 1))[0]?.dataVersion).toBe(1);
    await db.updateTable("event").set({ dataVersion: 2 }).execute();

    expect(await findBrokenChain(db)).toEqual({ stream: "a", sequence: 1 });
  });

  it.each([
    ["a changed entry", (db: Database) => db.updateTable("event").set({ data: '{"n":9}' }).where("sequence", "=", 2).execute(), 2],
    [
      "a changed time",
      (db: Database) => db.updateTable("event").set({ at: "2020-01-01T00:00:00.000Z" }).where("sequence", "=", 3).execute(),
      3,
    ],
    ["a removed entry", (db: Database) => db.deleteFrom("event").where("sequence", "=", 2).execute(), 3],
    ["a first entry that is gone", (db: Database) => db.deleteFrom("event").where("sequence", "=", 1).execute(), 2],
    [
      "an entry moved to another person",
      (db: Database) => db.updateTable("event").set({ actorId: "x" }).where("sequence", "=", 1).execute(),
      1,
    ],
  ])("finds %s", async (_case, tamper, sequence) => {
    const { db } = await openTest();
    for (let n = 1; n <= 4; n++) await append(db, "a", { n });
    await append(db, "b");
    await removeGuards(db, dialect);

    await tamper(db);

    expect(await findBrokenChain(db)).toEqual({ stream: "a", sequence });
  });
});
