import { useState } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { copyText } from "#app/ui/copy-field.tsx";
import { Icon } from "#app/ui/icon.tsx";

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly email: string;
}

/** New recovery codes, shown this once: to copy, to keep as a file, or on paper. */
export function RecoveryCodes({ codes, email }: RecoveryCodesProps) {
  const { t } = useTranslation("account");
  const [isCopied, setCopied] = useState(false);
  const text = [t("twoFactor.codes.file"), email, "", ...codes, ""].join("\n");
  const copy = async () => setCopied(await copyText(text, null));
  return (
    <section className="card mb-6 border-warn">
      <h2 className="mb-1">{t("twoFactor.codes.heading")}</h2>
      <p className="mb-4 max-w-prose">{t("twoFactor.codes.lead")}</p>
      <p className="mb-2 hidden print:block">
        {t("twoFactor.codes.file")}
        <br />
        {email}
      </p>
      <ul className="mb-4 grid max-w-md grid-cols-1 gap-x-8 gap-y-1 font-mono tabular-nums sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="no-print flex flex-wrap gap-2">
        <button type="button" className="button no-script-hidden" onClick={() => void copy()}>
          <span role="status">{isCopied ? t("twoFactor.codes.copied") : t("twoFactor.codes.copy")}</span>
        </button>
        <a className="button" href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`} download="rollout-recovery-codes.txt">
          {t("twoFactor.codes.download")}
        </a>
        <button type="button" className="button no-script-hidden" onClick={() => window.print()}>
          <Icon name="print" />
          {t("twoFactor.codes.print")}
        </button>
      </div>
    </section>
  );
}
