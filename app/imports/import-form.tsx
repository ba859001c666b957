import { useNavigation } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { CurrencyField, TimeZoneField } from "#app/ui/regional-fields.tsx";
import type { readImportPage } from "./import-form.server.ts";
import { PlanFileField } from "./plan-file-field.tsx";

interface ImportFormProps {
  readonly page: ReturnType<typeof readImportPage>;
}

/** The file, and what it does not say of the project. */
export function ImportForm({ page }: ImportFormProps) {
  const { t } = useTranslation("imports");
  const reply = useFormReply("import");
  const { state } = useNavigation();
  return (
    <ActionForm intent="import" reply={reply} formKey={page.formKey} encType="multipart/form-data" className="card">
      <PlanFileField />
      <TextField name="name" label={t("form.name")} help={t("form.nameHelp")} optional maxLength={120} />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <TimeZoneField label={t("form.timeZone")} defaultValue={page.timeZone} choices={page.timeZones} />
        <CurrencyField label={t("form.currency")} defaultValue="CNY" choices={page.currencies} />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton>{t("form.submit")}</SubmitButton>
        <p role="status" className="text-muted">
          {state === "submitting" ? t("form.reading") : ""}
        </p>
      </div>
    </ActionForm>
  );
}
