import { longestDurationMinutes } from "../time/duration.ts";
import type { Pause } from "./network.ts";

/**
 * Working minutes from start to finish of a task that rests in between, and those that are left when so many per cent of its work are
 * done: a task of 480 minutes that rests 960 after its first 240 spans 1440, and with 50 % done 240 are left. Pauses at the edges of the work
 * are none. Null when a pause is no amount or they run backward.
 */
export function spanAndRest(
  pauses: readonly Pause[],
  duration: number,
  percentComplete: number,
): { readonly span: number; readonly remaining: number } | null {
  const done = (duration * percentComplete) / 100;
  let paused = 0;
  let ahead = 0;
  let last = 0;
  for (const { afterMinutes, minutes } of pauses) {
    if (!(afterMinutes >= last && minutes >= 0 && paused + minutes <= longestDurationMinutes)) return null;
    last = afterMinutes;
    if (afterMinutes <= 0 || afterMinutes >= duration) continue;
    paused += Math.round(minutes);
    if (afterMinutes > done) ahead += Math.round(minutes);
  }
  return { span: duration + paused, remaining: Math.round(duration - done) + ahead };
}
