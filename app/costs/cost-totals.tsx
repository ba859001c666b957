import { useTranslation } from "#app/i18n/use-translation.ts";
import type { CostsPage } from "./costs-page.server.ts";

/** What there is to spend, what is planned to be and what has been. */
export function CostTotals({ page }: { readonly page: Pick<CostsPage, "totals" | "projectId"> }) {
  const { t } = useTranslation("costs");
  const { budget, planned, labour, spent, left, isOver, withoutRate, hoursWithoutRate } = page.totals;
  const facts = [
    { key: "budget", amount: budget ?? t("totals.none") },
    { key: "planned", amount: planned, help: t("totals.labour", { amount: labour }) },
    { key: "spent", amount: spent },
    { key: "left", amount: left ?? t("totals.none"), isOver },
  ] as const;
  return (
    <section>
      <dl className="fact-row">
        {facts.map((fact) => (
          <div key={fact.key} className="card">
            <dt>{t(`totals.${fact.key}`)}</dt>
            <dd data-over={("isOver" in fact && fact.isOver) || undefined}>{fact.amount}</dd>
            {"isOver" in fact && fact.isOver ? <dd className="fact-note">{t("totals.over")}</dd> : null}
            {"help" in fact ? <dd className="fact-note">{fact.help}</dd> : null}
          </div>
        ))}
      </dl>
      {withoutRate > 0 ? (
        <p className="mt-2 text-[13px] text-muted">
          {t("totals.withoutRate", { count: withoutRate })}{" "}
          <a className="link" href={`/projects/${page.projectId}/people`}>
            {t("totals.toPeople")}
          </a>
        </p>
      ) : null}
      {hoursWithoutRate > 0 ? (
        <p className="mt-1 text-[13px] text-muted">{t("totals.hoursWithoutRate", { count: hoursWithoutRate })}</p>
      ) : null}
      <p className="no-print mt-2">
        <a className="link" href={`/projects/${page.projectId}/value`}>
          {t("totals.toValue")}
        </a>
      </p>
    </section>
  );
}
