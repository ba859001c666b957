import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Icon } from "#app/ui/icon.tsx";
import type { DecisionPageData } from "./decision-page.server.ts";

/** Whether everything still is what was written: computed when it is asked for. */
export function IntegritySection({ check }: { readonly check: DecisionPageData["check"] }) {
  const { t } = useTranslation("decision");
  return (
    <section aria-labelledby="integrity">
      <h2 id="integrity">{t("integrity.title")}</h2>
      <p className="mt-1 max-w-prose text-muted">{t("integrity.lead")}</p>
      {check ? <Outcome check={check} /> : null}
      <Form method="get" action="#integrity" className="no-print mt-3">
        <input type="hidden" name="verify" value="1" />
        <button type="submit" className="button">
          {t(check ? "integrity.again" : "integrity.submit")}
        </button>
      </Form>
    </section>
  );
}

function Outcome({ check: { rows, breaches } }: { readonly check: NonNullable<DecisionPageData["check"]> }) {
  const { t } = useTranslation("decision");
  if (breaches.length === 0)
    return (
      <p role="status" className="mt-2 flex items-start gap-2 text-ok [&_svg]:mt-0.5">
        <Icon name="done" />
        {t("integrity.sound", { count: rows })}
      </p>
    );
  return (
    <div role="alert" className="mt-2 rounded-md border border-critical bg-critical-soft px-3 py-2 text-critical">
      <p className="font-medium">{t("integrity.broken")}</p>
      <ul className="mt-1 list-disc ps-5">
        {breaches.map(({ table, number, about }) => (
          <li key={table}>
            {t(`integrity.table.${table}`, { number })} {about}
          </li>
        ))}
      </ul>
    </div>
  );
}
