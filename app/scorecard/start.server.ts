import type { z } from "zod";
import { standardMethod } from "#app/domain/scorecard/standard-method.ts";
import type { Scorecard } from "#app/domain/scorecard/scorecard.ts";
import { change } from "#app/http/change.server.ts";
import { requireUnlockedScorecard } from "#app/http/evaluation-lock.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { insertScorecard } from "#db/queries/new-scorecard.ts";
import { readScorecardRecords } from "#db/queries/scorecard.ts";
import type { ScorecardArgs } from "./change-scorecard.server.ts";
import { standardScorecard } from "./standard-scorecard.server.ts";
import type { startForm } from "./scorecard.forms.server.ts";

/** Gives a project its scorecard: the ready one, or one without criteria. */
export async function startScorecard(args: ScorecardArgs<z.output<typeof startForm>>): Promise<void> {
  const { context, project, user, value } = args;
  const method = standardMethod(project.currency);
  const scorecard: Scorecard =
    value.from === "standard"
      ? await standardScorecard(context, project.currency)
      : { method: { ...method, minimumTechnical: null }, weighting: "points", criteria: [], requirements: [], weighings: [] };
  await change(args, async ({ transaction, record }) => {
    await requireUnlockedScorecard(transaction, project.id);
    if (await readScorecardRecords(transaction, project.id)) throw new Refusal("scorecard.exists", { status: 409 });
    const writing = { projectId: project.id, userId: user.id, userName: user.name, now: context.now(), newId: context.newId };
    await insertScorecard(transaction, writing, scorecard);
    await record({ stream: project.id, command: "scorecard.start", subjectId: project.id, data: { from: value.from } });
  });
}
