import { useTranslation } from "#app/i18n/use-translation.ts";

/** On paper: lines to sign on. */
export function ProtocolSignatures() {
  const { t } = useTranslation("gates");
  return (
    <div className="mt-10 hidden grid-cols-2 gap-x-10 gap-y-12 print:grid print:break-inside-avoid">
      {(["committee", "manager"] as const).map((side) => (
        <div key={side}>
          <p className="mb-10">{t(`protocol.${side}`)}</p>
          <p className="flex justify-between border-t border-line-strong pt-1 text-[13px] text-muted">
            <span>{t("protocol.signature")}</span>
            <span>{t("protocol.name")}</span>
            <span>{t("protocol.day")}</span>
          </p>
        </div>
      ))}
    </div>
  );
}
