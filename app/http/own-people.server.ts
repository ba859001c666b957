import { listPeople } from "#db/queries/projects.ts";
import type { ProjectCaller } from "./guarded.server.ts";

/** The people of the plan who are the caller. */
export async function readOwnPeople({ context, project, user }: ProjectCaller): Promise<ReadonlySet<string>> {
  const people = await listPeople(context.db, project.id);
  return new Set(people.filter((person) => person.userId === user.id).map((person) => person.id));
}
