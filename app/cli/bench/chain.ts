import type { CommandSurroundings } from "../command.ts";
import { addBenchProject } from "./bench-data.ts";
import { onEachDatabase } from "./bench-servers.ts";
import { sendCommand } from "./commands.ts";
import { rounded, times, type BenchResult } from "./measure.ts";

const runs = 40;

/** Makes the first task of a chain longer, so that every task behind it moves: request, calculation, writing, log, answer. */
export function benchChain(env: CommandSurroundings["env"]): AsyncGenerator<BenchResult> {
  return onEachDatabase(
    env,
    (services, userId) => addBenchProject(services, userId, 1_000, "chain"),
    async function* ({ urls, cookie, cpuMs, peakRssMb }, { id, plan }) {
      const taskId = plan.tasks[0]?.id ?? "";
      const elapsed: number[] = [];
      let cpuBefore = 0;
      for (let run = 0; run < runs + 5; run++) {
        if (run === 5) cpuBefore = cpuMs();
        const start = performance.now();
        const changes = { durationMinutes: run % 2 === 0 ? 960 : 480 };
        await sendCommand(urls[run % urls.length] ?? "", cookie, id, { kind: "updateTask", taskId, version: run + 1, changes });
        if (run >= 5) elapsed.push(performance.now() - start);
      }
      yield { size: plan.tasks.length, ...times(elapsed), cpuMs: rounded((cpuMs() - cpuBefore) / runs), peakRssMb: peakRssMb(), errors: 0 };
    },
  );
}
