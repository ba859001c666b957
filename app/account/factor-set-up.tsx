import { useTranslation } from "#app/i18n/use-translation.ts";
import { CopyField } from "#app/ui/copy-field.tsx";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { PasswordField } from "./proof-field.tsx";

/** The way in: asks for the password, so that nobody who finds the browser open sets a factor of their own. */
export function BeginFactor({ asksPassword }: { readonly asksPassword: boolean }) {
  const { t } = useTranslation("account");
  const reply = useFormReply("begin");
  return (
    <section className="card">
      <h2 className="mb-1">{t("twoFactor.begin")}</h2>
      <p className="mb-4 max-w-prose">{t("twoFactor.beginLead")}</p>
      <ActionForm intent="begin" reply={reply} className="max-w-sm">
        {asksPassword ? <PasswordField /> : null}
        <SubmitButton>{t("twoFactor.setUp")}</SubmitButton>
      </ActionForm>
    </section>
  );
}

interface ConfirmFactorProps {
  readonly setUp: { readonly typed: string; readonly picture: string };
  readonly asksPassword: boolean;
}

/** The key as a picture and as text, and the code that shows that the authenticator has it. */
export function ConfirmFactor({ setUp, asksPassword }: ConfirmFactorProps) {
  const { t } = useTranslation("account");
  const reply = useFormReply("confirm");
  return (
    <section className="card no-print">
      <div className="grid gap-6 sm:grid-cols-[auto_minmax(0,1fr)]">
        <div>
          <h2 className="mb-2">{t("twoFactor.scan")}</h2>
          <img src={setUp.picture} alt={t("twoFactor.picture")} width={200} height={200} className="rounded-md border border-line" />
        </div>
        <div className="min-w-0">
          <p className="mb-1 font-medium">{t("twoFactor.typed")}</p>
          <CopyField label={t("twoFactor.typed")} value={setUp.typed} isWhole />
          <h2 className="mb-2 mt-6">{t("twoFactor.confirmHeading")}</h2>
          <ActionForm intent="confirm" reply={reply} className="max-w-xs">
            <TextField name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={40} label={t("twoFactor.code")} />
            <SubmitButton>{t("twoFactor.confirm")}</SubmitButton>
          </ActionForm>
        </div>
      </div>
      <AnotherKey asksPassword={asksPassword} />
    </section>
  );
}

function AnotherKey({ asksPassword }: { readonly asksPassword: boolean }) {
  const { t } = useTranslation("account");
  const reply = useFormReply("begin");
  const failed = reply !== undefined && reply.outcome !== "done";
  return (
    <details open={failed || undefined} className="mt-6 border-t border-line pt-4">
      <summary className="cursor-pointer py-1 text-muted">{t("twoFactor.again")}</summary>
      <ActionForm intent="begin" reply={reply} className="mt-3 max-w-sm">
        {asksPassword ? <PasswordField /> : null}
        <SubmitButton primary={false}>{t("twoFactor.again")}</SubmitButton>
      </ActionForm>
    </details>
  );
}
