import type { WorkCalendar } from "../time/calendar.ts";
import { workBetween } from "../time/calendar.ts";
import { formatCivilTime } from "../time/day.ts";
import { finishOf } from "./finish-of.ts";
import type { FinishLine } from "./finish-of.ts";
import type { TornadoBar } from "./forecast.ts";
import { normalQuantile } from "../stats/normal.ts";
import { replay, setScore } from "./replay.ts";
import type { Replay } from "./replay.ts";
import type { UncertainTask } from "./uncertain-tasks.ts";

const tenthScore = normalQuantile(0.9);

/**
 * Moves the given tasks one at a time from the duration that one time in ten is below to that which one time in ten is above, everything else at its
 * median, calculates the whole network for each, and returns the `most` that move the finish line most. Leaves all tasks at their medians.
 */
export function drawTornado(
  played: Replay,
  candidates: readonly UncertainTask[],
  line: FinishLine,
  calendar: WorkCalendar,
  most: number,
): readonly TornadoBar[] {
  for (const uncertain of played.tasks) setScore(played, uncertain, 0);
  const bars = candidates.map((uncertain): TornadoBar => {
    const shortMinutes = setScore(played, uncertain, -tenthScore);
    replay(played);
    const early = finishOf(played.timetable, line);
    const longMinutes = setScore(played, uncertain, tenthScore);
    replay(played);
    const late = finishOf(played.timetable, line);
    setScore(played, uncertain, 0);
    return {
      taskId: played.timetable.model.ids[uncertain.task]!,
      shortMinutes,
      longMinutes,
      early: formatCivilTime(early),
      late: formatCivilTime(late),
      swingMinutes: workBetween(calendar, early, late),
    };
  });
  return bars
    .filter((bar) => bar.swingMinutes !== 0)
    .sort((one, other) => Math.abs(other.swingMinutes) - Math.abs(one.swingMinutes))
    .slice(0, most);
}
