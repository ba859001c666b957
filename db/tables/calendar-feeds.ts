import type { Flag, InstantText } from "./accounts.ts";

/** An address of which a calendar program reads. The address itself is not kept: it is signed. */
export interface CalendarFeedRow {
  id: string;
  userId: string;
  /** Null for all projects of the account. */
  projectId: string | null;
  titlesOnly: Flag;
  /** Counted on when the address is changed: one of an earlier generation does not work any more. */
  generation: number;
  createdAt: InstantText;
}
