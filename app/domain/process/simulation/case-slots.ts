/** What is known of the cases under way, by the slot each one has. */
export interface CaseSlots {
  readonly counters: number;
  readonly joins: number;
  size: number;
  free: Int32Array;
  freeCount: number;
  started: Float64Array;
  worked: Float64Array;
  waited: Float64Array;
  cost: Float64Array;
  /** How many branches of it are under way. */
  branches: Int32Array;
  number: Int32Array;
  key: Int32Array;
  visits: Uint32Array;
  arrived: Uint32Array;
}

export function createCaseSlots(counters: number, joins: number): CaseSlots {
  const slots: CaseSlots = {
    counters,
    joins,
    size: 0,
    free: new Int32Array(0),
    freeCount: 0,
    started: new Float64Array(0),
    worked: new Float64Array(0),
    waited: new Float64Array(0),
    cost: new Float64Array(0),
    branches: new Int32Array(0),
    number: new Int32Array(0),
    key: new Int32Array(0),
    visits: new Uint32Array(0),
    arrived: new Uint32Array(0),
  };
  widen(slots, 64);
  return slots;
}

export function openSlot(slots: CaseSlots, number: number, key: number, time: number): number {
  if (slots.freeCount === 0) widen(slots, 2 * slots.size);
  const slot = slots.free[--slots.freeCount]!;
  slots.started[slot] = time;
  slots.worked[slot] = slots.waited[slot] = slots.cost[slot] = 0;
  slots.branches[slot] = 1;
  slots.number[slot] = number;
  slots.key[slot] = key;
  slots.visits.fill(0, slot * slots.counters, (slot + 1) * slots.counters);
  slots.arrived.fill(0, slot * slots.joins, (slot + 1) * slots.joins);
  return slot;
}

export function closeSlot(slots: CaseSlots, slot: number): void {
  slots.free[slots.freeCount++] = slot;
}

function widen(slots: CaseSlots, size: number): void {
  const doubles = (old: Float64Array) => {
    const wide = new Float64Array(size);
    wide.set(old);
    return wide;
  };
  const whole = (old: Int32Array) => {
    const wide = new Int32Array(size);
    wide.set(old);
    return wide;
  };
  const counts = (old: Uint32Array, each: number) => {
    const wide = new Uint32Array(size * each);
    wide.set(old);
    return wide;
  };
  const { size: before } = slots;
  Object.assign(slots, {
    size,
    free: whole(slots.free),
    started: doubles(slots.started),
    worked: doubles(slots.worked),
    waited: doubles(slots.waited),
    cost: doubles(slots.cost),
    branches: whole(slots.branches),
    number: whole(slots.number),
    key: whole(slots.key),
    visits: counts(slots.visits, slots.counters),
    arrived: counts(slots.arrived, slots.joins),
  });
  for (let slot = size - 1; slot >= before; slot--) slots.free[slots.freeCount++] = slot;
}
