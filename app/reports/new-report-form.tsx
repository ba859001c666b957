import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { LanguageOptions } from "./language-options.tsx";
import type { ReportsPage } from "./reports-page.server.ts";

/** The days and the language of a report that is to be drafted. */
export function NewReportForm({
  page: { period, language, formKey },
}: {
  readonly page: Pick<ReportsPage, "period" | "language" | "formKey">;
}) {
  const { t } = useTranslation("reports");
  return (
    <section className="card">
      <h2 className="mb-2">{t("new.heading")}</h2>
      <p className="mb-4 text-muted">{t("new.help")}</p>
      <ActionForm intent="draft" reply={useFormReply("draft")} formKey={formKey}>
        <div className="grid gap-x-4 sm:grid-cols-2">
          <TextField name="from" type="date" label={t("new.from")} defaultValue={period.from} />
          <TextField name="to" type="date" label={t("new.to")} defaultValue={period.to} />
        </div>
        <SelectField name="language" label={t("new.language")} defaultValue={language}>
          <LanguageOptions />
        </SelectField>
        <SubmitButton>{t("new.submit")}</SubmitButton>
      </ActionForm>
    </section>
  );
}
