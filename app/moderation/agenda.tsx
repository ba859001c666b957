import { Link } from "@remix-run/react";
import { formatNumber, formatPercent } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import type { RevealedScores } from "./moderation-page.server.ts";

/** What is worth talking about, what the ranking hangs on first. */
export function Agenda({ scores }: { readonly scores: RevealedScores }) {
  const { t } = useTranslation("moderation");
  const locale = useLocale();
  const { agenda, agendaRest } = scores;
  const agreed = new Set(
    scores.cells.filter(({ moderated }) => moderated).map(({ vendorId, criterionId }) => `${vendorId} ${criterionId}`),
  );
  const range = (value: number) => formatNumber(value, locale, { maximumFractionDigits: 1 });
  return (
    <section aria-labelledby="agenda" className="card">
      <h2 id="agenda">{t("agenda.title")}</h2>
      <p className="mt-1 text-[13px] text-muted">{t(agenda.length === 0 ? "agenda.none" : "agenda.lead")}</p>
      <ol className="mt-2 divide-y divide-line">
        {agenda.map((item) => (
          <li key={`${item.vendor} ${item.criterion}`} className="py-2">
            <Link className="link" to={`?vendor=${item.vendor}&criterion=${item.criterion}#cell`}>
              {t("agenda.item", { vendor: item.vendorName, criterion: item.criterionName })}
            </Link>
            <p className="text-[13px] text-muted">
              {t("agenda.range", {
                low: range(item.lowest),
                high: range(item.highest),
                share: formatPercent(item.disagreement * 100, locale),
              })}
            </p>
            {item.affectsRank ? <p className="text-[13px] text-critical">{t("agenda.affects")}</p> : null}
            {agreed.has(`${item.vendor} ${item.criterion}`) ? <p className="text-[13px] text-ok">{t("agenda.agreed")}</p> : null}
          </li>
        ))}
      </ol>
      {agendaRest > 0 ? <p className="mt-2 text-[13px] text-muted">{t("agenda.rest", { count: agendaRest })}</p> : null}
    </section>
  );
}
