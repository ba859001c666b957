import type { ProjectCaller } from "#app/http/guarded.server.ts";

/** A plan with more changes than this is sent whole: it is compressed already. */
const mostChanges = 500;

/**
 * The whole plan as JSON, compressed once a version; as it is for who does not take gzip. With `since`, the version that a page has, only
 * what changed, as long as that is little and the version is remembered.
 */
export async function answerPlanData({ context, project, request }: ProjectCaller & { request: Request }): Promise<Response> {
  const headers = { "Content-Type": "application/json; charset=utf-8", Vary: "Accept-Encoding" };
  const since = new URL(request.url).searchParams.get("since") ?? "";
  const delta = /^\d{1,12}$/.test(since)
    ? await context.plans.delta(context.db, project.id, project.planVersion, Number(since))
    : undefined;
  if (delta && delta.tasks.length + delta.links.length <= mostChanges) return Response.json(delta, { headers });
  if (!acceptsGzip(request.headers.get("Accept-Encoding") ?? "")) {
    const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
    return new Response(JSON.stringify(plan), { headers });
  }
  const body = await context.plans.compressed(context.db, project.id, project.planVersion);
  return new Response(new Uint8Array(body), {
    headers: { ...headers, "Content-Encoding": "gzip", "Content-Length": String(body.length) },
  });
}

/** What is named counts before `*`; a weight of 0 refuses (RFC 9110, 12.5.3). */
function acceptsGzip(accepted: string): boolean {
  const entries = accepted.split(",").map((entry) => entry.trim().toLowerCase());
  const entry = entries.find((each) => /^(?:x-)?gzip(?:\s*;|$)/.test(each)) ?? entries.find((each) => each.startsWith("*"));
  return entry !== undefined && !/;\s*q=0(?:\.0*)?$/.test(entry);
}
