import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextAreaField } from "#app/ui/field.tsx";
import { ConditionTable } from "./condition-table.tsx";
import { DecideForm } from "./decide-form.tsx";
import { FoldedForm } from "#app/ui/folded-form.tsx";
import type { GatePageData } from "./gate-page.server.ts";

/** What was decided last, and the form to decide, for those who may. */
export function DecisionSection({ page }: { readonly page: GatePageData }) {
  const { t } = useTranslation("gates");
  const { current, may } = page;
  return (
    <section className="mt-8" aria-labelledby="decision">
      <h2 id="decision">{t("decision.title")}</h2>
      {current ? (
        <>
          <p className="mt-1 font-medium">
            {t("decision.stands", { outcome: t(`outcome.${current.outcome}`), day: current.day, name: current.name, role: current.role })}
          </p>
          <p className="mt-1 max-w-prose break-words whitespace-pre-line">{current.reason}</p>
          <ConditionTable conditions={current.conditions} canTurn={may.sign} />
        </>
      ) : (
        <p className="mt-1 text-muted">{t("decision.none")}</p>
      )}
      {may.decide ? (
        <div className="no-print mt-4 space-y-3">
          <DecideForm key={page.seen} page={page} />
          {current ? (
            <FoldedForm
              intent="withdrawDecision"
              title={t("decision.withdraw")}
              submit={t("decision.withdrawSubmit")}
              lead={t("decision.withdrawLead")}
            >
              <TextAreaField name="reason" rows={2} maxLength={2000} label={t("decision.withdrawReason")} />
            </FoldedForm>
          ) : null}
        </div>
      ) : (
        <p className="no-print mt-2 text-[13px] text-muted">{t("decision.readOnly")}</p>
      )}
    </section>
  );
}
