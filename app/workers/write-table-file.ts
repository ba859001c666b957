import { runWorker } from "./run-worker.ts";
import type { Table } from "./write-table-bytes.ts";

const limits = { milliseconds: 60_000, heapMegabytes: 768 };

/** Writes a table as a file in a worker of its own, so that the server keeps answering. Throws when it fails. */
export async function writeTableFile(table: Table): Promise<Uint8Array<ArrayBuffer>> {
  const outcome = await runWorker("write-table", table, limits);
  if (outcome.kind !== "done") throw outcome.kind === "crashed" ? outcome.error : new Error(`Writing the table ended: ${outcome.kind}`);
  return outcome.message as Uint8Array<ArrayBuffer>;
}
