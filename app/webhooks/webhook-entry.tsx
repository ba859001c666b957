import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { DeliveryTable } from "./delivery-table.tsx";
import type { ShownWebhook } from "./webhooks.server.ts";

/** One webhook: where it leads, whether it works, what can be done with it, and its newest messages. */
export function WebhookEntry({ webhook }: { readonly webhook: ShownWebhook }) {
  const { t } = useTranslation("webhooks");
  const { id, url, topics, version, pauseReason, maker, deliveries } = webhook;
  return (
    <section className="card mt-6" aria-label={url}>
      <h2 className="break-all">{url}</h2>
      <p className="mt-1 text-muted">{topics.map((topic) => t(`topic.${topic}`)).join(t("separator"))}</p>
      {pauseReason === null ? null : (
        <p className="mt-2 rounded-md border border-critical bg-critical-soft px-3 py-2 text-critical">
          {t(reasonWords[pauseReason], { maker: maker ?? t("nobody") })}
        </p>
      )}
      <div className="no-print mt-3 flex flex-wrap gap-2">
        {pauseReason === null ? <EntryButton intent="test" webhookId={id} text={t("test")} /> : null}
        <EntryButton
          intent={pauseReason === null ? "pause" : "resume"}
          webhookId={id}
          version={version}
          text={t(pauseReason === null ? "pause" : pauseReason === "maker" ? "takeOver" : "resume")}
        />
        <EntryButton intent="remove" webhookId={id} text={t("remove")} />
      </div>
      <DeliveryTable webhookId={id} url={url} deliveries={deliveries} />
    </section>
  );
}

const reasonWords = { person: "paused", failures: "pausedByFailures", maker: "pausedByMaker" } as const;

interface EntryButtonProps {
  readonly intent: "test" | "pause" | "resume" | "remove";
  readonly webhookId: string;
  readonly version?: number;
  readonly text: string;
}

function EntryButton({ intent, webhookId, version, text }: EntryButtonProps) {
  const reply = useFormReply(intent);
  const isMine = reply?.values["webhookId"] === webhookId;
  return (
    <ActionForm intent={intent} reply={isMine ? reply : undefined}>
      <input type="hidden" name="webhookId" value={webhookId} />
      {version === undefined ? null : <input type="hidden" name="version" value={version} />}
      <SubmitButton primary={false}>{text}</SubmitButton>
    </ActionForm>
  );
}
