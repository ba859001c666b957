import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import type { Undo } from "#app/ui/undo.tsx";
import { findBranch } from "#db/queries/branches.ts";
import { isRestorable } from "./branches.server.ts";

/** The way back from throwing the branch away that the address names; null where there is none. */
export async function undoOfDiscard(caller: ProjectCaller & { readonly request: Request }, { t }: Pick<Reader, "t">): Promise<Undo | null> {
  const id = new URL(caller.request.url).searchParams.get("discarded");
  if (id === null || !caller.can("plan.edit")) return null;
  const branch = await findBranch(caller.context.db, caller.project.id, id);
  if (!branch || !isRestorable(branch, caller.context.now())) return null;
  const fields = { branchId: branch.id, version: String(branch.version) };
  return { done: t("branches:discard.done", { name: branch.name }), intent: "restore", fields };
}
