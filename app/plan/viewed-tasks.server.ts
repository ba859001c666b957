import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { cleanTableQuery } from "./table/table-view.ts";
import { builtInTaskViews } from "./task-views.ts";

/** The list of tasks as a page whose state can be kept under a name. */
export function viewedTasks({ project, context }: ProjectCaller) {
  return { name: "tasks" as const, builtIn: builtInTaskViews(todayIn(project.timeZone, context.now())), clean: cleanTableQuery };
}
