import { guardedLoader } from "#app/http/guarded.server.ts";

/** The whole plan as JSON, compressed once a version. */
export const loader = guardedLoader("plan.view", async ({ context, project }) => {
  const body = await context.plans.compressed(context.db, project.id, project.planVersion);
  return new Response(new Uint8Array(body), {
    headers: { "Content-Type": "application/json; charset=utf-8", "Content-Encoding": "gzip", "Content-Length": String(body.length) },
  });
});
