import type { Schedule } from "#app/domain/schedule/schedule.ts";
import { parseCivilTime } from "#app/domain/time/day.ts";
import { listMovesInARow, type MovesOfEntry } from "#db/queries/task-activity.ts";
import type { Database } from "#db/tables/index.ts";
import { changeImpact, isBigChange } from "./workspace/change-impact.ts";
import { scheduledPlan, type ScheduledPlan } from "./workspace/scheduled-plan.ts";

interface Person {
  readonly userId: string;
  readonly now: string;
}

const rowMinutes = 10;
const mostEntries = 50;

/**
 * The plan as it was before what one person moved in it in a row: within the last minutes, without anybody else moving something in
 * between. What moved much was asked about, alone or with what went before it; the row begins anew after it. Undefined when the change
 * that was logged last stands alone.
 */
export async function beforeMovesInARow(db: Database, before: ScheduledPlan, { userId, now }: Person): Promise<ScheduledPlan | undefined> {
  const since = new Date(Date.parse(now) - rowMinutes * 60_000).toISOString();
  // The newest entry is the change itself.
  const [, ...earlier] = await listMovesInARow(db, { projectId: before.plan.projectId, userId, since, limit: mostEntries + 1 });
  if (earlier.length === 0) return undefined;
  let dates = rolledBack(before.schedule, earlier);
  let start = withDates(before, dates);
  let isAlone = false;
  for (const entry of earlier.toReversed()) {
    dates = moved(before.schedule, dates, entry, "after");
    const { schedule } = withDates(before, dates);
    isAlone = isBigChange({ before: start, after: schedule, impact: changeImpact(start, schedule) });
    if (isAlone) start = withDates(before, dates);
  }
  return isAlone ? undefined : start;
}

type Dates = Pick<Schedule, "startMinutes" | "finishMinutes">;

function rolledBack(schedule: Schedule, entries: readonly MovesOfEntry[]): Dates {
  return entries.reduce<Dates>((dates, entry) => moved(schedule, dates, entry, "before"), schedule);
}

function moved(schedule: Schedule, dates: Dates, { moves }: MovesOfEntry, side: "before" | "after"): Dates {
  const startMinutes = dates.startMinutes.slice();
  const finishMinutes = dates.finishMinutes.slice();
  for (const move of moves) {
    const index = schedule.indexOf(move.taskId);
    if (index < 0) continue;
    startMinutes[index] = parseCivilTime(side === "before" ? move.startBefore : move.startAfter) ?? startMinutes[index]!;
    finishMinutes[index] = parseCivilTime(side === "before" ? move.finishBefore : move.finishAfter) ?? finishMinutes[index]!;
  }
  return { startMinutes, finishMinutes };
}

function withDates({ plan, schedule }: ScheduledPlan, dates: Dates): ScheduledPlan {
  return scheduledPlan(plan, { ...schedule, ...dates });
}
