import { findMembership } from "#db/queries/projects.ts";
import { errorResponse, type ProjectCaller } from "../guarded.server.ts";

/** The caller with the project as it is after a change of it. Throws a Response of 404 when it is out of their sight by now. */
export async function readAgain<Args extends ProjectCaller>(args: Args): Promise<Args> {
  const project = await findMembership(args.context.db, args.project.id, args.user.id);
  if (!project) throw errorResponse(404, args.context);
  return { ...args, project };
}
