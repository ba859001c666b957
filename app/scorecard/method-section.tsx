import { useTranslation } from "#app/i18n/use-translation.ts";
import type { FilledPage } from "./scorecard-page.server.ts";

/** How scores become totals, as it is declared. */
export function MethodSection({ page: { card, projectId, mayEdit } }: { readonly page: FilledPage }) {
  const { t } = useTranslation("scorecard");
  return (
    <section className="mt-8" aria-labelledby="method-heading">
      <h2 id="method-heading">{t("method.heading")}</h2>
      <p className="mb-2 mt-1 max-w-prose text-muted">{t("method.lead")}</p>
      <MethodFacts method={card.method} />
      {mayEdit ? (
        <p className="no-print mt-3">
          <a className="link" href={`/projects/${projectId}/scorecard/method`}>
            {t("toMethod")}
          </a>
        </p>
      ) : null}
    </section>
  );
}

/** A method for those who read it. */
export function MethodFacts({ method: { rows, preset, isRelative } }: { readonly method: FilledPage["card"]["method"] }) {
  const { t } = useTranslation("scorecard");
  return (
    <>
      {preset === null ? null : <p className="mb-2">{t("method.preset", { preset })}</p>}
      <dl className="scorecard-facts">
        {rows.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {isRelative ? <RankReversalWarning /> : null}
    </>
  );
}

export function RankReversalWarning() {
  const { t } = useTranslation("scorecard");
  return <p className="mt-3 max-w-prose rounded-md border border-warn bg-warn-soft px-3 py-2">{t("method.relative")}</p>;
}
