import type { Process } from "../model.ts";

export interface Lanes {
  /** The roles that have a lane, in the order of the process; null for work that nobody is needed for, last. */
  readonly roles: readonly (string | null)[];
  /** The lane of each step. */
  readonly laneOf: Int32Array;
}

/** Steps lie in the lane of their role. What needs none and is no work, such as an event or a gateway, lies with the step before it, else with the one behind. */
export function assignLanes({ roles, steps }: Process): Lanes {
  const places = new Map(steps.map(({ id }, at) => [id, at]));
  const found: (string | null | undefined)[] = steps.map(({ role, type }) => (role === null && type !== "task" ? undefined : role));
  spread((from, to) => [from, to]);
  spread((from, to) => [to, from]);
  const used = new Set(found.map((role) => role ?? null));
  const lanes = [...roles.map(({ id }) => id).filter((id) => used.has(id)), ...(used.has(null) ? [null] : [])];
  const laneOf = new Map(lanes.map((role, lane) => [role, lane]));
  return { roles: lanes, laneOf: Int32Array.from(found, (role) => laneOf.get(role ?? null)!) };

  /** Hands lanes along the flows until all that can be reached have one. */
  function spread(direct: (from: number, to: number) => readonly [number, number]): void {
    const onward = steps.map((): number[] => []);
    steps.forEach(({ next }, at) => {
      for (const { to } of next) {
        const [giver, taker] = direct(at, places.get(to)!);
        onward[giver]!.push(taker);
      }
    });
    const queue = found.flatMap((role, at) => (role === undefined ? [] : [at]));
    for (const at of queue)
      for (const taker of onward[at]!) {
        if (found[taker] !== undefined) continue;
        found[taker] = found[at];
        queue.push(taker);
      }
  }
}
