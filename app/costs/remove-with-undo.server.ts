import type { IntentArgs } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import type { Undo } from "#app/ui/undo.tsx";
import type { ChangedCost } from "./change-costs.server.ts";

type Chosen = { readonly id: string; readonly version: number };

/** Deletes something and answers how it is put back. */
export async function removeWithUndo(
  args: IntentArgs<"costs.edit", Chosen>,
  remove: (args: IntentArgs<"costs.edit", Chosen>) => Promise<ChangedCost>,
  intent: "restoreLine" | "restoreTaskCost" | "restoreEntry",
): Promise<{ readonly undo: Undo }> {
  const { id, version, name } = await remove(args);
  const { t } = await readReader(args.request, args.context);
  return { undo: { done: t("costs:removed.done", { name }), intent, fields: { id, version: String(version) } } };
}
