import { z } from "zod";
import type { AppLoadContext } from "@remix-run/node";
import { topicOf, webhookTopics, type WebhookTopic } from "#app/domain/webhook/topics.ts";
import { isOfEvaluation } from "#app/domain/evaluation/evaluation-areas.ts";
import { isProjectRole, roleMay } from "#app/domain/access/permissions.ts";
import { supplierAccounts } from "./evaluation/supplier-side.server.ts";
import { insertDeliveries, listWebhooks, type WebhookOfMaker } from "#db/queries/webhooks.ts";
import type { Database } from "#db/tables/index.ts";

const none: ReadonlySet<string> = new Set();
const topicsSchema = z.array(z.enum(webhookTopics));

/** What a webhook is told: that something happened, to what and by whom; nothing of what was written. */
export interface WebhookMessage {
  readonly type: string;
  readonly projectId: string;
  readonly subjectId: string | null;
  /** The place of the event in the project's log; it only rises. */
  readonly version: number;
  readonly at: string;
  readonly actor: string | null;
}

/** Puts a message for every webhook that listens into the transaction of what happened: it is sent if that is committed. */
export async function tellWebhooks(
  { jobs, newId, now }: Pick<AppLoadContext, "jobs" | "newId" | "now">,
  transaction: Database,
  message: WebhookMessage,
): Promise<void> {
  const topic = topicOf(message.type);
  if (topic === null) return;
  const listening = (await listWebhooks(transaction, message.projectId)).filter((webhook) => pauseOf(webhook) === null);
  const suppliers = isOfEvaluation(message.type) && listening.length > 0 ? await supplierAccounts(transaction, message.projectId) : none;
  const told = listening.filter(({ topics, createdBy }) => readTopics(topics).includes(topic) && !suppliers.has(createdBy ?? ""));
  await queueMessages(
    { jobs, newId, now },
    transaction,
    message,
    told.map(({ id }) => id),
  );
}

/** Why a webhook is told nothing now; null when it is. What it is told, who stands for it must be allowed to have told. */
export function pauseOf({ pausedAt, pauseReason, makerRole, makerDisabledAt }: WebhookOfMaker): "maker" | "person" | "failures" | null {
  const mayTell = makerRole !== null && makerDisabledAt === null && isProjectRole(makerRole) && roleMay(makerRole, "webhooks.manage");
  if (!mayTell) return "maker";
  return pausedAt === null ? null : (pauseReason ?? "person");
}

/** The same for webhooks that are named, whatever they listen to. Returns the ids of the messages. */
export async function queueMessages(
  { jobs, newId, now }: Pick<AppLoadContext, "jobs" | "newId" | "now">,
  transaction: Database,
  message: WebhookMessage,
  webhookIds: readonly string[],
): Promise<void> {
  if (webhookIds.length === 0) return;
  const waiting = { state: "waiting", attempts: 0, lastAt: null, status: null, durationMs: null, error: null } as const;
  const deliveries = webhookIds.map((webhookId) => {
    const id = newId();
    return { id, webhookId, type: message.type, payload: JSON.stringify({ id, ...message }), createdAt: now(), ...waiting };
  });
  await insertDeliveries(transaction, deliveries);
  await jobs.enqueue(transaction, ...deliveries.map(deliveryJob));
}

/** One message at a time goes to a webhook, so that a slow one holds up itself alone. */
export function deliveryJob({ id, webhookId }: { readonly id: string; readonly webhookId: string }) {
  return { kind: "webhook.deliver" as const, data: { deliveryId: id }, key: id, turn: `webhook ${webhookId}` };
}

export function readTopics(json: string): WebhookTopic[] {
  return topicsSchema.parse(JSON.parse(json));
}
