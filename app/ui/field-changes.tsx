import { useTranslation } from "#app/i18n/use-translation.ts";

interface FieldChange {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** What each changed field was and is. */
export function FieldChanges({ changes }: { readonly changes: readonly FieldChange[] }) {
  const { t } = useTranslation("history");
  if (changes.length === 0) return null;
  return (
    <dl className="mt-0.5 grid grid-cols-[fit-content(45%)_minmax(0,1fr)] gap-x-3">
      {changes.map(({ label, before, after }) => (
        <div key={label} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="wrap-anywhere">
            <span className="sr-only">{t("before")}</span>
            <del className="text-muted no-underline">{before}</del>
            <span aria-hidden="true">{" → "}</span>
            <span className="sr-only">{t("after")}</span>
            <ins className="no-underline">{after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
