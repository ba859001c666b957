import { gzip } from "node:zlib";
import { promisify } from "node:util";
import type { PlanDelta } from "#app/domain/plan/delta.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";

/** A plan with more changes than this is sent whole: it is compressed already. */
const mostChanges = 500;

/** Where a plan comes from that is sent as JSON. */
interface PlanSource {
  readonly plan: Plan;
  /** What changed since an earlier version; undefined when that one is not known any more. */
  delta(since: number): Promise<PlanDelta | undefined>;
  /** The plan as gzipped JSON, where that is kept. */
  compressed?(): Promise<Buffer>;
}

const compress = promisify(gzip);

/** The whole plan as JSON, compressed once a version. */
export async function answerPlanData({ context, project, request }: ProjectCaller & { request: Request }): Promise<Response> {
  const { plans, db } = context;
  const { plan } = await plans.read(db, project.id, project.planVersion);
  return readPlanJson(request, {
    plan,
    delta: (since) => plans.delta(db, project.id, project.planVersion, since),
    compressed: () => plans.compressed(db, project.id, project.planVersion),
  });
}

/**
 * A plan as JSON, as it is for who does not take gzip. With `since`, the version that a page has, only what changed, as long as that is
 * little and the version is remembered.
 */
export async function readPlanJson(request: Request, source: PlanSource): Promise<Response> {
  const headers = { "Content-Type": "application/json; charset=utf-8", Vary: "Accept-Encoding" };
  const since = new URL(request.url).searchParams.get("since") ?? "";
  const delta = /^\d{1,12}$/.test(since) ? await source.delta(Number(since)) : undefined;
  if (delta && delta.tasks.length + delta.links.length <= mostChanges) return Response.json(delta, { headers });
  if (!acceptsGzip(request.headers.get("Accept-Encoding") ?? "")) return new Response(JSON.stringify(source.plan), { headers });
  const body = await (source.compressed?.() ?? compress(JSON.stringify(source.plan), { level: 5 }));
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
