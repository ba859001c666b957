import type { InstantText } from "./accounts.ts";

/** One entry of the append-only log; entries of a stream are chained by their hashes. */
export interface EventRow {
  /** A project's id, or `instance`. */
  stream: string;
  sequence: number;
  at: InstantText;
  actorId: string | null;
  command: string;
  subjectId: string | null;
  /** Which release's shapes `data` has; see `eventDataVersion`. */
  dataVersion: number;
  /** JSON: what it was and what it became. */
  data: string;
  requestId: string;
  previousHash: string;
  hash: string;
}

/** The answer to a request that carried an idempotency key, kept for a day. */
export interface IdempotencyRow {
  userId: string;
  key: string;
  requestHash: string;
  status: number;
  response: string;
  createdAt: InstantText;
}

export interface InstanceSettingRow {
  key: string;
  value: string;
}
