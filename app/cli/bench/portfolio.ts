import type { CommandSurroundings } from "../command.ts";
import { addBenchProject } from "./bench-data.ts";
import { onEachDatabase } from "./bench-servers.ts";
import type { BenchResult } from "./measure.ts";
import { measurePage } from "./pages.ts";

const projects = 200;

/** The list of all projects of somebody who has very many of them, each with 150 tasks. */
export function benchPortfolio(env: CommandSurroundings["env"]): AsyncGenerator<BenchResult> {
  return onEachDatabase(
    env,
    async (services, userId) => {
      for (let index = 0; index < projects; index++) await addBenchProject(services, userId, 150, "network");
    },
    async function* (servers) {
      yield await measurePage(servers, "/projects", projects, 4);
    },
  );
}
