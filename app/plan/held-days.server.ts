import { scoringTask } from "#app/domain/evaluation/plan-steps.ts";
import type { HeldDays } from "#app/domain/plan/held-days.ts";
import { supplierAccounts } from "#app/http/evaluation/supplier-side.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { listDemoDays } from "#db/queries/demonstrations.ts";
import { findCurrentRound } from "#db/queries/rounds.ts";
import { findTaskOfTemplate } from "#db/queries/task-background.ts";

/** The days that the evaluation of vendors holds in tasks of the plan; none for whoever may not see vendors. */
export async function readHeldDays(caller: ProjectCaller): Promise<readonly HeldDays[]> {
  const { context, project, can, user } = caller;
  if (!can("vendors.view")) return [];
  const demos = await listDemoDays(context.db, project.id);
  const held = [
    ...(await readScoringDays(caller)),
    ...demos.map(({ taskId, day }): HeldDays => ({ taskId, kind: "demonstration", from: day, until: day })),
  ];
  // Most plans hold none, and nobody has to be told apart then.
  return held.length > 0 && (await supplierAccounts(context.db, project.id)).has(user.id) ? [] : held;
}

async function readScoringDays({ context, project }: ProjectCaller): Promise<readonly HeldDays[]> {
  const round = project.templateKey === "std6" ? await findCurrentRound(context.db, project.id) : undefined;
  const { scoresFrom = null, scoresUntil = null } = round ?? {};
  const from = scoresFrom ?? scoresUntil;
  const until = scoresUntil ?? scoresFrom;
  if (from === null || until === null) return [];
  const taskId = await findTaskOfTemplate(context.db, project.id, scoringTask);
  return taskId === undefined ? [] : [{ taskId, kind: "scoring", from, until }];
}
