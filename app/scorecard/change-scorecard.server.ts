import { allCriteria, type Scorecard, type ScorecardCriterion } from "#app/domain/scorecard/scorecard.ts";
import { trashHorizon } from "#app/domain/time/trash.ts";
import { change, type Change } from "#app/http/change.server.ts";
import { requireUnlockedScorecard } from "#app/http/evaluation-lock.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import type { RequestKey } from "#db/queries/idempotency.ts";
import { readScorecardRecords, scorecardOf, type ScorecardRecords } from "#db/queries/scorecard.ts";
import type { EvaluationCriterionRow } from "#db/tables/evaluation.ts";

export type ScorecardCaller = ProjectCaller & { readonly formKey?: RequestKey | undefined };

/** Whoever asks, and what they sent. */
export type ScorecardArgs<Value> = ScorecardCaller & { readonly value: Value };

export interface ScorecardWork extends Pick<Change, "transaction"> {
  readonly records: ScorecardRecords;
  readonly scorecard: Scorecard;
  /** Appends to the project's log. */
  tell(verb: string, subjectId: string | null, data: object): Promise<number>;
}

/** One change of a scorecard at a time, in one transaction, while no round is scored by it. Throws a Response of 404 where there is none. */
export async function changeScorecard<Value>(caller: ScorecardCaller, work: (change: ScorecardWork) => Promise<Value>): Promise<Value> {
  const { context, project } = caller;
  return change(caller, async ({ transaction, record }) => {
    await requireUnlockedScorecard(transaction, project.id);
    const records = await readScorecardRecords(transaction, project.id);
    if (!records) throw errorResponse(404, context);
    const tell = (verb: string, subjectId: string | null, data: object) =>
      record({ stream: project.id, command: `scorecard.${verb}`, subjectId, data });
    return work({ transaction, records, scorecard: scorecardOf(records), tell });
  });
}

export interface FoundCriterion {
  readonly row: EvaluationCriterionRow;
  readonly criterion: ScorecardCriterion;
  readonly siblings: readonly ScorecardCriterion[];
}

/** A criterion that is in the tree. Throws a Response of 404 for any other. */
export function requireCriterion(caller: ProjectCaller, { records, scorecard }: ScorecardWork, id: string): FoundCriterion {
  const row = records.criteria.find((each) => each.id === id);
  const criterion = allCriteria(scorecard.criteria).find((each) => each.id === id);
  if (!row || !criterion) throw errorResponse(404, caller.context);
  return { row, criterion, siblings: siblingsOf(scorecard, row.parentId) };
}

/** The criteria below one, or at the top. */
export function siblingsOf({ criteria }: Scorecard, parentId: string | null): readonly ScorecardCriterion[] {
  return parentId === null ? criteria : (allCriteria(criteria).find(({ id }) => id === parentId)?.children ?? []);
}

/** What the log calls something. */
export function loggedName({ en, zh }: { readonly en: string; readonly zh: string | null }) {
  return { text: en, zh };
}

export function changedSince(): Refusal {
  return new Refusal("scorecard.stale", { status: 409 });
}

/** Whether something was removed, and not too long ago to be put back. */
export function isInTrash(removedAt: string | null, now: string): boolean {
  return removedAt !== null && removedAt >= trashHorizon(now);
}
