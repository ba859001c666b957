import { z } from "zod";
import { webhookTopics } from "#app/domain/webhook/topics.ts";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { requireState } from "#app/http/api/entity-tag.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { idShape, instantShape, versionShape } from "#app/http/api/shapes.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { addWebhookForm } from "./webhooks.forms.server.ts";
import {
  addWebhook,
  describeDeliveries,
  describeWebhooks,
  pauseWebhook,
  redeliver,
  removeWebhook,
  resumeWebhook,
  testWebhook,
} from "./webhooks.server.ts";

const webhook = z
  .object({
    id: idShape,
    version: versionShape,
    url: z.string(),
    topics: z.array(z.enum(webhookTopics)),
    createdAt: instantShape,
    pausedAt: instantShape.nullable(),
    /** It is told nothing while there is one; `maker` when who stands for it may not manage webhooks any more. */
    pauseReason: z.enum(["person", "failures", "maker"]).nullable(),
    maker: z.string().nullable(),
  })
  .meta({ id: "Webhook" });
const delivery = z
  .object({
    id: idShape,
    type: z.string(),
    createdAt: instantShape,
    state: z.enum(["waiting", "delivered", "failed"]),
    attempts: z.number().int(),
    lastAt: instantShape.nullable(),
    /** When a message that waits is sent, or tried again. */
    nextAt: instantShape.nullable(),
    status: z.number().int().nullable(),
    durationMs: z.number().int().nullable(),
    error: z.string().nullable(),
  })
  .meta({ id: "WebhookDelivery" });

const webhooks = "/projects/:projectId/webhooks";
const oneWebhook = `${webhooks}/:webhookId`;
const mostDeliveries = 100;

type WebhookCaller = ProjectCaller & { readonly params: Readonly<Record<string, string | undefined>> };

export const webhookEndpoints = [
  endpoint({
    id: "listWebhooks",
    method: "GET",
    path: webhooks,
    permission: "webhooks.manage",
    query: pageQuery,
    answer: pageOf(webhook).meta({ id: "WebhookPage" }),
    run: async (caller) => answerPage(await describeWebhooks(caller), caller.query),
  }),
  endpoint({
    id: "createWebhook",
    method: "POST",
    path: webhooks,
    permission: "webhooks.manage",
    body: z.strictObject(addWebhookForm.shape).meta({ id: "NewWebhook" }),
    answer: z.object({ ...webhook.shape, secret: z.string() }).meta({ id: "WebhookWithSecret" }),
    answersSecret: true,
    status: 201,
    run: async (args) => {
      const { id, secret } = await addWebhook(args);
      const { body, state } = await answerWebhook(args, id);
      const location = `/projects/${args.project.id}/webhooks/${id}`;
      return { body: { ...body, secret }, location, ...(state === undefined ? {} : { state }) };
    },
  }),
  endpoint({
    id: "getWebhook",
    method: "GET",
    path: oneWebhook,
    permission: "webhooks.manage",
    answer: webhook,
    run: async (caller) => answerWebhook(caller, idOf(caller)),
  }),
  endpoint({
    id: "pauseWebhook",
    method: "POST",
    path: `${oneWebhook}/pause`,
    permission: "webhooks.manage",
    isConditional: true,
    answer: webhook,
    run: async (args) => {
      await pauseWebhook({ ...args, value: { webhookId: idOf(args), version: args.version } });
      return answerWebhook(args, idOf(args));
    },
  }),
  endpoint({
    id: "resumeWebhook",
    method: "POST",
    path: `${oneWebhook}/resume`,
    permission: "webhooks.manage",
    isConditional: true,
    answer: webhook,
    run: async (args) => {
      await resumeWebhook({ ...args, value: { webhookId: idOf(args), version: args.version } });
      return answerWebhook(args, idOf(args));
    },
  }),
  endpoint({
    id: "testWebhook",
    method: "POST",
    path: `${oneWebhook}/test`,
    permission: "webhooks.manage",
    run: async (args) => testWebhook({ ...args, value: { webhookId: idOf(args) } }),
  }),
  endpoint({
    id: "deleteWebhook",
    method: "DELETE",
    path: oneWebhook,
    permission: "webhooks.manage",
    isConditional: true,
    run: async (args) => {
      const { body } = await answerWebhook(args, idOf(args));
      requireState(args.state, body.version);
      await removeWebhook({ ...args, value: { webhookId: body.id } });
    },
  }),
  endpoint({
    id: "listWebhookDeliveries",
    method: "GET",
    path: `${oneWebhook}/deliveries`,
    permission: "webhooks.manage",
    query: pageQuery,
    answer: pageOf(delivery).meta({ id: "WebhookDeliveryPage" }),
    run: async (caller) => {
      const { body } = await answerWebhook(caller, idOf(caller));
      return answerPage(await describeDeliveries(caller, body.id, mostDeliveries), caller.query);
    },
  }),
  endpoint({
    id: "redeliverWebhook",
    method: "POST",
    path: `${oneWebhook}/deliveries/:deliveryId/redeliver`,
    permission: "webhooks.manage",
    run: async (args) => redeliver({ ...args, value: { webhookId: idOf(args), deliveryId: args.params["deliveryId"] ?? "" } }),
  }),
];

function idOf({ params }: WebhookCaller): string {
  return params["webhookId"] ?? "";
}

async function answerWebhook(caller: ProjectCaller, id: string): Promise<EndpointAnswer<z.input<typeof webhook>>> {
  const found = (await describeWebhooks(caller)).find((entry) => entry.id === id);
  if (!found) throw errorResponse(404, caller.context);
  return { body: found, state: found.version };
}
