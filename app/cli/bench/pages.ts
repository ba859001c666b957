import type { BenchServers } from "./bench-servers.ts";
import { putLoad } from "./load.ts";
import { rounded, times, type BenchResult } from "./measure.ts";

/** The processes compile what runs often while they serve it: the first thousand answers are slower than all that follow. */
const warmUpSeconds = 12;

/** Warms a page up, then asks for it again and again: on one connection for its time, on several for what the servers manage. */
export async function measurePage(servers: BenchServers, path: string, size: number | string, seconds = 5): Promise<BenchResult> {
  const { urls, cookie } = servers;
  const pages = urls.map((url) => `${url}${path}`);
  await putLoad({ urls: pages, cookie, connections: 4, seconds: warmUpSeconds });
  const alone = await putLoad({ urls: pages, cookie, connections: 1, seconds });
  const cpuBefore = servers.cpuMs();
  const together = await putLoad({ urls: pages, cookie, connections: 4, seconds });
  const cpuMs = (servers.cpuMs() - cpuBefore) / together.requests;
  return {
    size,
    ...times(alone.latencies),
    requestsPerSecond: rounded((together.requests * 1000) / together.elapsedMs),
    cpuMs: rounded(cpuMs),
    bytes: together.bytes,
    peakRssMb: servers.peakRssMb(),
    errors: alone.errors + together.errors,
  };
}
