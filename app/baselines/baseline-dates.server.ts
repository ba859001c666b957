import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { findBaseline, readBaselineDates } from "#db/queries/baselines.ts";

/** The planned start and finish of every task in the baseline that the URL names. Throws a Response of 404 where there is none. */
export async function answerBaselineDates({
  context,
  project,
  params,
}: ProjectCaller & { readonly params: Readonly<Record<string, string | undefined>> }): Promise<Response> {
  const baseline = await findBaseline(context.db, project.id, params["baselineId"] ?? "");
  if (!baseline || baseline.removedAt !== null) throw errorResponse(404, context);
  return Response.json(await readBaselineDates(context.db, baseline.id));
}
