import { useTranslation } from "#app/i18n/use-translation.ts";
import { FieldChanges } from "#app/ui/field-changes.tsx";

interface ActivitySectionProps {
  readonly entries: readonly {
    readonly sequence: number;
    readonly actor: string | null;
    readonly when: string;
    readonly text: string;
    readonly changes: readonly { readonly label: string; readonly before: string; readonly after: string }[];
  }[];
}

/** What was done to a requirement, by whom and when. */
export function ActivitySection({ entries }: ActivitySectionProps) {
  const { t } = useTranslation("requirements");
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="activity-heading">
      <h2 id="activity-heading">{t("activity")}</h2>
      <ul className="mt-1 divide-y divide-line">
        {entries.map(({ sequence, actor, when, text, changes }) => (
          <li key={sequence} className="py-2">
            <p className="wrap-anywhere">{text}</p>
            <FieldChanges changes={changes} />
            <p className="text-[13px] text-muted">{[actor, when].filter(Boolean).join(" · ")}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
