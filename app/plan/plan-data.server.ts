import type { ProjectCaller } from "#app/http/guarded.server.ts";

/** The whole plan as JSON, compressed once a version; as it is for who does not take gzip. */
export async function answerPlanData({ context, project, request }: ProjectCaller & { request: Request }): Promise<Response> {
  const headers = { "Content-Type": "application/json; charset=utf-8", Vary: "Accept-Encoding" };
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
