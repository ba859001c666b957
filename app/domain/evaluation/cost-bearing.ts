import type { ScorecardCriterion } from "../scorecard/scorecard.ts";

/** A criterion with the one that it lies below, null at the top. */
export interface PlacedCriterion {
  readonly id: string;
  readonly parentId: string | null;
  readonly libraryId: string | null;
  readonly kind: string;
}

/**
 * Ids of the criteria that costs count in, themselves or anywhere below them, with their ids of the ready scorecard. Whatever is given counts, whether it was taken out or away: prices are no less told
 * by what once asked for them.
 */
export function costBearing(criteria: readonly PlacedCriterion[]): readonly string[] {
  const byId = new Map(criteria.map((criterion) => [criterion.id, criterion]));
  const found = new Map<string, string | null>();
  for (const criterion of criteria) {
    if (criterion.kind !== "cost") continue;
    let above: PlacedCriterion | undefined = criterion;
    while (above && !found.has(above.id)) {
      found.set(above.id, above.libraryId);
      above = byId.get(above.parentId ?? "");
    }
  }
  return [...found].flatMap(([id, libraryId]) => (libraryId === null ? [id] : [id, libraryId]));
}

/** The criteria of a tree, each with its place. */
export function placedCriteria(criteria: readonly ScorecardCriterion[], parentId: string | null = null): readonly PlacedCriterion[] {
  return criteria.flatMap(({ id, libraryId, kind, children }) => [{ id, parentId, libraryId, kind }, ...placedCriteria(children, id)]);
}
