import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FoldedForm } from "#app/ui/folded-form.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { RequirementsPage } from "./requirements-page.server.ts";

/** How much of what was agreed is to be built, against what may be. */
export function CapSection({ page: { cap, canSetCap } }: { readonly page: RequirementsPage }) {
  const { t } = useTranslation("requirements");
  const said = { extended: cap.extended, agreed: cap.agreed, used: cap.usedText ?? "", cap: cap.capText, days: cap.daysText };
  return (
    <section aria-labelledby="cap-heading" className="card requirement-cap">
      <h2 id="cap-heading">{t("cap.title")}</h2>
      <p className={cap.isPassed ? "font-medium text-critical" : undefined}>
        {cap.isPassed ? (
          <span className="me-1.5 inline-block align-[-3px]">
            <Icon name="warning" />
          </span>
        ) : null}
        {cap.used === null ? t("cap.nothing", said) : t(`cap.${cap.basis}.${cap.isPassed ? "passed" : "within"}`, said)}
      </p>
      {cap.used === null ? null : (
        <div className="requirement-bar" data-passed={cap.isPassed || undefined} aria-hidden="true">
          <span style={{ inlineSize: `${Math.round(cap.filled * 100)}%` }} />
        </div>
      )}
      {cap.unestimated > 0 ? <p className="text-muted">{t("cap.unestimated", { count: cap.unestimated })}</p> : null}
      {cap.undecided > 0 ? <p className="text-muted">{t("cap.undecided", { count: cap.undecided })}</p> : null}
      {canSetCap ? (
        <div className="mt-2">
          <FoldedForm
            intent="setCap"
            title={t("cap.change")}
            submit={t("save")}
            lead={t("cap.why")}
            about={{ name: "version", value: String(cap.version) }}
          >
            <div className="grid gap-x-4 sm:grid-cols-2">
              <TextField name="cap" label={t("cap.field")} defaultValue={cap.typed} inputMode="decimal" maxLength={10} autoComplete="off" />
              <SelectField name="basis" label={t("cap.basis")} defaultValue={cap.basis}>
                <option value="share">{t("cap.basisShare")}</option>
                <option value="days">{t("cap.basisDays")}</option>
              </SelectField>
            </div>
          </FoldedForm>
        </div>
      ) : null}
    </section>
  );
}
