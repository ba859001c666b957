import { parentPort, workerData } from "node:worker_threads";

import { openDatabase } from "#db/open.ts";

// Reads a number and writes the next one, again and again, beside others that do the same to the same file.

const { url, times } = workerData as { readonly url: string; readonly times: number };

async function count(): Promise<void> {
  const open = openDatabase(url);
  for (let round = 0; round < times; round++) {
    await open.db.transaction().execute(async (transaction) => {
      const row = await transaction.selectFrom("instanceSetting").select("value").where("key", "=", "count").executeTakeFirstOrThrow();
      const value = String(Number(row.value) + 1);
      await transaction.updateTable("instanceSetting").set({ value }).where("key", "=", "count").execute();
    });
  }
  await open.close();
}

void count().then(() => parentPort?.postMessage("done"));
