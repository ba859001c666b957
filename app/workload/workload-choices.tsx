import type { ReactNode } from "react";
import { stretchKinds } from "#app/domain/workload/window.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { workloadAddress } from "./workload-query.ts";
import type { LoadPage } from "./load-page.ts";

/** How the workload is looked at: links, so that every view can be sent on. */
export function WorkloadChoices({ page: { query, window, hasOthers, isToday, texts } }: { readonly page: LoadPage }) {
  const { t } = useTranslation("workload");
  const closed = { ...query, cell: null };
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-6 gap-y-2">
      <nav aria-label={texts.window} className="flex flex-wrap items-center gap-1">
        <Choice to={workloadAddress({ ...closed, from: window.before })}>{t("earlier")}</Choice>
        <span className="px-2 font-medium tabular-nums">{texts.window}</span>
        <Choice to={workloadAddress({ ...closed, from: window.after })}>{t("later")}</Choice>
        {isToday ? null : <Choice to={workloadAddress({ ...closed, from: null })}>{t("today")}</Choice>}
      </nav>
      <Choices label={t("per.label")}>
        {stretchKinds.map((per) => (
          <Choice key={per} to={workloadAddress({ ...closed, per, from: window.from })} isChosen={per === query.per}>
            {t(`per.${per}`)}
          </Choice>
        ))}
      </Choices>
      {hasOthers ? (
        <Choices label={t("others.label")}>
          <Choice to={workloadAddress({ ...closed, countsOthers: true })} isChosen={query.countsOthers}>
            {t("others.count")}
          </Choice>
          <Choice to={workloadAddress({ ...closed, countsOthers: false })} isChosen={!query.countsOthers}>
            {t("others.leave")}
          </Choice>
        </Choices>
      ) : null}
      <Choices label={t("who.label")}>
        <Choice to={workloadAddress({ ...closed, onlyOverloaded: false })} isChosen={!query.onlyOverloaded}>
          {t("who.all")}
        </Choice>
        <Choice to={workloadAddress({ ...closed, onlyOverloaded: true })} isChosen={query.onlyOverloaded}>
          {t("who.overloaded")}
        </Choice>
      </Choices>
    </div>
  );
}

function Choices({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <nav aria-label={label} className="no-print flex flex-wrap items-center gap-1">
      {children}
    </nav>
  );
}

interface ChoiceProps {
  readonly to: string;
  readonly isChosen?: boolean;
  readonly children: ReactNode;
}

function Choice({ to, isChosen = false, children }: ChoiceProps) {
  return (
    <a
      href={to}
      data-keep-scroll
      data-quiet
      aria-current={isChosen ? "true" : undefined}
      className="button no-print px-2 aria-[current=true]:bg-accent-soft aria-[current=true]:font-semibold"
    >
      {children}
    </a>
  );
}
