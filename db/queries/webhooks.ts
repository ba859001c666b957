import type { WebhookDeliveryRow, WebhookRow } from "../tables/webhooks.ts";
import type { Database } from "../tables/index.ts";

export async function insertWebhook(db: Database, webhook: WebhookRow): Promise<void> {
  await db.insertInto("webhook").values(webhook).execute();
}

/** A webhook with what the account that stands for it is in its project now: null for no member. */
export interface WebhookOfMaker extends WebhookRow {
  readonly makerName: string | null;
  readonly makerRole: string | null;
  readonly makerDisabledAt: string | null;
}

function webhooksOfMakers(db: Database) {
  return db
    .selectFrom("webhook")
    .leftJoin("appUser as maker", "maker.id", "webhook.createdBy")
    .leftJoin("projectMember", (join) =>
      join.onRef("projectMember.projectId", "=", "webhook.projectId").onRef("projectMember.userId", "=", "webhook.createdBy"),
    )
    .selectAll("webhook")
    .select(["maker.name as makerName", "maker.disabledAt as makerDisabledAt", "projectMember.role as makerRole"]);
}

export async function listWebhooks(db: Database, projectId: string): Promise<WebhookOfMaker[]> {
  return webhooksOfMakers(db).where("webhook.projectId", "=", projectId).orderBy("webhook.createdAt").orderBy("webhook.id").execute();
}

export async function findWebhook(db: Database, projectId: string, id: string): Promise<WebhookOfMaker | undefined> {
  return webhooksOfMakers(db).where("webhook.projectId", "=", projectId).where("webhook.id", "=", id).executeTakeFirst();
}

export type WebhookChanges = Partial<Pick<WebhookRow, "url" | "topics" | "pausedAt" | "pauseReason" | "createdBy">>;

/** Changes a webhook that is still at `version`; false when it was changed elsewhere. */
export async function updateWebhook(db: Database, id: string, version: number, changes: WebhookChanges): Promise<boolean> {
  const result = await db
    .updateTable("webhook")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function deleteWebhook(db: Database, id: string): Promise<void> {
  await db.deleteFrom("webhook").where("id", "=", id).execute();
}

export async function insertDeliveries(db: Database, deliveries: readonly WebhookDeliveryRow[]): Promise<void> {
  await db
    .insertInto("webhookDelivery")
    .values([...deliveries])
    .execute();
}

/** The newest messages of a webhook first. */
export async function listDeliveries(db: Database, webhookId: string, limit: number): Promise<WebhookDeliveryRow[]> {
  return db
    .selectFrom("webhookDelivery")
    .selectAll()
    .where("webhookId", "=", webhookId)
    .orderBy("createdAt", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

export async function findDelivery(db: Database, id: string): Promise<WebhookDeliveryRow | undefined> {
  return db.selectFrom("webhookDelivery").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The webhook that a message is for. */
export async function findWebhookById(db: Database, id: string): Promise<WebhookOfMaker | undefined> {
  return webhooksOfMakers(db).where("webhook.id", "=", id).executeTakeFirst();
}

export type DeliveryOutcome = Pick<WebhookDeliveryRow, "state" | "attempts" | "lastAt" | "status" | "durationMs" | "error">;

export async function updateDelivery(db: Database, id: string, outcome: Partial<DeliveryOutcome>): Promise<void> {
  await db.updateTable("webhookDelivery").set(outcome).where("id", "=", id).execute();
}

/** Forgets what was sent before an instant. */
export async function forgetDeliveries(db: Database, before: string): Promise<void> {
  await db.deleteFrom("webhookDelivery").where("createdAt", "<", before).where("state", "!=", "waiting").execute();
}
