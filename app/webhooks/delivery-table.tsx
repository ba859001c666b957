import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { ShownWebhook } from "./webhooks.server.ts";

type Delivery = ShownWebhook["deliveries"][number];

interface DeliveryTableProps {
  readonly webhookId: string;
  readonly url: string;
  readonly deliveries: readonly Delivery[];
}

/** What was sent, when, and what became of it. */
export function DeliveryTable({ webhookId, url, deliveries }: DeliveryTableProps) {
  const { t } = useTranslation("webhooks");
  if (deliveries.length === 0) return <p className="mt-4 text-muted">{t("noDeliveries")}</p>;
  return (
    <ScrollRegion label={`${t("deliveries")} ${url}`}>
      <table className="mt-4 w-full text-[13px] sm:min-w-[36rem]">
        <caption className="pb-1 text-start font-medium">{t("deliveries")}</caption>
        <thead className="max-sm:sr-only">
          <tr className="text-start text-muted">
            <th scope="col" className="pe-4 text-start font-normal">
              {t("column.at")}
            </th>
            <th scope="col" className="pe-4 text-start font-normal">
              {t("column.event")}
            </th>
            <th scope="col" className="pe-4 text-start font-normal">
              {t("column.outcome")}
            </th>
            <th scope="col" className="pe-4 text-end font-normal">
              {t("column.duration")}
            </th>
            <th scope="col" className="no-print">
              <span className="sr-only">{t("redeliver")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {deliveries.map((delivery) => (
            <DeliveryRow key={delivery.id} delivery={delivery} webhookId={webhookId} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

interface DeliveryRowProps {
  readonly delivery: Delivery;
  readonly webhookId: string;
}

function DeliveryRow({ delivery, webhookId }: DeliveryRowProps) {
  const { t } = useTranslation("webhooks");
  const { at, last, next, state, status, error, durationMs, attempts } = delivery;
  const isTried = status !== null || error !== null;
  return (
    <tr className="border-t border-line align-top max-sm:block max-sm:py-1.5">
      <td className="whitespace-nowrap py-1 pe-4 tabular-nums max-sm:block">{at}</td>
      <td className="py-1 pe-4 max-sm:block">
        <EventName type={delivery.type} />
      </td>
      <td className={`py-1 pe-4 max-sm:block ${state === "failed" ? "text-critical" : ""}`}>
        {t(`state.${state === "waiting" && isTried ? (next === null ? "resending" : "again") : state}`, { when: next ?? "" })}
        {status === null ? null : <span className="ms-1 tabular-nums">{status}</span>}
        {error === null ? null : <span className="ms-1 text-muted">{errorWords(t, error)}</span>}
        {attempts > 1 ? <span className="block text-muted tabular-nums">{t("tries", { count: attempts, when: last })}</span> : null}
      </td>
      <td className="whitespace-nowrap py-1 pe-4 tabular-nums max-sm:block sm:text-end">
        {durationMs === null ? null : t("milliseconds", { count: durationMs })}
      </td>
      <td className="no-print whitespace-nowrap py-1 max-sm:block sm:text-end">
        {state === "waiting" && !isTried ? null : <SendAgain delivery={delivery} webhookId={webhookId} />}
      </td>
    </tr>
  );
}

/** What happened in words; what programs are told stands below. */
function EventName({ type }: { readonly type: string }) {
  const { t, i18n } = useTranslation("eventNames");
  const isKnown = i18n.exists(`eventNames:${type}`);
  return (
    <>
      {isKnown ? <span className="block">{t(type as "webhook.test")}</span> : null}
      <code className={isKnown ? "text-muted" : ""}>{type}</code>
    </>
  );
}

function SendAgain({ delivery: { id, state }, webhookId }: DeliveryRowProps) {
  const { t } = useTranslation("webhooks");
  const reply = useFormReply("redeliver");
  return (
    <ActionForm intent="redeliver" reply={reply?.values["deliveryId"] === id ? reply : undefined}>
      <input type="hidden" name="webhookId" value={webhookId} />
      <input type="hidden" name="deliveryId" value={id} />
      <SubmitButton primary={false}>{t(state === "waiting" ? "sendNow" : "redeliver")}</SubmitButton>
    </ActionForm>
  );
}

function errorWords(t: ReturnType<typeof useTranslation<"webhooks">>["t"], code: string): string {
  // Codes are written by the server, which has words for each.
  return t(`error.${code}` as "error.timeout");
}
