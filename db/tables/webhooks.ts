import type { InstantText } from "./accounts.ts";

export interface WebhookRow {
  id: string;
  projectId: string;
  url: string;
  /** Encrypted with the secret of the instance: what is sent is signed with it. */
  sealedSecret: string;
  /** JSON: the topics it is told of. */
  topics: string;
  /** Who stands for it: it tells nothing while they may not manage webhooks. */
  createdBy: string | null;
  createdAt: InstantText;
  /** Since when it is told nothing; null while it is. */
  pausedAt: InstantText | null;
  pauseReason: "person" | "failures" | null;
  version: number;
}

/** One message, however often it is sent. */
export interface WebhookDeliveryRow {
  id: string;
  webhookId: string;
  type: string;
  payload: string;
  createdAt: InstantText;
  state: "waiting" | "delivered" | "failed";
  attempts: number;
  lastAt: InstantText | null;
  /** What the last attempt was answered with; null when it was not answered. */
  status: number | null;
  durationMs: number | null;
  /** A code of the messages. */
  error: string | null;
}
