import SqliteDatabase from "better-sqlite3";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { moveWalInWorker } from "#app/workers/move-wal.ts";

it("moves what was committed into the file beside the commits, which do it themselves only before and after", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "rollout-wal-"));
  const file = path.join(folder, "a.sqlite");
  const writer = new SqliteDatabase(file);
  onTestFinished(() => {
    writer.close();
    rmSync(folder, { recursive: true });
  });
  writer.pragma("journal_mode = WAL");
  writer.exec("create table entry (content blob)");
  const pagesBeforeCommitMoves = () => Number(writer.pragma("wal_autocheckpoint", { simple: true }));
  const errors: unknown[] = [];

  const stop = moveWalInWorker(writer, file, (error) => errors.push(error));
  await vi.waitFor(() => expect(pagesBeforeCommitMoves()).toBe(12_000), { timeout: 20_000 });
  writer.exec("insert into entry select zeroblob(3000) from json_each('[" + "1,".repeat(2999) + "1]')");
  await vi.waitFor(
    () => {
      const [state] = writer.pragma("wal_checkpoint(NOOP)") as { log: number; checkpointed: number }[];
      expect(state?.log).toBeGreaterThan(3000);
      expect(state?.checkpointed).toBe(state?.log);
    },
    { timeout: 20_000 },
  );
  await stop();

  expect(pagesBeforeCommitMoves()).toBe(1000);
  expect(errors).toEqual([]);
});

it("leaves moving to the commits again, and ends as usual, when the thread fails", async () => {
  const writer = new SqliteDatabase(":memory:");
  onTestFinished(() => void writer.close());
  const errors: unknown[] = [];

  const stop = moveWalInWorker(writer, path.join(os.tmpdir(), "no-such-folder", "a.sqlite"), (error) => errors.push(error));
  await vi.waitFor(() => expect(errors).toHaveLength(1), { timeout: 20_000 });
  await stop();

  expect(writer.pragma("wal_autocheckpoint", { simple: true })).toBe(1000);
});
