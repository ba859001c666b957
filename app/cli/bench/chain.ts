import type { CommandSurroundings } from "../command.ts";
import { addBenchProject } from "./bench-data.ts";
import { onEachDatabase } from "./bench-servers.ts";
import { sendCommand } from "./commands.ts";
import { rounded, times, type BenchResult } from "./measure.ts";

const runs = 40;
/** For each server, so that it has compiled what it runs. */
const warmUpRuns = 40;

/**
 * Makes the first task of a chain longer, so that every task behind it moves: request, calculation, writing, log, answer. With several
 * servers also by turns, so that each finds the plan changed by another one and reads it again.
 */
export function benchChain(env: CommandSurroundings["env"]): AsyncGenerator<BenchResult & { readonly part: string }> {
  return onEachDatabase(
    env,
    (services, userId) => addBenchProject(services, userId, 1_000, "chain"),
    async function* ({ urls, cookie, cpuMs, peakRssMb }, { id, plan }) {
      const taskId = plan.tasks[0]?.id ?? "";
      let version = 1;
      yield { part: "one server", ...(await measure(urls.slice(0, 1))) };
      if (urls.length > 1) yield { part: "servers by turns", ...(await measure(urls)) };

      async function measure(servers: readonly string[]): Promise<BenchResult> {
        const elapsed: number[] = [];
        const warmUps = warmUpRuns * servers.length;
        let cpuBefore = 0;
        for (let run = 0; run < warmUps + runs; run++) {
          if (run === warmUps) cpuBefore = cpuMs();
          const start = performance.now();
          const changes = { durationMinutes: version % 2 === 0 ? 480 : 960 };
          await sendCommand(servers[run % servers.length] ?? "", cookie, id, { kind: "updateTask", taskId, version, changes });
          version++;
          if (run >= warmUps) elapsed.push(performance.now() - start);
        }
        const cpu = rounded((cpuMs() - cpuBefore) / runs);
        return { size: plan.tasks.length, ...times(elapsed), cpuMs: cpu, peakRssMb: peakRssMb(), errors: 0 };
      }
    },
  );
}
