import { z } from "zod";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { findFirstActor, findLastEvent, hasEventAfter, lockStream } from "#db/queries/events.ts";
import { findPlanImport, type PlanImport } from "#db/queries/plan-imports.ts";
import { findStepById } from "#db/queries/plan-steps.ts";
import type { Database } from "#db/tables/index.ts";
import type { ImportReport } from "./import-report.server.ts";
import { someNames } from "./some-names.server.ts";

/** Names the import that the person saw the report of. */
export const undoImportForm = z.object({ importId: z.uuid() });

const namesShown = 12;

/** How the import can be taken back, and what that does, in words. Without an intent it cannot be. */
export interface ImportUndo {
  readonly importId: string;
  readonly intent: "undo" | "discard" | null;
  readonly sentences: readonly string[];
}

export async function describeUndo(
  { context, project, can }: ProjectCaller,
  kept: PlanImport,
  report: ImportReport,
  reader: Reader,
): Promise<ImportUndo | null> {
  const { t } = reader;
  const answer = (intent: ImportUndo["intent"], sentences: readonly string[]) => ({ importId: kept.id, intent, sentences });
  if (kept.undoneAt !== null) return null;
  if (kept.stepId === null) {
    if (!can("project.delete")) return null;
    if (await isWorkedOn(context.db, project.id)) return answer(null, [t("imports:undo.projectChanged")]);
    return answer("discard", [t("imports:undo.project")]);
  }
  if (!can("plan.edit")) return null;
  if (!(await findStepById(context.db, project.id, kept.stepId))) return answer(null, [t("imports:undo.tooLate")]);
  const { added = 0, changed = 0 } = report.changes ?? {};
  const { people, roles } = report;
  return answer("undo", [
    ...(added > 0 ? [t("imports:undo.added", { count: added })] : []),
    ...(changed > 0 ? [t("imports:undo.changed", { count: changed })] : []),
    ...(people.length > 0 ? [t("imports:undo.people", { names: someNames(people, namesShown, reader) })] : []),
    ...(roles.length > 0 ? [t("imports:undo.roles", { names: someNames(roles, namesShown, reader, "moreRoles") })] : []),
  ]);
}

/** That the import was taken back, when and by whom; null while it stands. */
export async function describeTakenBack(
  { context, project }: ProjectCaller,
  { undoneAt }: PlanImport,
  reader: Reader,
): Promise<string | null> {
  if (undoneAt === null) return null;
  const { t, locale, timeZone } = reader;
  const name = await findFirstActor(context.db, project.id, "plan.undo", undoneAt);
  const at = formatInstant(undoneAt, locale, timeZone);
  return name === null ? t("imports:undo.done", { at }) : t("imports:undo.doneBy", { at, name });
}

/** The step that takes back the import of the report. Refused when another import came after it, or it is taken back already. */
export async function requireUndoStep(caller: ProjectCaller, importId: string): Promise<string> {
  const { stepId, undoneAt } = await requireShownImport(caller, importId);
  if (stepId === null || undoneAt !== null) throw new Refusal("importUndo.gone", { status: 409 });
  return stepId;
}

/** Sees to it that nobody has worked on the project since the import made it, nor does until the transaction ends. */
export async function requireUntouchedProject(caller: ProjectCaller, transaction: Database, importId: string): Promise<void> {
  const { stepId } = await requireShownImport(caller, importId, transaction);
  await lockStream(transaction, caller.project.id);
  if (stepId !== null || (await isWorkedOn(transaction, caller.project.id)))
    throw new Refusal("importUndo.projectChanged", { status: 409 });
}

/** Whether anything was done in the project after the import that made it, be it on the plan or on what is written, attached or who takes part. */
async function isWorkedOn(db: Database, projectId: string): Promise<boolean> {
  const made = await findLastEvent(db, projectId, "project.import", projectId);
  return made === undefined || (await hasEventAfter(db, projectId, made.sequence, ["project.trash", "project.restore"]));
}

/** The refusal of the plan in words that speak of the import. */
export function refusalOfUndo(error: unknown): unknown {
  if (!(error instanceof Refusal)) return error;
  if (error.code === "plan.undo.nothing") return new Refusal("importUndo.gone", { status: 409 });
  if (error.code !== "plan.undo.changedSince") return error;
  const task = String(error.parameters["task"] ?? "");
  return new Refusal("importUndo.changedSince", { status: 409, parameters: task === "" ? {} : { task, context: "task" } });
}

async function requireShownImport({ context, project }: ProjectCaller, importId: string, db: Database = context.db): Promise<PlanImport> {
  const kept = await findPlanImport(db, project.id);
  if (!kept) throw errorResponse(404, context);
  if (kept.id !== importId) throw new Refusal("importUndo.newer", { status: 409 });
  return kept;
}
