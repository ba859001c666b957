import type { z } from "zod";
import { reversalOf } from "#app/domain/plan/revert.ts";
import { errorResponse, type IntentArgs } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { requireTask } from "#app/http/task-of-url.server.ts";
import { findEvent, findLaterEntry } from "#db/queries/events.ts";
import type { revertForm } from "./plan.forms.server.ts";
import { runReversal } from "./plan.server.ts";

/**
 * Takes back one change of the task that the URL names, by a command that is checked like any other. Refused, with who stands in the way,
 * when the same thing was changed later.
 */
export async function revertEntry(args: IntentArgs<"plan.progress", z.output<typeof revertForm>>): Promise<void> {
  const { context, project, value } = args;
  const { id: taskId } = await requireTask(args);
  const entry = await findEvent(context.db, project.id, value.sequence);
  if (!entry || entry.subjectId !== taskId || !entry.command.startsWith("plan.")) throw errorResponse(404, context);
  // The log holds what this product wrote.
  const reversal = reversalOf(taskId, JSON.parse(entry.data) as object);
  if (!reversal) throw new Refusal("plan.revert.impossible");
  try {
    await runReversal(args, reversal, value.sequence);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "plan.undo.changedSince") throw error;
    const later = await findLaterEntry(context.db, project.id, taskId, value.sequence);
    const parameters = { name: later?.actorName ?? "Rollout" };
    throw new Refusal("plan.revert.changedSince", { status: 409, parameters });
  }
}
