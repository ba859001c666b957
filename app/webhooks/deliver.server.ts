import { createHmac } from "node:crypto";
import type { Services } from "#app/http/context.server.ts";
import { postSafely, type OutboundOutcome } from "#app/http/outbound/post-safely.server.ts";
import { refuseUrl, type Resolve } from "#app/http/outbound/public-address.server.ts";
import { pauseOf } from "#app/http/webhook-outbox.server.ts";
import { PermanentFailure } from "#app/jobs/failure.server.ts";
import { appendEvent } from "#db/queries/events.ts";
import { findDelivery, findWebhookById, listDeliveries, updateDelivery, updateWebhook } from "#db/queries/webhooks.ts";
import type { WebhookDeliveryRow, WebhookRow } from "#db/tables/webhooks.ts";

type DeliverServices = Pick<Services, "db" | "vault" | "now" | "outboundHosts">;

export interface DeliveryRun {
  readonly attempt: number;
  readonly signal: AbortSignal;
}

/** So many messages in a row that could not be delivered at all pause a webhook. */
const failuresToPause = 5;
export const mostAttempts = 8;

/**
 * Sends one message. The id stays the same however often it is sent, so that a receiver can tell. Throws when it is to be tried again, and
 * a {@link PermanentFailure} when it is not.
 */
export async function deliver(
  services: DeliverServices,
  { deliveryId }: { deliveryId: string },
  { attempt, signal }: DeliveryRun,
  resolve?: Resolve,
): Promise<void> {
  const { db, vault, now, outboundHosts } = services;
  const delivery = await findDelivery(db, deliveryId);
  const webhook = delivery && (await findWebhookById(db, delivery.webhookId));
  // Taken away since, sent already before the process died, or nobody is to be told any more.
  if (!delivery || !webhook || delivery.state !== "waiting") return;
  if (pauseOf(webhook) !== null) return updateDelivery(db, delivery.id, { state: "failed", error: "paused" });
  const secret = await vault.open(webhook.sealedSecret);
  if (secret === undefined) {
    await updateDelivery(db, delivery.id, { state: "failed", error: "secret" });
    throw new PermanentFailure("The secret of the webhook was sealed with another secret of the instance.");
  }
  const post = { url: new URL(webhook.url), body: delivery.payload, headers: signedHeaders(secret, delivery, now()) };
  const outcome = await postSafely(post, { allowed: outboundHosts, signal, ...(resolve ? { resolve } : {}) });
  await keepOutcome(services, webhook, delivery, outcome, attempt);
}

/** What lets the receiver see who sent a message, and that it is not an old one sent again by somebody else. */
export function signedHeaders(secret: string, { id, type, payload }: Pick<WebhookDeliveryRow, "id" | "type" | "payload">, now: string) {
  const seconds = Math.floor(Date.parse(now) / 1000);
  const signature = createHmac("sha256", secret).update(`${seconds}.${payload}`).digest("hex");
  return {
    "User-Agent": "Rollout",
    "Rollout-Delivery": id,
    "Rollout-Event": type,
    "Rollout-Signature": `t=${seconds},v1=${signature}`,
  };
}

async function keepOutcome(
  { db, now, outboundHosts }: DeliverServices,
  webhook: WebhookRow,
  delivery: WebhookDeliveryRow,
  { status, error, durationMs }: OutboundOutcome,
  attempt: number,
): Promise<void> {
  // An address that may not be called will not be one that may in a minute.
  const isFinal = refuseUrl(new URL(webhook.url), outboundHosts) !== null || attempt >= mostAttempts;
  const state = error === null ? "delivered" : isFinal ? "failed" : "waiting";
  await updateDelivery(db, delivery.id, { state, attempts: delivery.attempts + 1, lastAt: now(), status, durationMs, error });
  if (error === null) return;
  if (isFinal) await pauseWhenHopeless({ db, now }, webhook);
  const text = `The webhook could not be called: ${error}${status === null ? "" : ` ${status}`}.`;
  throw isFinal ? new PermanentFailure(text) : new Error(text);
}

async function pauseWhenHopeless({ db, now }: Pick<DeliverServices, "db" | "now">, webhook: WebhookRow): Promise<void> {
  const done = (await listDeliveries(db, webhook.id, 50)).filter((delivery) => delivery.state !== "waiting").slice(0, failuresToPause);
  if (done.length < failuresToPause || done.some((delivery) => delivery.state !== "failed")) return;
  await db.transaction().execute(async (transaction) => {
    const changes = { pausedAt: now(), pauseReason: "failures" as const };
    if (!(await updateWebhook(transaction, webhook.id, webhook.version, changes))) return;
    await appendEvent(transaction, {
      stream: webhook.projectId,
      at: now(),
      actorId: null,
      command: "webhook.pause",
      subjectId: webhook.id,
      data: { host: new URL(webhook.url).host },
      requestId: "",
    });
  });
}
