import type { ReactNode } from "react";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { Icon } from "#app/ui/icon.tsx";
import { ProofField } from "./proof-field.tsx";

interface ManageFactorProps {
  readonly factor: {
    readonly asksPassword: boolean;
    readonly since: string;
    readonly recoveryCodes: number;
    readonly trustedBrowsers: number;
  };
  readonly timeZone: string;
}

/** A second factor in use: its recovery codes, the browsers it trusts, and the way out. */
export function ManageFactor({ factor, timeZone }: ManageFactorProps) {
  const { t } = useTranslation("account");
  const locale = useLocale();
  const { asksPassword, since, recoveryCodes, trustedBrowsers } = factor;
  return (
    <div className="no-print flex flex-col gap-6">
      <p className="flex items-center gap-2 text-ok">
        <Icon name="done" />
        {t("twoFactor.since", { when: formatInstant(since, locale, timeZone) })}
      </p>
      <section className="card">
        <h2 className="mb-1">{t("twoFactor.codes.heading")}</h2>
        <p className="mb-4">{t("twoFactor.codes.left", { count: recoveryCodes })}</p>
        <ProofForm intent="renew" summary={t("twoFactor.codes.renew")} help={t("twoFactor.codes.renewHelp")} asksPassword={asksPassword} />
      </section>
      {trustedBrowsers > 0 ? (
        <section className="card">
          <h2 className="mb-1">{t("twoFactor.browsers.heading")}</h2>
          <p className="mb-4">{t("twoFactor.browsers.count", { count: trustedBrowsers })}</p>
          <ActionForm intent="distrust" reply={undefined}>
            <input type="hidden" name="confirmed" value="yes" />
            <SubmitButton primary={false}>{t("twoFactor.browsers.forget")}</SubmitButton>
          </ActionForm>
        </section>
      ) : null}
      <section className="card">
        <h2 className="mb-4">{t("twoFactor.turnOff")}</h2>
        <ProofForm intent="turnOff" summary={t("twoFactor.turnOff")} help={t("twoFactor.turnOffHelp")} asksPassword={asksPassword} />
      </section>
    </div>
  );
}

interface ProofFormProps {
  readonly intent: string;
  readonly summary: string;
  readonly help: ReactNode;
  readonly asksPassword: boolean;
}

/** Something that asks again who is there, out of the way until it is wanted. */
function ProofForm({ intent, summary, help, asksPassword }: ProofFormProps) {
  const reply = useFormReply(intent);
  const failed = reply !== undefined && reply.outcome !== "done";
  return (
    <details open={failed || undefined}>
      <summary className="button">{summary}</summary>
      <ActionForm intent={intent} reply={reply} className="mt-4 max-w-sm">
        <p className="mb-3 text-muted">{help}</p>
        <ProofField asksPassword={asksPassword} />
        <SubmitButton>{summary}</SubmitButton>
      </ActionForm>
    </details>
  );
}
