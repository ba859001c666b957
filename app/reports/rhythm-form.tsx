import { rhythms } from "#app/domain/report/period.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { LanguageOptions } from "./language-options.tsx";
import type { ReportsPage } from "./reports-page.server.ts";

/** How often a draft is made and whoever manages the project is told. */
export function RhythmForm({ page: { rhythm } }: { readonly page: Pick<ReportsPage, "rhythm"> }) {
  const { t } = useTranslation("reports");
  const reply = useFormReply("rhythm");
  return (
    <section className="card">
      <h2 className="mb-2">{t("rhythm.heading")}</h2>
      <p className="mb-4 text-muted">{t("rhythm.help")}</p>
      <ActionForm intent="rhythm" reply={reply}>
        <input type="hidden" name="version" value={rhythm.version} />
        <div className="grid gap-x-4 sm:grid-cols-2">
          <SelectField name="every" label={t("rhythm.every")} defaultValue={rhythm.every}>
            {(["never", ...rhythms] as const).map((every) => (
              <option key={every} value={every}>
                {t(`rhythm.${every}`)}
              </option>
            ))}
          </SelectField>
          <TextField name="nextDay" type="date" label={t("rhythm.nextDay")} defaultValue={rhythm.nextDay} optional="unmarked" />
        </div>
        <SelectField name="language" label={t("new.language")} defaultValue={rhythm.language}>
          <LanguageOptions />
        </SelectField>
        <SubmitButton primary={false}>{t("rhythm.save")}</SubmitButton>
        {reply?.outcome === "done" ? (
          <span role="status" className="ms-3 text-ok">
            {t("rhythm.saved")}
          </span>
        ) : null}
      </ActionForm>
    </section>
  );
}
