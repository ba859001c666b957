import { arrivalRate, workedShare } from "./arrival-rate.ts";
import type { Process } from "./model.ts";
import type { ProcessFinding } from "./process-problem.ts";

/** What the people of a role can do. */
export interface PoolCapacity {
  readonly role: string;
  /** Minutes of their work in a case: the unit load. */
  readonly unitMinutes: number;
  readonly people: number | null;
  /** Cases in an hour of work; null for as many people as it takes, and for those without work. */
  readonly casesPerHour: number | null;
  /** The share of their working time that the cases that come in take; null where either is not known. */
  readonly utilisation: number | null;
}

/**
 * Unit load and capacity of each role, and the bottleneck: the role with the least capacity for its hours, the first of equal ones. `entries` are the steps where cases come in. Source: Laguna and Marklund, Business Process Modeling, 5.3. Two people with 5.5 minutes of
 * work in a case take 2 / 5.5 = .3636 cases a minute.
 */
export function measureCapacity(
  process: Process,
  entries: readonly number[],
  visits: Float64Array,
): { readonly pools: readonly PoolCapacity[]; readonly bottleneck: string | null; readonly findings: readonly ProcessFinding[] } {
  const { roles, steps } = process;
  const load = new Map<string, number>();
  steps.forEach(({ role, workMinutes }, at) => {
    if (role !== null) load.set(role, (load.get(role) ?? 0) + visits[at]! * workMinutes);
  });
  const rate = arrivalRate(process, entries);
  const worked = new Map(roles.map(({ id, hours }) => [id, workedShare(hours)]));
  const pools = roles.map(({ id, people }): PoolCapacity => {
    const unitMinutes = load.get(id) ?? 0;
    const casesPerHour = people === null || unitMinutes === 0 ? null : (60 * people) / unitMinutes;
    const utilisation = casesPerHour === null || rate === null ? null : (60 * rate) / (casesPerHour * worked.get(id)!);
    return { role: id, unitMinutes, people, casesPerHour, utilisation };
  });
  const perClockHour = ({ role, casesPerHour }: PoolCapacity) => (casesPerHour ?? Infinity) * worked.get(role)!;
  const limited = pools.filter(({ casesPerHour }) => casesPerHour !== null);
  const least = limited.reduce<PoolCapacity | null>(
    (best, pool) => (best === null || perClockHour(pool) < perClockHour(best) ? pool : best),
    null,
  );
  return {
    pools,
    bottleneck: least?.role ?? null,
    findings: pools.flatMap(({ role, people, unitMinutes, utilisation }): readonly ProcessFinding[] => [
      ...(people === null && unitMinutes > 0 ? [{ code: "role.people.unknown" as const, at: role, detail: {} }] : []),
      ...(utilisation !== null && utilisation >= 1 ? [{ code: "role.overloaded" as const, at: role, detail: { utilisation } }] : []),
    ]),
  };
}
