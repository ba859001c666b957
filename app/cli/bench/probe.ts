import { setTimeout as sleep } from "node:timers/promises";

const probeMs = 5;

/** Asks for a small answer again and again; what it waits is what the event loop was held up. */
export function probe(url: string, waits: number[]): { end(): Promise<void> } {
  let isOver = false;
  const run = async () => {
    while (!isOver) {
      const from = performance.now();
      await (await fetch(url)).arrayBuffer();
      waits.push(performance.now() - from);
      await sleep(probeMs);
    }
  };
  const running = run();
  return {
    end: async () => {
      isOver = true;
      await running;
    },
  };
}
