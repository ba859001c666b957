import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ValuePage } from "./value-page.server.ts";

/** In which class of outcome the project is, or is heading for, in time and in money. */
export function OutcomeSection({ page }: { readonly page: ValuePage }) {
  const { t } = useTranslation("value");
  const { outcome, seesCosts } = page;
  const kinds = seesCosts ? (["time", "budget"] as const) : (["time"] as const);
  return (
    <section>
      <h2>{t(outcome.isGivenUp ? "outcome.givenUp" : outcome.isEnded ? "outcome.ended" : "outcome.heading")}</h2>
      <p className="mb-3 mt-1 max-w-prose text-muted">
        {outcome.baseline === null
          ? t("outcome.noBaseline")
          : t(seesCosts ? "outcome.help" : "outcome.helpTime", { baseline: outcome.baseline })}
      </p>
      <dl className="fact-row">
        {kinds.map((kind) => {
          const { class: found, text, percent, planned, actual } = outcome[kind];
          return (
            <div key={kind} className="card" data-outcome={found ?? undefined}>
              <dt>{t(`outcome.${kind}`)}</dt>
              <dd>{text}</dd>
              {percent ? <dd className="fact-note">{percent}</dd> : null}
              {planned !== null && actual !== null ? (
                <dd className="fact-note">{t(outcome.isEnded ? "outcome.wasOf" : "outcome.isOf", { planned, actual })}</dd>
              ) : null}
            </div>
          );
        })}
      </dl>
    </section>
  );
}
