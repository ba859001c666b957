import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { CostsPage } from "./costs-page.server.ts";
import { ItemFields } from "./item-controls.tsx";

const restoring = { budgetLine: "restoreLine", taskCost: "restoreTaskCost", cost: "restoreEntry" } as const;

/** What was deleted of late, and the way back. */
export function RemovedSection({ removed }: { readonly removed: CostsPage["removed"] }) {
  const { t } = useTranslation("costs");
  if (removed.length === 0) return null;
  return (
    <details className="no-print" id="removed">
      <summary className="cursor-pointer font-medium">{t("removed.heading", { count: removed.length })}</summary>
      <ul className="mt-2 flex flex-col gap-2">
        {removed.map((item) => (
          <li key={item.id} className="flex flex-wrap items-baseline gap-x-3 border-b border-line pb-2">
            <span>
              {t(`removed.kind.${item.kind}`)}
              {": "}
              {item.name} {item.amount}
            </span>
            <span className="text-[13px] text-muted">
              {item.by === null
                ? t("removed.when", { at: item.removed, until: item.until })
                : t("removed.whenBy", { at: item.removed, by: item.by, until: item.until })}
            </span>
            <Form method="post" action="?" preventScrollReset>
              <input type="hidden" name="intent" value={restoring[item.kind]} />
              <ItemFields item={item} />
              <button type="submit" className="link" aria-label={t("removed.restoreNamed", { name: item.name })}>
                {t("removed.restore")}
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </details>
  );
}
