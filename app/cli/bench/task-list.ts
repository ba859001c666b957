import type { CommandSurroundings } from "../command.ts";
import { addBenchProject } from "./bench-data.ts";
import { onEachDatabase } from "./bench-servers.ts";
import type { BenchResult } from "./measure.ts";
import { measurePage } from "./pages.ts";

/** The list of a project's tasks as HTML: 98 tasks in two groups make a hundred rows. */
export function benchTaskList(env: CommandSurroundings["env"]): AsyncGenerator<BenchResult> {
  return onEachDatabase(
    env,
    (services, userId) => addBenchProject(services, userId, 98, "network"),
    async function* (servers, project) {
      yield await measurePage(servers, `/projects/${project.id}/tasks`, project.plan.tasks.length);
    },
  );
}
