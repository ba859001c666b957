import type { ReactNode } from "react";
import { formatList } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import type { ShownScenario } from "./scenario-words.server.ts";

interface ScenarioViewProps {
  readonly scenario: ShownScenario;
  readonly number: number;
  /** Of its heading. */
  readonly level?: 3 | 4;
  readonly children?: ReactNode;
}

/** A scenario as it is shown and looked at: the problem, the steps, and what to look for. */
export function ScenarioView({ scenario, number, level = 4, children }: ScenarioViewProps) {
  const { t } = useTranslation("vendors");
  const locale = useLocale();
  const Heading = `h${level}` as const;
  const { title, painPoint, steps, lookFor, criteria, items, minutes, isRemoved } = scenario;
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-3">
        <Heading className="min-w-0 font-medium break-words">
          <span className="me-1 text-muted tabular-nums">{number}</span>
          {title}
        </Heading>
        <span className="text-muted tabular-nums">{t("demo.minutes", { minutes })}</span>
        {isRemoved ? <span className="text-muted">{t("demo.notes.takenOut")}</span> : null}
      </div>
      {painPoint === "" ? null : <p className="max-w-prose break-words text-muted">{painPoint}</p>}
      <div className="mt-2 grid gap-x-8 gap-y-2 sm:grid-cols-[3fr_2fr]">
        {steps.length === 0 ? null : (
          <ol className="list-decimal ps-5 marker:text-muted" aria-label={t("demo.field.steps")}>
            {steps.map((step) => (
              <li key={step} className="break-words">
                {step}
              </li>
            ))}
          </ol>
        )}
        {lookFor.length === 0 ? null : (
          <div>
            <p className="text-[0.93em] text-muted">{t("demo.field.lookFor")}</p>
            <ul className="look-for">
              {lookFor.map((each) => (
                <li key={each} className="break-words">
                  {each}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      {criteria.length + items.length === 0 ? null : (
        <p className="mt-1 text-[0.93em] break-words text-muted">
          {[
            criteria.length === 0 ? "" : t("demo.evidenceFor", { criteria: formatList(criteria, locale) }),
            items.length === 0 ? "" : t("demo.items", { items: formatList(items, locale, "bare") }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      )}
      {children}
    </>
  );
}

/** Room to write on paper. */
export function EmptyLines({ count }: { readonly count: number }) {
  return (
    <div aria-hidden className="empty-lines">
      {Array.from({ length: count }, (_, index) => (
        <div key={index} />
      ))}
    </div>
  );
}
