import type { CommandSurroundings } from "../command.ts";
import { addBenchProject } from "./bench-data.ts";
import { onEachDatabase } from "./bench-servers.ts";
import type { BenchResult } from "./measure.ts";
import { measurePage } from "./pages.ts";

/** What the server does for the plan page: the page itself and the data that it asks for. */
export function benchPlanPage(env: CommandSurroundings["env"]): AsyncGenerator<BenchResult & { readonly part: string }> {
  return onEachDatabase(
    env,
    async (services, userId) => [
      await addBenchProject(services, userId, 150, "network"),
      await addBenchProject(services, userId, 5_000, "network"),
    ],
    async function* (servers, projects) {
      for (const project of projects) {
        const size = project.plan.tasks.length;
        yield { part: "page", ...(await measurePage(servers, `/projects/${project.id}/plan`, size, 4)) };
        yield { part: "data", ...(await measurePage(servers, `/projects/${project.id}/plan/data`, size, 4)) };
      }
    },
  );
}
