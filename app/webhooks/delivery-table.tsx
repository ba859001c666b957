import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { ShownWebhook } from "./webhooks.server.ts";

interface DeliveryTableProps {
  readonly webhookId: string;
  readonly url: string;
  readonly deliveries: ShownWebhook["deliveries"];
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
            <tr key={delivery.id} className="border-t border-line max-sm:block max-sm:py-1.5">
              <td className="whitespace-nowrap py-1 pe-4 tabular-nums max-sm:block">{delivery.at}</td>
              <td className="py-1 pe-4 max-sm:block">
                <code>{delivery.type}</code>
              </td>
              <td className={`py-1 pe-4 max-sm:block ${delivery.state === "failed" ? "text-critical" : ""}`}>
                {t(`state.${delivery.state === "waiting" && delivery.error !== null ? "again" : delivery.state}`)}
                {delivery.status === null ? null : <span className="ms-1 tabular-nums">{delivery.status}</span>}
                {delivery.error === null ? null : <span className="ms-1 text-muted">{errorWords(t, delivery.error)}</span>}
              </td>
              <td className="whitespace-nowrap py-1 pe-4 tabular-nums max-sm:block sm:text-end">
                {delivery.durationMs === null ? null : t("milliseconds", { count: delivery.durationMs })}
              </td>
              <td className="no-print py-1 max-sm:block sm:text-end">
                {delivery.state === "waiting" ? null : (
                  <ActionForm intent="redeliver" reply={undefined}>
                    <input type="hidden" name="webhookId" value={webhookId} />
                    <input type="hidden" name="deliveryId" value={delivery.id} />
                    <SubmitButton primary={false}>{t("redeliver")}</SubmitButton>
                  </ActionForm>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function errorWords(t: ReturnType<typeof useTranslation<"webhooks">>["t"], code: string): string {
  // Codes are written by the server, which has words for each.
  return t(`error.${code}` as "error.timeout");
}
