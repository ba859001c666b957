import type { Day } from "#app/domain/time/day.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { readProgressSetting } from "#db/queries/progress-settings.ts";

/** The day up to which the project is looked at; null while that is today. */
export async function readStatusDay({ context, project }: Pick<ProjectCaller, "context" | "project">): Promise<Day | null> {
  return (await readProgressSetting(context.db, project.id)).statusDay;
}
