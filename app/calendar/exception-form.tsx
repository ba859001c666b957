import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";

/** Days off, or days with working times of their own. */
export function ExceptionForm({ formKey }: { readonly formKey: string }) {
  const { t } = useTranslation("calendar");
  return (
    <section className="card no-print max-w-2xl">
      <h2 className="mb-1">{t("exception.add")}</h2>
      <p className="mb-4 text-muted">{t("exception.replaces")}</p>
      {/* A new key makes new fields, so that what was saved does not stay in them. */}
      <ActionForm key={formKey} intent="addException" reply={useFormReply("addException")} formKey={formKey}>
        <div className="grid gap-x-4 sm:grid-cols-2">
          <TextField name="from" type="date" label={t("exception.first")} />
          <TextField name="to" type="date" label={t("exception.last")} help={t("exception.lastHelp")} optional />
          <TextField name="name" maxLength={100} label={t("exception.name")} help={t("exception.nameHelp")} />
          <TextField name="times" maxLength={200} label={t("exception.times")} help={t("exception.timesHelp")} optional />
        </div>
        <SubmitButton>{t("exception.submit")}</SubmitButton>
      </ActionForm>
    </section>
  );
}
