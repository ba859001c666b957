import { randomBytes } from "node:crypto";
import type { z } from "zod";
import { isOfEvaluation } from "#app/domain/evaluation/evaluation-areas.ts";
import { webhookTopics } from "#app/domain/webhook/topics.ts";
import { change, type Change } from "#app/http/change.server.ts";
import { supplierAccounts } from "#app/http/evaluation/supplier-side.server.ts";
import { errorResponse, type IntentArgs, type ProjectCaller } from "#app/http/guarded.server.ts";
import { refuseUrl } from "#app/http/outbound/public-address.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { Refusal, tooOften } from "#app/http/refusal.ts";
import { deliveryJob, pauseOf, queueMessages, readTopics, type WebhookMessage } from "#app/http/webhook-outbox.server.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { lockName } from "#db/dialect.ts";
import {
  deleteWebhook,
  findDelivery,
  findWebhook,
  insertWebhook,
  listDeliveries,
  listWebhooks,
  updateDelivery,
  updateWebhook,
  type WebhookChanges,
  type WebhookOfMaker,
} from "#db/queries/webhooks.ts";
import type { WebhookDeliveryRow } from "#db/tables/webhooks.ts";
import type { addWebhookForm, redeliverForm, versionedWebhookForm, webhookForm } from "./webhooks.forms.server.ts";

type WebhookArgs<Schema extends z.ZodType> = IntentArgs<"webhooks.manage", z.output<Schema>>;

const mostWebhooks = 10;
const deliveriesShown = 20;

/** Adds an address that is told what happens from now on. Its secret, which signs what is sent, is shown this once. */
export async function addWebhook(args: WebhookArgs<typeof addWebhookForm>): Promise<{ id: string; secret: string }> {
  const { context, project, user, value } = args;
  const url = new URL(value.url);
  const refusal = refuseUrl(url, context.outboundHosts);
  if (refusal) throw new Refusal(`webhook.${refusal}`, { field: "url" });
  const secret = `whsec_${randomBytes(32).toString("base64url")}`;
  const sealedSecret = await context.vault.seal(secret);
  const id = context.newId();
  const made = await change(args, async ({ transaction, record }) => {
    await lockName(transaction, `webhooks:${project.id}`);
    if ((await listWebhooks(transaction, project.id)).length >= mostWebhooks)
      throw new Refusal("webhook.tooMany", { field: "url", parameters: { limit: mostWebhooks } });
    const topics = webhookTopics.filter((topic) => value.topics.includes(topic));
    const row = { id, projectId: project.id, url: url.href, sealedSecret, topics: JSON.stringify(topics), createdBy: user.id };
    await insertWebhook(transaction, { ...row, createdAt: context.now(), pausedAt: null, pauseReason: null, version: 1 });
    await record({ stream: project.id, command: "webhook.add", subjectId: id, data: { host: url.host, topics } });
    return id;
  });
  if (made !== id) throw new Refusal("webhook.shownOnce", { status: 409 });
  return { id, secret };
}

export async function removeWebhook(args: WebhookArgs<typeof webhookForm>): Promise<void> {
  await changeWebhook(args, async (webhook, { transaction, record }) => {
    await deleteWebhook(transaction, webhook.id);
    await record({ stream: args.project.id, command: "webhook.remove", subjectId: webhook.id, data: { host: new URL(webhook.url).host } });
  });
}

/** Tells it nothing until it is resumed. What happens meanwhile is not told later. */
export async function pauseWebhook(args: WebhookArgs<typeof versionedWebhookForm>): Promise<void> {
  await turn(args, "webhook.pause", () => ({ pausedAt: args.context.now(), pauseReason: "person" }));
}

/** Tells it again. Who resumes one whose maker has lost the right stands for it from then on. */
export async function resumeWebhook(args: WebhookArgs<typeof versionedWebhookForm>): Promise<void> {
  await turn(args, "webhook.resume", (webhook) => ({
    pausedAt: null,
    pauseReason: null,
    createdBy: pauseOf(webhook) === "maker" ? args.user.id : webhook.createdBy,
  }));
}

async function turn(
  args: WebhookArgs<typeof versionedWebhookForm>,
  command: string,
  changesOf: (webhook: WebhookOfMaker) => WebhookChanges,
): Promise<void> {
  await changeWebhook(args, async (webhook, { transaction, record }) => {
    if (!(await updateWebhook(transaction, webhook.id, args.value.version, changesOf(webhook))))
      throw new Refusal("webhook.stale", { status: 409 });
    await record({ stream: args.project.id, command, subjectId: webhook.id, data: { host: new URL(webhook.url).host } });
  });
}

