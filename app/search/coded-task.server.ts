import { findByCode, isTaskCode } from "#app/domain/plan/task-code.ts";
import { workBreakdownCodes } from "#app/domain/plan/tree.ts";
import type { AppLoadContext } from "@remix-run/node";
import type { ProjectMembership } from "#db/queries/projects.ts";
import { readSearchSources, type SearchSource } from "#db/queries/search-sources.ts";

/** The task of a project that is asked for by its code or number, as it can be found; undefined when it is none. */
export async function codedTask(
  { db, plans }: Pick<AppLoadContext, "db" | "plans">,
  project: ProjectMembership | undefined,
  query: string,
): Promise<SearchSource | undefined> {
  if (!project || !isTaskCode(query)) return undefined;
  const { tasks } = (await plans.read(db, project.id, project.planVersion)).plan;
  const task = findByCode(tasks, workBreakdownCodes(tasks), query);
  return task ? (await readSearchSources(db, "task", [task.id], () => false))[0] : undefined;
}
