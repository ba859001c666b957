import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { makeNetwork } from "#app/domain/schedule/sample-network.ts";
import { scheduleNetwork } from "#app/domain/schedule/schedule-network.ts";
import { median, rounded, times, type BenchResult } from "./measure.ts";

const sizes = [
  { tasks: 1_000, runs: 60 },
  { tasks: 10_000, runs: 30 },
  { tasks: 100_000, runs: 9 },
];

/** The whole calculation of one network, from its description to its dates, in this process. */
export function* benchSchedule(): Generator<BenchResult> {
  for (const { tasks, runs } of sizes) {
    const network = makeNetwork(tasks, 7);
    for (let warm = 0; warm < 3; warm++) scheduleNetwork(network);
    const elapsed: number[] = [];
    const used: number[] = [];
    collectGarbage();
    const heldBefore = heldBytes(process.memoryUsage());
    let heldPeak = heldBefore;
    let peak = 0;
    for (let run = 0; run < runs; run++) {
      const cpu = process.cpuUsage();
      const start = performance.now();
      if (!scheduleNetwork(network).ok) throw new Error("The sample network cannot be scheduled");
      elapsed.push(performance.now() - start);
      const { user, system } = process.cpuUsage(cpu);
      used.push((user + system) / 1000);
      const memory = process.memoryUsage();
      peak = Math.max(peak, memory.rss);
      heldPeak = Math.max(heldPeak, heldBytes(memory));
    }
    const heapMb = rounded((heldPeak - heldBefore) / 1024 / 1024);
    yield { size: tasks, ...times(elapsed), cpuMs: rounded(median(used)), peakRssMb: Math.round(peak / 1024 / 1024), heapMb };
  }
}

/** What the program holds: its objects and, outside their heap, the bytes of its typed arrays (which `external` includes). */
function heldBytes({ heapUsed, external }: NodeJS.MemoryUsage): number {
  return heapUsed + external;
}

/** So that what was left before is not counted as the calculation's. */
function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}
