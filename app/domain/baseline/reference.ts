/** What decides which baseline a plan is compared with. */
export interface ReferenceCandidate {
  readonly isReference: boolean;
  readonly isApproved: boolean;
  /** When it was taken. */
  readonly createdAt: string;
  /** Counts the baselines of a project. */
  readonly number: number;
}

/**
 * The baseline that a plan is compared with, among those that are not deleted: the one that was chosen, else the newest approved one, else
 * the newest. Undefined when there is none. Of two taken at the same instant the one with the higher number is newer.
 */
export function referenceAmong<Candidate extends ReferenceCandidate>(candidates: readonly Candidate[]): Candidate | undefined {
  const newestFirst = [...candidates].sort((left, right) => compareTexts(right.createdAt, left.createdAt) || right.number - left.number);
  return candidates.find(({ isReference }) => isReference) ?? newestFirst.find(({ isApproved }) => isApproved) ?? newestFirst[0];
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
