import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { VendorsPage } from "./vendors-page.server.ts";

/** Vendors that were taken away, and the way back. */
export function RemovedVendors({ removed }: { readonly removed: VendorsPage["removed"] }) {
  const { t } = useTranslation("vendors");
  if (removed.length === 0) return null;
  return (
    <details className="no-print">
      <summary className="cursor-pointer font-medium">{t("removed.title", { count: removed.length })}</summary>
      <ul className="mt-2 flex flex-col gap-2">
        {removed.map(({ id, version, name, removed: at, by }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3 border-b border-line pb-2">
            <span>{name}</span>
            <span className="text-[0.93em] text-muted">{t("removed.when", { at, by: by ?? "" })}</span>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="intent" value="restore" />
              <input type="hidden" name="vendorId" value={id} />
              <input type="hidden" name="version" value={version} />
              <button type="submit" className="link" aria-label={t("removed.restoreNamed", { name })}>
                {t("removed.restore")}
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </details>
  );
}
