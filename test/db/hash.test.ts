import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { hashDatabase, hashOfTables, hashTable } from "#db/hash.ts";
import type { Cell } from "#db/snapshot.ts";
import { insertJob, insertSession } from "#test/support/rows.ts";
import { fillWithEverything, calendarRow } from "#test/support/rows.ts";
import { forEachDatabase, testDatabases } from "#test/support/database.ts";

const columns = [
  { name: "a", kind: "text" },
  { name: "b", kind: "bytes" },
] as const;

function hashRows(rows: readonly (readonly Cell[])[]): string {
  const hasher = hashTable({ name: "t", columns });
  for (const row of rows) hasher.add(row);
  return hasher.end().hash;
}

describe("hashTable", () => {
  const cell = fc.oneof(fc.string({ unit: "binary" }), fc.integer(), fc.constant(null), fc.uint8Array({ maxLength: 20 }));
  const row = fc.tuple(cell, cell);

  it("gives two lists of rows one hash only when they are the same rows", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 4 }), fc.array(row, { maxLength: 4 }), (left, right) => {
        const isSame = JSON.stringify(left.map((each) => each.map(tagged))) === JSON.stringify(right.map((each) => each.map(tagged)));
        expect(hashRows(left) === hashRows(right)).toBe(isSame);
      }),
    );
  });

  it.each([
    ["an empty text", [""], [null]],
    ["a number", [1], ["1"]],
    ["bytes", [new Uint8Array()], [""]],
  ])("tells %s from what looks like it", (_case, left, right) => {
    expect(hashRows([left])).not.toBe(hashRows([right]));
  });
});

describe("hashOfTables", () => {
  it("does not depend on the order in which tables were read", () => {
    const one = { rows: 1, hash: "x" };
    const two = { rows: 2, hash: "y" };

    expect(hashOfTables({ one, two })).toBe(hashOfTables({ two, one }));
    expect(hashOfTables({ one, two })).not.toBe(hashOfTables({ one: two, two: one }));
  });
});

function tagged(cell: Cell): unknown {
  return cell instanceof Uint8Array ? { bytes: [...cell] } : cell;
}

describe("hashDatabase", () => {
  const openSqlite = testDatabases("sqlite");
  const openPostgres = testDatabases("postgres");

  it("is equal on SQLite and PostgreSQL for equal rows, whatever order they were written in", async () => {
    const [sqlite, postgres] = [await openSqlite(), await openPostgres()];
    await fillWithEverything(sqlite.db, "forward");
    await fillWithEverything(postgres.db, "backward");

    const [left, right] = [await hashDatabase(sqlite), await hashDatabase(postgres)];

    expect(left.tables).toEqual(right.tables);
    expect(left.hash).toBe(right.hash);
    // Every kept table has a row, so that none is compared as empty with empty.
    expect(Object.entries(left.tables).filter(([, table]) => table.rows === 0)).toEqual([]);
  });
});

forEachDatabase((_dialect, openTest) => {
  it("changes with every change of a kept row and back with it", async () => {
    const open = await openTest();
    await fillWithEverything(open.db, "forward");
    const { hash } = await hashDatabase(open);

    await open.db.updateTable("task").set({ position: 0.5 }).execute();
    const changed = (await hashDatabase(open)).hash;
    await open.db.updateTable("task").set({ position: 1024.25 }).execute();

    expect(changed).not.toBe(hash);
    expect((await hashDatabase(open)).hash).toBe(hash);
  });

  it("does not change with sessions, counters and jobs", async () => {
    const open = await openTest();
    await fillWithEverything(open.db, "forward");
    const { hash } = await hashDatabase(open);

    await insertSession(open.db, "user-1");
    await insertJob(open.db);
    await open.db.insertInto("rateLimit").values({ key: "k", points: 1, expire: null }).execute();

    expect((await hashDatabase(open)).hash).toBe(hash);
  });

  it("reads more rows than fit into one page, each once", async () => {
    const open = await openTest();
    for (let part = 0; part < 5; part++)
      await open.db
        .insertInto("calendar")
        .values(Array.from({ length: 500 }, (_, index) => calendarRow(`c-${part}-${index}`)))
        .execute();

    expect((await hashDatabase(open)).tables["calendar"]?.rows).toBe(2500);
  });
});
