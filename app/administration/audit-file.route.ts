import { guardedLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { exportAudit } from "./audit.server.ts";

export const loader = guardedLoader("instance.administer", async (caller) => {
  const table = await exportAudit(caller, await readReader(caller.request, caller.context));
  const headers = { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": 'attachment; filename="rollout-audit.csv"' };
  return new Response(table, { headers });
});
