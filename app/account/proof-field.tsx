import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextField } from "#app/ui/field.tsx";

export function PasswordField() {
  const { t } = useTranslation("account");
  return <TextField name="password" type="password" autoComplete="current-password" label={t("passwordChange.present")} />;
}

/** What shows that the owner of the account asks: its password, or a code where it has none. */
export function ProofField({ asksPassword }: { readonly asksPassword: boolean }) {
  const { t } = useTranslation("account");
  if (asksPassword) return <PasswordField />;
  return <TextField name="code" autoComplete="one-time-code" autoCapitalize="none" maxLength={40} label={t("twoFactor.ownCode")} />;
}
