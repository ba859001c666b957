import { standardCalendar } from "../time/calendar.ts";
import type { Network, NetworkLink, NetworkTask } from "./network.ts";

/**
 * Makes a network to measure and test with, the same for the same size and seed: `taskCount` tasks of one to ten days, each with
 * about two finish-to-start predecessors among the 200 tasks before it, in groups of 50 under summaries, Monday to Friday,
 * from 2026-01-05. The summaries come on top of `taskCount`. Throws nothing; a count of 0 gives an empty network.
 */
export function makeNetwork(taskCount: number, seed: number): Network {
  const random = createRandom(seed);
  const tasks: NetworkTask[] = [];
  const links: NetworkLink[] = [];
  for (let number = 0; number < taskCount; number++) {
    const group = `group-${Math.floor(number / 50)}`;
    if (number % 50 === 0) tasks.push({ id: group, parent: null, durationMinutes: 0 });
    const id = `task-${number}`;
    tasks.push({ id, parent: group, durationMinutes: (1 + Math.floor(random() * 10)) * 480 });
    const predecessors = new Set<number>();
    const wanted = Math.min(number, 1 + Math.floor(random() * 3));
    for (let attempt = 0; attempt < wanted; attempt++) predecessors.add(number - 1 - Math.floor(random() * Math.min(200, number)));
    for (const predecessor of predecessors) {
      links.push({ predecessor: `task-${predecessor}`, successor: id, type: "FS", lag: 0, lagUnit: "working" });
    }
  }
  return { start: "2026-01-05T08:00", calendars: { standard: standardCalendar }, calendar: "standard", tasks, links };
}

/** A small linear congruential generator (Numerical Recipes' constants): numbers from 0 up to 1. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x100000000;
  };
}
