import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { listChangedTasks, noteVisit } from "#db/queries/visits.ts";

/** The tasks that others changed or moved since the reader was in the project before, but for those looked at since. */
export async function readChangedTasks({ context, project, user }: ProjectCaller, openTaskId: string | undefined): Promise<string[]> {
  const visitor = { userId: user.id, projectId: project.id, subjectId: project.id };
  const { since } = await noteVisit(context.db, visitor, context.now());
  const changed = await listChangedTasks(context.db, project.id, user.id, since);
  return [...changed].filter((taskId) => taskId !== openTaskId);
}
