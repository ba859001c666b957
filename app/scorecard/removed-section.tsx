import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ScorecardPage } from "./scorecard-page.server.ts";

/** What was removed and can be put back. */
export function RemovedSection({ removed }: { readonly removed: ScorecardPage["removed"] }) {
  const { t } = useTranslation("scorecard");
  if (removed.length === 0) return null;
  return (
    <details className="no-print mt-8">
      <summary className="cursor-pointer font-medium">{t("removed.heading", { count: removed.length })}</summary>
      <ul className="mt-2 flex max-w-3xl flex-col gap-2">
        {removed.map(({ id, kind, name, until }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3 border-b border-line pb-2">
            <span className="min-w-0 flex-1 basis-60">{name}</span>
            <span className="text-[13px] text-muted">{`${t(`removed.${kind}`)} · ${t("removed.until", { until })}`}</span>
            <Form method="post" action="?" preventScrollReset>
              <input type="hidden" name="intent" value={kind === "criterion" ? "restoreCriterion" : "restoreRequirement"} />
              <input type="hidden" name={kind === "criterion" ? "criterionId" : "requirementId"} value={id} />
              <button type="submit" className="link min-h-6" aria-label={t("removed.restoreNamed", { name })}>
                {t("removed.restore")}
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </details>
  );
}
