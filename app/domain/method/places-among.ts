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
  for (const { id, parentId } of order) groups.set(parentId, [...(groups.get(parentId) ?? []), id]);
  const places = new Map<string, Place>();
  for (const [parentId, ids] of groups) {
    const own = ids.map((id) => (present.get(id)?.parentId === parentId ? (present.get(id)?.position ?? null) : null));
    const kept = longestRising(own);
    const positions = filled(own.map((position, index) => (kept.has(index) ? position : null)));
    ids.forEach((id, index) => places.set(id, { parentId, position: positions[index] ?? 0 }));
  }
  return places;
}

/** The places of a longest run of values that rises; nulls are left out. */
function longestRising(values: readonly (number | null)[]): ReadonlySet<number> {
  const best: number[] = [];
  const before: number[] = [];
  values.forEach((value, index) => {
    best[index] = value === null ? 0 : 1;
    before[index] = -1;
    if (value === null) return;
    for (let earlier = 0; earlier < index; earlier++) {
      const other = values[earlier];
      if (other === null || other === undefined || other >= value || best[earlier]! + 1 <= best[index]!) continue;
      best[index] = best[earlier]! + 1;
      before[index] = earlier;
    }
  });
  const run = new Set<number>();
  let at = best.indexOf(Math.max(0, ...best));
  for (; at >= 0 && best[at]! > 0; at = before[at]!) run.add(at);
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
    const end = values.findIndex((other, place) => place > index && other !== null);
    const count = (end < 0 ? values.length : end) - index;
    const previous = result.at(-1);
    const next = end < 0 ? null : (values[end] ?? null);
    const from = previous ?? (next === null ? 0 : next - step * (count + 1));
    const gap = next === null ? step : (next - from) / (count + 1);
    for (let place = 1; place <= count; place++) result.push(from + gap * place);
    index += count;
  }
  return result;
}
