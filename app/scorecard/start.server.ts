import type { z } from "zod";
import { loadScorecards } from "#app/content/scorecards.server.ts";
import { fromTemplate } from "#app/domain/scorecard/new-criteria.ts";
import { standardMethod } from "#app/domain/scorecard/standard-method.ts";
import type { Scorecard } from "#app/domain/scorecard/scorecard.ts";
import { change } from "#app/http/change.server.ts";
import { requireUnlockedScorecard } from "#app/http/evaluation-lock.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { insertScorecard } from "#db/queries/new-scorecard.ts";
import { readScorecardRecords } from "#db/queries/scorecard.ts";
import type { ScorecardArgs } from "./change-scorecard.server.ts";
import type { startForm } from "./scorecard.forms.server.ts";

/** Gives a project its scorecard: the ready one, or one without criteria. */
export async function startScorecard(args: ScorecardArgs<z.output<typeof startForm>>): Promise<void> {
  const { context, project, user, value } = args;
  const method = standardMethod(project.currency);
  const scorecard: Scorecard =
    value.from === "standard"
      ? await standardScorecard(args)
      : { method: { ...method, minimumTechnical: null }, weighting: "points", criteria: [], requirements: [], weighings: [] };
  await change(args, async ({ transaction, record }) => {
    await requireUnlockedScorecard(transaction, project.id);
    if (await readScorecardRecords(transaction, project.id)) throw new Refusal("scorecard.exists", { status: 409 });
    const writing = { projectId: project.id, userId: user.id, userName: user.name, now: context.now(), newId: context.newId };
    await insertScorecard(transaction, writing, scorecard);
    await record({ stream: project.id, command: "scorecard.start", subjectId: project.id, data: { from: value.from } });
  });
}

async function standardScorecard({ context, project }: ScorecardArgs<unknown>): Promise<Scorecard> {
  const { scorecard } = await loadScorecards(context.contentDirectory);
  const evidence = { en: serverI18n("en").t("scorecard:evidence"), zh: serverI18n("zh").t("scorecard:evidence") };
  return {
    method: { ...standardMethod(project.currency), minimumTechnical: scorecard.minimumTechnical },
    weighting: "points",
    ...fromTemplate(scorecard, context.newId, evidence),
    weighings: [],
  };
}
