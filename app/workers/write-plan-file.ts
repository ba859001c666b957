import { runWorker } from "./run-worker.ts";
import type { ExportWishes } from "./write-plan-bytes.ts";

const limits = { milliseconds: 60_000, heapMegabytes: 768 };

/** Writes a plan, given as gzipped JSON, as a file, in a worker of its own, so that the server keeps answering. Throws when it fails. */
export async function writePlanFile(plan: Uint8Array, wishes: ExportWishes): Promise<Uint8Array<ArrayBuffer>> {
  const outcome = await runWorker("write-plan", { plan, wishes }, limits);
  if (outcome.kind !== "done") throw outcome.kind === "crashed" ? outcome.error : new Error(`Writing the plan ended: ${outcome.kind}`);
  return outcome.message as Uint8Array<ArrayBuffer>;
}
