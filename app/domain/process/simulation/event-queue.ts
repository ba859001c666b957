/** What is to happen, the earliest first; what happens to whom is two whole numbers. */
export interface EventQueue {
  times: Float64Array;
  cases: Int32Array;
  deeds: Int32Array;
  count: number;
}

export function createEventQueue(): EventQueue {
  return { times: new Float64Array(256), cases: new Int32Array(256), deeds: new Int32Array(256), count: 0 };
}

/** Puts an event in. Method: a binary heap (Williams 1964). */
export function addEvent(queue: EventQueue, time: number, slot: number, deed: number): void {
  if (queue.count === queue.times.length) widen(queue);
  const { times, cases, deeds } = queue;
  let at = queue.count++;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (times[parent]! <= time) break;
    times[at] = times[parent]!;
    cases[at] = cases[parent]!;
    deeds[at] = deeds[parent]!;
    at = parent;
  }
  times[at] = time;
  cases[at] = slot;
  deeds[at] = deed;
}

/** Takes the first event, which is at place 0, out. */
export function dropFirst(queue: EventQueue): void {
  const { times, cases, deeds } = queue;
  const last = --queue.count;
  if (last === 0) return;
  const time = times[last]!;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= last) break;
    if (child + 1 < last && times[child + 1]! < times[child]!) child++;
    if (times[child]! >= time) break;
    times[at] = times[child]!;
    cases[at] = cases[child]!;
    deeds[at] = deeds[child]!;
    at = child;
  }
  times[at] = time;
  cases[at] = cases[last]!;
  deeds[at] = deeds[last]!;
}

function widen(queue: EventQueue): void {
  const times = new Float64Array(2 * queue.times.length);
  times.set(queue.times);
  const cases = new Int32Array(times.length);
  cases.set(queue.cases);
  const deeds = new Int32Array(times.length);
  deeds.set(queue.deeds);
  Object.assign(queue, { times, cases, deeds });
}
