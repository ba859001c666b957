import { runWorker } from "./run-worker.ts";
import type { ChartRequest } from "./draw-chart-bytes.ts";

const limits = { milliseconds: 60_000, heapMegabytes: 1024 };

/** Draws a chart, given as JSON, in a worker of its own, so that the server keeps answering. Throws when it fails. */
export async function drawChartFile(request: string & { readonly of?: ChartRequest }): Promise<Uint8Array<ArrayBuffer>> {
  const outcome = await runWorker("draw-chart", request, limits);
  if (outcome.kind !== "done") throw outcome.kind === "crashed" ? outcome.error : new Error(`Drawing the chart ended: ${outcome.kind}`);
  return outcome.message as Uint8Array<ArrayBuffer>;
}
