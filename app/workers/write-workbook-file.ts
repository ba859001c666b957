import type { Workbook } from "#app/domain/sheet/workbook.ts";
import { runWorker } from "./run-worker.ts";

const limits = { milliseconds: 60_000, heapMegabytes: 768 };

/** Writes a workbook as a file in a worker of its own, so that the server keeps answering. Throws when it fails. */
export async function writeWorkbookFile(workbook: Workbook): Promise<Uint8Array<ArrayBuffer>> {
  const outcome = await runWorker("write-workbook", workbook, limits);
  if (outcome.kind !== "done") throw outcome.kind === "crashed" ? outcome.error : new Error(`Writing the workbook ended: ${outcome.kind}`);
  return outcome.message as Uint8Array<ArrayBuffer>;
}
