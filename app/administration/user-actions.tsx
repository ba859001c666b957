import type { ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { CopyField } from "#app/ui/copy-field.tsx";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";

interface ManagedAccount {
  readonly email: string;
  readonly isAdministrator: boolean;
  readonly isClosed: boolean;
  readonly hasSecondFactor: boolean;
  readonly isLinked: boolean;
  readonly isReader: boolean;
  readonly onlyOwned: number;
}

/** What an administrator may do to an account; each says what follows from it. */
export function UserActions({ account }: { readonly account: ManagedAccount }) {
  const { t } = useTranslation("administration");
  return (
    <div className="no-print grid items-start gap-4 lg:grid-cols-2">
      {account.isClosed ? null : <ResetLink email={account.email} />}
      <SmallForm intent="endSessions" title={t("user.sessions")} help={t("user.sessionsHelp")} submit={t("user.sessionsEnd")} />
      {account.hasSecondFactor ? (
        <SmallForm intent="resetFactor" title={t("user.factor")} help={t("user.factorHelp")} submit={t("user.factorReset")} />
      ) : null}
      {account.isLinked ? (
        <SmallForm intent="separate" title={t("user.provider")} help={t("user.providerHelp")} submit={t("user.providerSeparate")} />
      ) : null}
      {account.isClosed && !account.isAdministrator ? null : (
        <SmallForm
          intent="administrator"
          title={t("user.rights")}
          help={t("user.rightsHelp")}
          submit={account.isAdministrator ? t("user.drop") : t("user.make")}
        >
          <input type="hidden" name="to" value={account.isAdministrator ? "no" : "yes"} />
        </SmallForm>
      )}
      {account.isClosed ? <SmallForm intent="open" title={t("user.open")} help={t("user.openHelp")} submit={t("user.open")} /> : null}
      {account.isClosed || account.isReader ? null : (
        <SmallForm intent="close" title={t("user.close")} help={t("user.closeHelp")} submit={t("user.close")}>
          {account.onlyOwned > 0 ? (
            <>
              <p className="mb-3">{t("user.owns", { count: account.onlyOwned })}</p>
              <TextField name="successor" type="email" maxLength={254} autoComplete="off" label={t("user.successor")} />
            </>
          ) : null}
        </SmallForm>
      )}
    </div>
  );
}

interface SmallFormProps {
  readonly intent: string;
  readonly title: string;
  readonly help: string;
  readonly submit: string;
  readonly children?: ReactNode;
}

function SmallForm({ intent, title, help, submit, children }: SmallFormProps) {
  const reply = useFormReply(intent);
  return (
    <section className="card">
      <h2 className="mb-1">{title}</h2>
      <p className="mb-3 text-muted">{help}</p>
      <ActionForm intent={intent} reply={reply}>
        <input type="hidden" name="confirmed" value="yes" />
        {children}
        <SubmitButton primary={false}>{submit}</SubmitButton>
      </ActionForm>
    </section>
  );
}

function ResetLink({ email }: { readonly email: string }) {
  const { t } = useTranslation("administration");
  const reply = useFormReply("resetLink");
  // The answer to this form.
  const link = reply?.outcome === "done" ? (reply.result as { readonly link: string }).link : undefined;
  return (
    <section className="card">
      <h2 className="mb-1">{t("user.link")}</h2>
      <p className="mb-3 text-muted">{t("user.linkHelp")}</p>
      {link ? (
        <div className="mb-3">
          <p className="mb-2">{t("user.linkMade", { email })}</p>
          <CopyField label={t("user.link")} value={link} />
        </div>
      ) : null}
      <ActionForm intent="resetLink" reply={reply}>
        <input type="hidden" name="confirmed" value="yes" />
        <SubmitButton primary={false}>{t("user.linkMake")}</SubmitButton>
      </ActionForm>
    </section>
  );
}
