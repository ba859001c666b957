import { errorResponse, guardedLoader } from "#app/http/guarded.server.ts";
import { findBaseline, readBaselineDates } from "#db/queries/baselines.ts";

/** The planned start and finish of every task in a baseline, as JSON: what the chart of the plan draws beside its bars. */
export const loader = guardedLoader("plan.view", async ({ context, project, params }) => {
  const baseline = await findBaseline(context.db, project.id, params["baselineId"] ?? "");
  if (!baseline || baseline.removedAt !== null) throw errorResponse(404, context);
  return Response.json(await readBaselineDates(context.db, baseline.id));
});
