import { parentPort, workerData } from "node:worker_threads";

import { openDatabase } from "#db/open.ts";

// Reads a number and writes the next one, again and again, beside others that do the same to the same file.

const { url, times } = workerData as { readonly url: string; readonly times: number };
const open = openDatabase(url);
for (let count = 0; count < times; count++) {
  await open.db.transaction().execute(async (transaction) => {
    const row = await transaction.selectFrom("instanceSetting").select("value").where("key", "=", "count").executeTakeFirstOrThrow();
    await transaction
      .updateTable("instanceSetting")
      .set({ value: String(Number(row.value) + 1) })
      .where("key", "=", "count")
      .execute();
  });
}
await open.close();
parentPort?.postMessage("done");
