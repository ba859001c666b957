import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { RequirementsPage } from "./requirements-page.server.ts";

/** Requirements that were deleted, and the way back. */
export function RemovedRequirements({ removed }: { readonly removed: RequirementsPage["removed"] }) {
  const { t } = useTranslation("requirements");
  if (removed.length === 0) return null;
  return (
    <details className="no-print">
      <summary className="cursor-pointer font-medium">{t("removed.title", { count: removed.length })}</summary>
      <ul className="mt-2 flex max-w-3xl flex-col gap-2">
        {removed.map(({ id, version, code, statement, by, until }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3 border-b border-line pb-2">
            <span className="min-w-0 flex-1 basis-80 wrap-anywhere">
              {code} {statement}
            </span>
            <span className="text-[0.93em] text-muted">{t("removed.until", { by: by ?? "", until })}</span>
            <Form method="post" action="?" preventScrollReset>
              <input type="hidden" name="intent" value="restore" />
              <input type="hidden" name="requirementId" value={id} />
              <input type="hidden" name="version" value={version} />
              <button type="submit" className="link" aria-label={t("removed.restoreNamed", { code })}>
                {t("removed.restore")}
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </details>
  );
}
