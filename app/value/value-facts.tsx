import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ValuePage } from "./value-page.server.ts";

type Shown = NonNullable<ValuePage["shown"]>;
type Fact = Shown["groups"][number]["facts"][number];

/** The figures, each with what it means. */
export function ValueFacts({ shown, measure }: { readonly shown: Shown; readonly measure: ValuePage["measure"] }) {
  const { t } = useTranslation("value");
  return (
    <>
      <dl className="fact-row">
        {shown.amounts.map((fact) => (
          <div key={fact.key} className="card">
            <dt>{t(`fact.${fact.key as "budget"}.name`)}</dt>
            <dd>{fact.text}</dd>
            <dd className="fact-note">
              {t(`fact.${fact.key as "budget"}.${measure === "work" && fact.key !== "planned" ? "meansInTime" : "means"}`)}
            </dd>
          </div>
        ))}
      </dl>
      <div className={shown.groups.length > 1 ? "grid items-start gap-4 md:grid-cols-2 xl:grid-cols-3" : "max-w-xl"}>
        {shown.groups.map((group) => (
          <section key={group.key} className="card">
            <h2 className="mb-2">{t(`group.${group.key as "cost"}`)}</h2>
            {group.key === "schedule" && shown.forecastFinish ? (
              <p className="mb-2" data-over={shown.forecastLate || undefined}>
                {t(shown.forecastLate ? "forecast.late" : "forecast.inTime", { day: shown.forecastFinish, planned: shown.plannedFinish })}
              </p>
            ) : null}
            <dl className="figure-list">
              {group.facts.map((fact) => (
                <FigureLine key={fact.key} fact={fact} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </>
  );
}

function FigureLine({ fact }: { readonly fact: Fact }) {
  const { t } = useTranslation("value");
  const key = fact.key as "costIndex";
  return (
    <div>
      <dt>
        {t(`fact.${key}.name`)}
        <span className="note">{t(`fact.${key}.means`)}</span>
      </dt>
      <dd data-missing={fact.isMissing || undefined} data-trend={fact.trend === 0 ? undefined : fact.trend > 0 ? "good" : "bad"}>
        {fact.text}
      </dd>
    </div>
  );
}
