import { Form } from "@remix-run/react";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { formatNumber } from "#app/i18n/format.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { ReplyContext } from "#app/ui/form.tsx";
import { criticalities } from "#app/domain/template/template.ts";
import type { ChooserPage, ShownReason, TemplateChoice } from "./template-chooser.server.ts";

interface TemplateChooserProps {
  readonly chooser: ChooserPage;
  readonly choices: readonly TemplateChoice[];
}

/** Four facts about the project, and the template they speak for. The answer stands in the URL. */
export function TemplateChooser({ chooser, choices }: TemplateChooserProps) {
  const { t } = useTranslation("projects");
  const { asked, errors, recommended, reasons } = chooser;
  const isInvalid = Object.keys(errors).length > 0;
  return (
    <section className="card mb-6" aria-labelledby="chooser-title">
      <h2 id="chooser-title">{t("chooser.title")}</h2>
      <p className="mb-4 text-muted">{t("chooser.lead")}</p>
      <ReplyContext.Provider value={isInvalid ? { intent: "choose", outcome: "invalid", errors, values: asked } : undefined}>
        <Form method="get" noValidate className="grid items-end gap-x-4 sm:grid-cols-2 lg:grid-cols-4" preventScrollReset>
          <TextField name="users" type="number" min={1} label={t("chooser.users")} defaultValue={asked["users"] ?? "100"} />
          <TextField name="sites" type="number" min={1} label={t("chooser.sites")} defaultValue={asked["sites"] ?? "1"} />
          <TextField name="budget" type="number" min={0} optional label={t("chooser.budget")} defaultValue={asked["budget"]} />
          <SelectField name="criticality" label={t("chooser.criticality")} defaultValue={asked["criticality"] ?? "normal"}>
            {criticalities.map((value) => (
              <option key={value} value={value}>
                {t(`chooser.criticalities.${value}`)}
              </option>
            ))}
          </SelectField>
          <div className="sm:col-span-2 lg:col-span-4">
            <button type="submit" className="button">
              {t("chooser.submit")}
            </button>
          </div>
        </Form>
      </ReplyContext.Provider>
      {recommended ? (
        <div role="status" className="mt-4 rounded-md bg-accent-soft px-3 py-2">
          <p className="font-medium">
            {t("chooser.recommended", { name: choices.find((choice) => choice.key === recommended)?.name ?? "" })}
          </p>
          <ul className="mt-1 list-disc ps-5">
            {reasons.map((reason) => (
              <li key={reason.code}>
                <Reason reason={reason} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}

function Reason({ reason: { code, parameters } }: { readonly reason: ShownReason }) {
  const { t } = useTranslation("projects");
  const locale = useLocale();
  const money = (value: string | number | undefined) =>
    formatNumber(Number(value), locale, { style: "currency", currency: String(parameters["currency"] || "CNY"), maximumFractionDigits: 0 });
  switch (code) {
    case "template.reason.users":
      return t("chooser.reason.users", { count: Number(parameters["users"]) });
    case "template.reason.sites":
      return t("chooser.reason.sites", { count: Number(parameters["sites"]) });
    case "template.reason.criticality":
      return t(parameters["criticality"] === "high" ? "chooser.reason.critical" : "chooser.reason.notCritical");
    case "template.reason.budgetBelow":
      return t("chooser.reason.budgetBelow", { budget: money(parameters["budget"]), from: money(parameters["from"]) });
    case "template.reason.budgetWithin":
      return t("chooser.reason.budgetWithin", { budget: money(parameters["budget"]) });
    case "template.reason.budgetAbove":
      return t("chooser.reason.budgetAbove", { budget: money(parameters["budget"]), to: money(parameters["to"]) });
    case "template.reason.budgetNotCompared":
      return t("chooser.reason.budgetNotCompared");
    default:
      return code satisfies never;
  }
}
