import type { InstantText } from "./accounts.ts";

export interface TourProgressRow {
  userId: string;
  /** The stop it is at, from 0. */
  stop: number;
  /** When it came to its end or was left; null while it goes on. */
  finishedAt: InstantText | null;
}
