import type { PlanLink } from "../plan/model.ts";

/** Links by the tasks they join and, where one pair has several, by their order: a link that was made anew is the same one. */
export function linksByEnds(links: readonly PlanLink[]): ReadonlyMap<string, PlanLink> {
  const found = new Map<string, PlanLink>();
  const counts = new Map<string, number>();
  for (const link of links) {
    const ends = `${link.predecessorId} ${link.successorId}`;
    const count = (counts.get(ends) ?? 0) + 1;
    counts.set(ends, count);
    found.set(count === 1 ? ends : `${ends} ${count}`, link);
  }
  return found;
}

/** Whether two links of the same tasks say the same; a missing one equals a missing one alone. */
export function isSameLink(one: PlanLink | undefined, other: PlanLink | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.type === other.type && one.lag === other.lag && one.lagUnit === other.lagUnit;
}
