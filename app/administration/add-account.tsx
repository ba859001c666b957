import { useTranslation } from "#app/i18n/use-translation.ts";
import { CopyField } from "#app/ui/copy-field.tsx";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";

/** A new account, and the link that its owner gets, shown once. */
export function AddAccount() {
  const { t } = useTranslation("administration");
  const reply = useFormReply("add");
  // The answer to this form.
  const made = reply?.outcome === "done" ? (reply.result as { readonly link: string; readonly email: string }) : undefined;
  const failed = reply !== undefined && reply.outcome !== "done";
  return (
    <div className="no-print mb-6">
      {made ? (
        <div role="status" className="card mb-4 border-ok">
          <p className="mb-2">{t("users.added", { email: made.email })}</p>
          <CopyField label={t("user.link")} value={made.link} />
        </div>
      ) : null}
      <details open={failed || undefined}>
        <summary className="button">{t("users.add")}</summary>
        <ActionForm intent="add" reply={reply} className="card mt-2 max-w-2xl">
          <p className="mb-3 text-muted">{t("users.addHelp")}</p>
          <div className="grid gap-x-4 sm:grid-cols-2">
            <TextField name="name" maxLength={100} autoComplete="off" label={t("users.name")} />
            <TextField name="email" type="email" maxLength={254} autoComplete="off" label={t("users.email")} />
          </div>
          <SubmitButton>{t("users.add")}</SubmitButton>
        </ActionForm>
      </details>
    </div>
  );
}
