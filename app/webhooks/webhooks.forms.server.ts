import { z } from "zod";
import { webhookTopics } from "#app/domain/webhook/topics.ts";

const id = z.string().min(1).max(60);
const version = z.coerce.number().int().min(1);
const url = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .refine((text) => URL.canParse(text), "webhook.url");
const topics = z.array(z.enum(webhookTopics)).min(1).max(webhookTopics.length);

export const addWebhookForm = z.object({ url, topics });
export const webhookForm = z.object({ webhookId: id });
export const versionedWebhookForm = z.object({ webhookId: id, version });
export const redeliverForm = z.object({ webhookId: id, deliveryId: id });
