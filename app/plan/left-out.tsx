import { useTranslation } from "#app/i18n/use-translation.ts";

/** Says which words of the address mean nothing here, or not for the reader. */
export function LeftOut({ parts }: { readonly parts: readonly string[] }) {
  const { t } = useTranslation("plan");
  if (parts.length === 0) return null;
  const names = parts.map((name) => t("list.leftOutName", { name })).join(t("list.leftOutSeparator"));
  return (
    <p role="status" className="mb-3 text-muted wrap-anywhere">
      {t("list.leftOut", { names })}
    </p>
  );
}
