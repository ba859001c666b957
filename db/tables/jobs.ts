import type { InstantText } from "./accounts.ts";

/** Work that is done outside of any request; a row is deleted once it is done. */
export interface JobRow {
  id: string;
  kind: string;
  /** JSON, in the shape of its kind. */
  data: string;
  /** Of those that wait, only one has the same key; nobody else's once it runs. */
  onlyKey: string | null;
  /** Of the jobs with the same one, a single one runs at a time. */
  turn: string | null;
  state: "waiting" | "running" | "failed";
  /** Not before this instant. */
  runAt: InstantText;
  /** How often it was begun. */
  attempts: number;
  /** Why the last attempt failed; never a secret. */
  lastError: string | null;
  /** The server process that does it. */
  claimedBy: string | null;
  /** After this instant the process is taken to be gone, and another one may do it. */
  claimedUntil: InstantText | null;
  createdAt: InstantText;
  /** When it was given up. */
  failedAt: InstantText | null;
}
