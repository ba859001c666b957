import { scoringTask } from "#app/domain/evaluation/plan-steps.ts";
import type { HeldDays } from "#app/domain/plan/held-days.ts";
import { supplierAccounts } from "#app/http/evaluation/supplier-side.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { findCurrentRound } from "#db/queries/rounds.ts";
import { listTemplateTaskIds } from "#db/queries/task-background.ts";
import { listDemoDays } from "#db/queries/demonstrations.ts";

/** The days that the evaluation of vendors holds in tasks of the plan; none for whoever may not see vendors. */
export async function readHeldDays({ context, project, can, user }: ProjectCaller): Promise<readonly HeldDays[]> {
  if (!can("vendors.view") || (await supplierAccounts(context.db, project.id)).has(user.id)) return [];
  const demos = (await listDemoDays(context.db, project.id)).map(({ taskId, day }): HeldDays => ({
    taskId,
    kind: "demonstration",
    from: day,
    until: day,
  }));
  const round = project.templateKey === "std6" ? await findCurrentRound(context.db, project.id) : undefined;
  const { scoresFrom = null, scoresUntil = null } = round ?? {};
  const from = scoresFrom ?? scoresUntil;
  const until = scoresUntil ?? scoresFrom;
  if (from === null || until === null) return demos;
  const task = [...(await listTemplateTaskIds(context.db, project.id))].find(([, templateTaskId]) => templateTaskId === scoringTask);
  return task ? [{ taskId: task[0], kind: "scoring", from, until }, ...demos] : demos;
}
