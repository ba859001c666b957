import { evaluationPagesOf, scoringTask, type EvaluationPage } from "#app/domain/evaluation/plan-steps.ts";
import { supplierAccounts } from "#app/http/evaluation/supplier-side.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { listDemos } from "#db/queries/demonstrations.ts";
import { findCurrentRound } from "#db/queries/rounds.ts";
import { listTemplateTaskIds } from "#db/queries/task-background.ts";

export interface EvaluationSteps {
  readonly pages: readonly EvaluationPage[];
  /** When vendors show their products as a part of the task. */
  readonly sessions: readonly { readonly id: string; readonly vendor: string; readonly at: string }[];
  /** The days in which members score, in the task that they are scored in; null where nobody said. */
  readonly window: { readonly from: string | null; readonly until: string | null } | null;
}

/** Where the step of the evaluation is done that a task of the plan stands for; null for every other task, and for whoever may not see vendors. */
export async function readEvaluationSteps(caller: ProjectCaller, taskId: string, { locale }: Reader): Promise<EvaluationSteps | null> {
  const { context, project, can, user } = caller;
  if (!can("vendors.view")) return null;
  const templateTaskId = (await listTemplateTaskIds(context.db, project.id)).get(taskId) ?? null;
  const pages = evaluationPagesOf(project.templateKey, templateTaskId);
  const demos = (await listDemos(context.db, project.id)).filter((demo) => demo.removedAt === null && demo.taskId === taskId);
  if (pages.length + demos.length === 0 || (await supplierAccounts(context.db, project.id)).has(user.id)) return null;
  const round = templateTaskId === scoringTask ? await findCurrentRound(context.db, project.id) : undefined;
  const { scoresFrom = null, scoresUntil = null } = round ?? {};
  const day = (value: string | null) => (value === null ? null : formatDay(value, locale));
  const sessions = demos.map(({ id, vendorName: vendor, startsAt }) => {
    return { id, vendor, at: `${formatDay(startsAt, locale, "weekday")} ${startsAt.slice(11, 16)}` };
  });
  return {
    pages,
    sessions,
    window: scoresFrom === null && scoresUntil === null ? null : { from: day(scoresFrom), until: day(scoresUntil) },
  };
}
