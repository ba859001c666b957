import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { supplierAccounts } from "./supplier-side.server.ts";

/** Throws a Response of 403 for an account that is on a supplier's side, whatever its role. */
export async function requireCommitteeSide({ context, project, user }: ProjectCaller): Promise<void> {
  if ((await supplierAccounts(context.db, project.id)).has(user.id)) throw errorResponse(403, context);
}
