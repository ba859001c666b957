export const outcomeClasses = ["within", "upTo100", "upTo200", "over200", "neverFinished"] as const;
/** How an undertaking came out against its plan: within it, over it by up to 100, by up to 200 or by more per cent, or not at all. */
export type OutcomeClass = (typeof outcomeClasses)[number];

/**
 * The class of what was planned (days or minor units) and what it came to, or is forecast to come to. Exactly what was planned is within it,
 * twice as much is over by up to 100 per cent, three times as much by up to 200. Null when nothing was planned. Work that was given up is
 * `neverFinished`, however little it took.
 *
 * Source: the classes in which surveys of projects, such as The Standish Group, The CHAOS Report, 1994, tell overruns of cost and time.
 */
export function outcomeOf(planned: number | null, actual: number | null, isGivenUp: boolean): OutcomeClass | null {
  if (isGivenUp) return "neverFinished";
  if (planned === null || actual === null || planned <= 0) return null;
  if (actual <= planned) return "within";
  if (actual <= 2 * planned) return "upTo100";
  return actual <= 3 * planned ? "upTo200" : "over200";
}

/** Per cent by which it is over the plan, below zero when under; null when nothing was planned. */
export function overrunPercent(planned: number | null, actual: number | null): number | null {
  return planned === null || actual === null || planned <= 0 ? null : ((actual - planned) / planned) * 100;
}
