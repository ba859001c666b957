import type { Flag, InstantText } from "./accounts.ts";

/** A long computation that several servers follow. */
export interface SharedWorkRow {
  projectId: string;
  kind: string;
  /** JSON: of which version of the plan, and what was asked for. */
  wish: string;
  /** The share that is done, 0 to 1. */
  share: number;
  /** The server process that does it. */
  claimedBy: string;
  /** After this instant the process is taken to be gone, unless there is an outcome. */
  claimedUntil: InstantText;
  /** Somebody has asked to stop it. */
  stopWanted: Flag;
  /** JSON, once it is done. */
  outcome: string | null;
}
