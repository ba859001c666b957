import type { CommandSurroundings } from "../command.ts";
import { addBenchProject } from "./bench-data.ts";
import { onEachDatabase } from "./bench-servers.ts";
import { sendCommand } from "./commands.ts";
import { rounded, times, type BenchResult } from "./measure.ts";

const writers = 8;
const edits = 25;

/** Eight people who report progress at the same time, each on tasks of one project, two projects between them. */
export function benchWriters(env: CommandSurroundings["env"]): AsyncGenerator<BenchResult> {
  return onEachDatabase(
    env,
    async (services, userId) => [
      await addBenchProject(services, userId, 150, "network"),
      await addBenchProject(services, userId, 150, "network"),
    ],
    async function* ({ urls, cookie, cpuMs, peakRssMb }, projects) {
      const elapsed: number[] = [];
      let errors = 0;
      const cpuBefore = cpuMs();
      const start = performance.now();
      await Promise.all(
        Array.from({ length: writers }, async (_, writer) => {
          const project = projects[writer % projects.length];
          const taskId = project?.plan.tasks.filter((task) => task.kind === "task")[writer]?.id ?? "";
          for (let edit = 0; edit < edits; edit++) {
            const began = performance.now();
            const command = { kind: "updateTask", taskId, version: edit + 1, changes: { progress: edit + 1 } } as const;
            await sendCommand(urls[writer % urls.length] ?? "", cookie, project?.id ?? "", command).catch(() => errors++);
            elapsed.push(performance.now() - began);
          }
        }),
      );
      const requests = writers * edits;
      const requestsPerSecond = rounded((requests * 1000) / (performance.now() - start));
      yield {
        size: writers,
        ...times(elapsed),
        requestsPerSecond,
        cpuMs: rounded((cpuMs() - cpuBefore) / requests),
        peakRssMb: peakRssMb(),
        errors,
      };
    },
  );
}
