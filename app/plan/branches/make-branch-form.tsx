import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextAreaField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";

/** Parts a what-if from the plan as it is now. */
export function MakeBranchForm({ formKey, name }: { readonly formKey: string; readonly name: string }) {
  const { t } = useTranslation("branches");
  return (
    <section className="card no-print" id="make">
      <h2 className="mb-1">{t("make.heading")}</h2>
      <p className="mb-4 max-w-prose text-muted">{t("make.help")}</p>
      <ActionForm intent="make" reply={useFormReply("make")} formKey={formKey}>
        <TextField name="name" label={t("make.name")} defaultValue={name} maxLength={100} />
        <TextAreaField name="note" label={t("make.note")} help={t("make.noteHelp")} optional maxLength={2000} />
        <SubmitButton>{t("make.button")}</SubmitButton>
      </ActionForm>
    </section>
  );
}