/** Sends a message that says nothing but that it is a test. */
export async function testWebhook(args: WebhookArgs<typeof webhookForm>): Promise<void> {
  const { context, project, user } = args;
  const limited = await context.limits.use("webhookTest", project.id);
  if (limited) throw tooOften("webhook.tooManyTests", limited.retryAfterSeconds);
  await changeWebhook(args, async (webhook, { transaction }) => {
    if (pauseOf(webhook) !== null) throw new Refusal("webhook.paused");
    const message: WebhookMessage = {
      type: "webhook.test",
      projectId: project.id,
      subjectId: webhook.id,
      version: 0,
      at: context.now(),
      actor: user.name,
    };
    await queueMessages(context, transaction, message, [webhook.id]);
  });
}

/** Sends a message once more, under the same id; one that waits to be tried again is tried now instead of then. */
export async function redeliver(args: WebhookArgs<typeof redeliverForm>): Promise<void> {
  const { context, project, value } = args;
  const limited = await context.limits.use("webhookTest", project.id);
  if (limited) throw tooOften("webhook.tooManyTests", limited.retryAfterSeconds);
  await changeWebhook(args, async (webhook, { transaction }) => {
    const delivery = await findDelivery(transaction, value.deliveryId);
    if (delivery?.webhookId !== webhook.id) throw errorResponse(404, context);
    if (pauseOf(webhook) !== null) throw new Refusal("webhook.paused");
    const { kind, data, ...job } = deliveryJob(delivery);
    const jobs = delivery.state === "waiting" ? await context.jobs.find(transaction, kind, [data]) : [];
    if (jobs.some(({ state }) => state !== "failed")) return context.jobs.hasten(transaction, kind, data);
    await updateDelivery(transaction, delivery.id, { state: "waiting" });
    await context.jobs.enqueue(transaction, { kind, data, ...job });
  });
}

async function changeWebhook(
  args: WebhookArgs<z.ZodType<{ readonly webhookId: string }>>,
  work: (webhook: WebhookOfMaker, change: Change) => Promise<void>,
): Promise<void> {
  const { context, project, value } = args;
  await change(args, async (started) => {
    const webhook = await findWebhook(started.transaction, project.id, value.webhookId);
    if (!webhook) throw errorResponse(404, context);
    await work(webhook, started);
  });
}

/** The webhooks of a project as they are kept, without what signs. */
export async function describeWebhooks({ context, project }: ProjectCaller) {
  return (await listWebhooks(context.db, project.id)).map((webhook) => {
    const { id, url, topics, createdAt, pausedAt, makerName, version } = webhook;
    return { id, version, url, topics: readTopics(topics), createdAt, pausedAt, pauseReason: pauseOf(webhook), maker: makerName };
  });
}

export async function describeDeliveries({ context, project, user }: ProjectCaller, webhookId: string, limit = deliveriesShown) {
  const isSupplier = (await supplierAccounts(context.db, project.id)).has(user.id);
  const rows = (await listDeliveries(context.db, webhookId, limit)).filter(({ type }) => !isSupplier || !isOfEvaluation(type));
  const nextAt = await readNextTries(
    context,
    rows.filter(({ state }) => state === "waiting"),
  );
  return rows.map(({ id, type, createdAt, state, attempts, lastAt, status, durationMs, error }) => {
    return { id, type, createdAt, state, attempts, lastAt, nextAt: nextAt.get(id) ?? null, status, durationMs, error };
  });
}

/** When each message that waits is sent, by its id. */
async function readNextTries({ db, jobs }: ProjectCaller["context"], waiting: readonly WebhookDeliveryRow[]) {
  const told = waiting.map((delivery) => deliveryJob(delivery).data);
  const found = await jobs.find(db, "webhook.deliver", told);
  return new Map(found.filter(({ state }) => state === "waiting").map(({ data, runAt }) => [data.deliveryId, runAt]));
}

export type ShownWebhook = Awaited<ReturnType<typeof readWebhooksPage>>["webhooks"][number];

/** The page: every webhook with what became of its newest messages. */
export async function readWebhooksPage(caller: ProjectCaller, { locale, timeZone }: Reader) {
  const webhooks = [];
  const now = caller.context.now();
  for (const webhook of await describeWebhooks(caller)) {
    const deliveries = (await describeDeliveries(caller, webhook.id)).map((delivery) => ({
      ...delivery,
      at: formatInstant(delivery.createdAt, locale, timeZone),
      last: formatInstant(delivery.lastAt ?? delivery.createdAt, locale, timeZone),
      /** Null when it is not tried again, or at once. */
      next: delivery.nextAt === null || delivery.nextAt <= now ? null : formatInstant(delivery.nextAt, locale, timeZone),
    }));
    webhooks.push({ ...webhook, deliveries });
  }
  return { webhooks, topics: webhookTopics, canEdit: caller.can("webhooks.manage"), formKey: caller.context.newId() };
}
