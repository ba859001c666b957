import { longestPlannedMinutes } from "../time/duration.ts";

/** What one plan file may hold; above it the file is refused with a message. */
export const importLimits = {
  bytes: 50_000_000,
  tasks: 100_000,
  links: 200_000,
  people: 20_000,
  assignments: 400_000,
  calendars: 20_000,
  calendarExceptions: 20_000,
  /** Elements within elements. */
  depth: 32,
  /** Tasks within phases within phases. */
  outlineLevels: 50,
  durationMinutes: longestPlannedMinutes,
} as const;
