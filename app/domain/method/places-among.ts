import type { PlanTask } from "../plan/model.ts";

type Place = Pick<PlanTask, "parentId" | "position">;

const step = 1024;

/**
 * Positions that put tasks into the order of a method with as few of them moved as possible: those that stay with their parent and in their
 * order keep their place, and the others come between them. Of 1, 2, 3 at 1024, 2048 and 3072, the order 1, new, 2, 3 puts the new one at 1536.
 *
 * @param order what stands below which parent, each parent's in its order
 * @param present where tasks stand now; those that are not there are new
 */
export function placesAmong(
  order: readonly { readonly id: string; readonly parentId: string | null }[],
  present: ReadonlyMap<string, Place>,
): ReadonlyMap<string, Place> {
  const groups = new Map<string | null, string[]>();
  for (const { id, parentId } of order) {
    const group = groups.get(parentId);
    if (group) group.push(id);
    else groups.set(parentId, [id]);
  }
  const places = new Map<string, Place>();
  for (const [parentId, ids] of groups) {
    const own = ids.map((id) => (present.get(id)?.parentId === parentId ? (present.get(id)?.position ?? null) : null));
    const kept = longestRising(own);
    const positions = filled(own.map((position, index) => (kept.has(index) ? position : null)));
    ids.forEach((id, index) => places.set(id, { parentId, position: positions[index] ?? 0 }));
  }
  return places;
}

/** The places of a longest run of values that rises; nulls are left out. By patience sorting (Fredman 1975), in the time of sorting. */
function longestRising(values: readonly (number | null)[]): ReadonlySet<number> {
  // By the length of a run less one: the place of the least value that such a run may end in.
  const ends: number[] = [];
  const before = new Map<number, number>();
  values.forEach((value, index) => {
    if (value === null) return;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[ends[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before.set(index, ends[low - 1]!);
    ends[low] = index;
  });
  const run = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = before.get(at)) run.add(at);
  return run;
}

/** Gaps filled evenly between the values beside them. */
function filled(values: readonly (number | null)[]): readonly number[] {
  const result: number[] = [];
  for (let index = 0; index < values.length;) {
    const value = values[index];
    if (value !== null && value !== undefined) {
      result.push(value);
      index++;
      continue;
    }
    let end = index;
    while (end < values.length && values[end] === null) end++;
    const count = end - index;
    const previous = result.at(-1);
    const next = values[end] ?? null;
    const from = previous ?? (next === null ? 0 : next - step * (count + 1));
    const gap = next === null ? step : (next - from) / (count + 1);
    for (let place = 1; place <= count; place++) result.push(from + gap * place);
    index = end;
  }
  return result;
}
