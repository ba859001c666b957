import { gone, trashHorizon } from "#app/domain/time/trash.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatInstant } from "#app/i18n/format.ts";
import type { Undo } from "#app/ui/undo.tsx";
import { listRemovedBaselines } from "#db/queries/baselines.ts";
import { shownName } from "./variance-page.server.ts";

/** The deleted baselines of a project that can still be put back, in the reader's language. */
export async function readRemovedBaselines({ context, project }: ProjectCaller, reader: Pick<Reader, "locale" | "timeZone">) {
  const { locale, timeZone } = reader;
  const rows = await listRemovedBaselines(context.db, project.id, trashHorizon(context.now()));
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    name: shownName(row, reader),
    removed: formatInstant(row.removedAt, locale, timeZone),
    by: row.removerName,
    until: formatInstant(gone(row.removedAt), locale, timeZone),
  }));
}

/** How to take back a deletion that the URL names; null when there is none, or the reader may not. */
export async function undoOfRemovedBaseline(caller: ProjectCaller & { request: Request }, reader: Reader): Promise<Undo | null> {
  const id = new URL(caller.request.url).searchParams.get("removed");
  if (id === null || !caller.can("baseline.take")) return null;
  const removed = (await readRemovedBaselines(caller, reader)).find((baseline) => baseline.id === id);
  if (!removed) return null;
  const fields = { baselineId: removed.id, version: String(removed.version) };
  return { done: reader.t("baselines:remove.done", { name: removed.name }), intent: "restore", fields };
}
