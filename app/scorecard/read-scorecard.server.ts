import { criteriaOfModel } from "#app/domain/scorecard/criteria-of-model.ts";
import { scorecardProblems } from "#app/domain/scorecard/scorecard-problems.ts";
import { sharesOf } from "#app/domain/scorecard/shares.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import {
  lastRevealedRound,
  listJudgements,
  listScoringSeats,
  lockingRound,
  readScorecardRecords,
  scorecardOf,
} from "#db/queries/scorecard.ts";

export type LiveScorecard = NonNullable<Awaited<ReturnType<typeof readLiveScorecard>>>;

/** The scorecard that is worked on, with what it comes to; null before there is one. */
export async function readLiveScorecard({ context, project }: ProjectCaller) {
  const records = await readScorecardRecords(context.db, project.id);
  if (!records) return null;
  const scorecard = scorecardOf(records);
  const judgements = await listJudgements(context.db, project.id);
  const seats = await listScoringSeats(context.db, project.id);
  const weighed = criteriaOfModel(scorecard, judgements, seats);
  return {
    records,
    scorecard,
    judgements,
    seats,
    weighed: weighed.ok ? weighed.value : null,
    problems: scorecardProblems(scorecard, judgements, seats),
    shares: sharesOf(scorecard, judgements, seats),
    lockedBy: await lockingRound(context.db, project.id),
    scoredIn: await lastRevealedRound(context.db, project.id),
  };
}
