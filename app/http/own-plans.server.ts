import { listMemberships, type ProjectMembership } from "#db/queries/projects.ts";
import type { Caller } from "./guarded.server.ts";
import type { LoadedPlan } from "./plan-cache.server.ts";

/** A project that an account is a member of, with its plan. */
export interface OwnPlan extends LoadedPlan {
  readonly project: ProjectMembership;
}

/** The plans of an account's projects that are not archived, each read once for all that ask of one request. */
export async function readOwnPlans({ context, user }: Caller): Promise<readonly OwnPlan[]> {
  const plans: OwnPlan[] = [];
  for (const project of await listMemberships(context.db, user.id)) {
    if (project.archivedAt !== null) continue;
    plans.push({ project, ...(await context.plans.read(context.db, project.id, project.planVersion)) });
  }
  return plans;
}
