import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { afterAll, afterEach, describe } from "vitest";

import type { DialectName } from "#db/dialect.ts";
import { openDatabase } from "#db/open.ts";
import type { OpenDatabase } from "#db/open.ts";

import { migrateAndClose } from "./migrate-and-close.ts";
import { createReusedDatabase, type ReusedDatabase } from "./reused-database.ts";

export type OpenTestDatabase = () => Promise<OpenDatabase>;

/** Runs the same tests on SQLite and on PostgreSQL. `openTest` gives a test a database of its own, empty but for the newest schema. */
export function forEachDatabase(define: (dialect: DialectName, openTest: OpenTestDatabase) => void): void {
  for (const dialect of ["sqlite", "postgres"] as const) {
    describe(`on ${dialect === "sqlite" ? "SQLite" : "PostgreSQL"}`, () => define(dialect, testDatabases(dialect)));
  }
}

/** Databases of one kind for the tests of a suite, closed and removed behind each test. */
export function testDatabases(dialect: DialectName): OpenTestDatabase {
  const disposals: (() => Promise<void>)[] = [];
  let template: Promise<Template> | undefined;
  afterEach(async () => {
    for (const dispose of disposals.splice(0)) await dispose();
  });
  afterAll(async () => (await template)?.remove());
  return async () => {
    template ??= dialect === "sqlite" ? sqliteTemplate() : postgresTemplate();
    const { url, remove } = await (await template).copy();
    const open = openDatabase(url);
    disposals.push(async () => {
      await open.close();
      await remove();
    });
    return open;
  };
}

/** A folder for one suite, removed behind it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "rollout-test-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

type Template = {
  readonly copy: () => Promise<{ readonly url: string; readonly remove: () => Promise<void> }>;
  readonly remove: () => Promise<void>;
};

async function sqliteTemplate(): Promise<Template> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "rollout-database-"));
  const original = path.join(folder, "template.sqlite");
  await migrateAndClose(`sqlite:${original}`);
  let copies = 0;
  return {
    copy: async () => {
      const file = path.join(folder, `${++copies}.sqlite`);
      copyFileSync(original, file);
      return { url: `sqlite:${file}`, remove: async () => rmSync(file, { force: true }) };
    },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function postgresTemplate(): Promise<Template> {
  const created: ReusedDatabase[] = [];
  const free: ReusedDatabase[] = [];
  return {
    copy: async () => {
      const database = free.pop() ?? (await createReusedDatabase());
      if (!created.includes(database)) created.push(database);
      return {
        url: database.url,
        remove: async () => {
          if (await database.empty()) free.push(database);
        },
      };
    },
    remove: async () => {
      for (const { drop } of created) await drop();
    },
  };
}
