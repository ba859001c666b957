import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";

/** The end of a project, out of the way until it is asked for, and only with its name typed. */
export function DeleteForm({ name }: { readonly name: string }) {
  const { t } = useTranslation("settings");
  const reply = useFormReply("delete");
  return (
    <section className="card no-print mt-6">
      <h2>{t("remove.heading")}</h2>
      <p className="mt-1 max-w-prose">{t("remove.help")}</p>
      <p className="mb-3 mt-1 max-w-prose text-muted">{t("remove.keeps")}</p>
      <details open={reply !== undefined || undefined}>
        <summary className="button">{t("remove.heading")}</summary>
        <ActionForm intent="delete" reply={reply} className="mt-4 max-w-md">
          <TextField name="confirmation" maxLength={120} autoComplete="off" label={t("remove.confirm", { name })} />
          <button type="submit" className="button border-critical text-critical">
            {t("remove.submit")}
          </button>
        </ActionForm>
      </details>
    </section>
  );
}
