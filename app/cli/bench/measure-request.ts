import { quantile, rounded, type BenchResult } from "./measure.ts";
import { probe } from "./probe.ts";

/** Sends a request and says how long its answer took, and how long a small request to the same server had to wait meanwhile. */
export async function measureRequest(
  url: string,
  size: string,
  send: () => Promise<Response>,
): Promise<{ answer: Response; content: ArrayBuffer; result: BenchResult }> {
  const waits: number[] = [];
  const probing = probe(`${url}/healthz`, waits);
  const from = performance.now();
  const answer = await send();
  const content = await answer.arrayBuffer();
  const took = performance.now() - from;
  await probing.end();
  const longestWaitMs = rounded(quantile(waits, 1));
  return { answer, content, result: { size, medianMs: rounded(took), longestWaitMs, p95Ms: rounded(quantile(waits, 0.95)) } };
}
