import type { Network } from "../schedule/network.ts";
import { minutesPerDay, type CalendarDefinition } from "../time/calendar.ts";

/** Which tasks of a plan count as critical, and which nearly. */
export interface Criticality {
  /** Working days of total slack up to which a task is critical. */
  readonly slackDays: number;
  /** Working days of total slack up to which a task that is not critical is near-critical; none is when this is not more than `slackDays`. */
  readonly nearDays: number;
  /** Whether every end of the plan has a critical path of its own: what nothing waits for is late as soon as it finishes later than it does. */
  readonly severalEnds: boolean;
}

/** What Microsoft Project starts with, and a week that counts as near. */
export const ordinaryCriticality: Criticality = { slackDays: 0, nearDays: 5, severalEnds: false };

/** Most working days, also below none, that can be chosen. */
export const mostSlackDays = 999;

/** As the scheduling engine reads it, with days as long as those of the project's calendar. */
export function networkCriticality(
  { slackDays, nearDays, severalEnds }: Criticality,
  calendar: CalendarDefinition,
): Pick<Network, "criticalSlackMinutes" | "nearCriticalSlackMinutes" | "severalEnds"> {
  const dayLength = minutesPerDay(calendar);
  return { criticalSlackMinutes: slackDays * dayLength, nearCriticalSlackMinutes: nearDays * dayLength, severalEnds };
}
