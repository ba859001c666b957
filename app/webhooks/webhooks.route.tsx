import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { NewWebhookForm } from "./new-webhook-form.tsx";
import { WebhookEntry } from "./webhook-entry.tsx";
import { addWebhookForm, redeliverForm, versionedWebhookForm, webhookForm } from "./webhooks.forms.server.ts";
import { addWebhook, pauseWebhook, readWebhooksPage, redeliver, removeWebhook, resumeWebhook, testWebhook } from "./webhooks.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("webhooks.manage", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  return { title: reader.t("webhooks:title"), projectId: caller.project.id, ...(await readWebhooksPage(caller, reader)) };
});

export const action = guardedAction({
  add: intent("webhooks.manage", addWebhookForm, addWebhook),
  remove: intent("webhooks.manage", webhookForm, removeWebhook),
  pause: intent("webhooks.manage", versionedWebhookForm, pauseWebhook),
  resume: intent("webhooks.manage", versionedWebhookForm, resumeWebhook),
  test: intent("webhooks.manage", webhookForm, testWebhook),
  redeliver: intent("webhooks.manage", redeliverForm, redeliver),
});

export default function WebhooksPage() {
  const { t } = useTranslation("webhooks");
  const { t: settings } = useTranslation("settings");
  const { projectId, webhooks, topics, canEdit, formKey } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-3xl">
      <p className="no-print">
        <a className="link" href={`/projects/${projectId}/settings`}>
          {settings("title")}
        </a>
      </p>
      <h1>{t("title")}</h1>
      <p className="mb-6 mt-1 max-w-prose text-muted">{t("lead")}</p>
      {canEdit ? <NewWebhookForm key={formKey} formKey={formKey} topics={topics} /> : null}
      {webhooks.length === 0 ? <p className="mt-6 text-muted">{t("none")}</p> : null}
      {webhooks.map((webhook) => (
        <WebhookEntry key={webhook.id} webhook={webhook} />
      ))}
    </div>
  );
}
