import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";

interface RemovedListProps {
  readonly title: string;
  readonly items: readonly { readonly id: string; readonly version: number; readonly name: string }[];
  readonly intent: string;
  /** The field that names an item. */
  readonly field: string;
}

/** What was taken away, and the way back. */
export function RemovedList({ title, items, intent, field }: RemovedListProps) {
  const { t } = useTranslation("vendors");
  if (items.length === 0) return null;
  return (
    <details className="no-print">
      <summary className="cursor-pointer font-medium">{title}</summary>
      <ul className="mt-2">
        {items.map(({ id, version, name }) => (
          <li key={id} className="flex flex-wrap gap-x-3 py-1">
            <span className="min-w-0 wrap-anywhere">{name}</span>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="intent" value={intent} />
              <input type="hidden" name={field} value={id} />
              <input type="hidden" name="version" value={version} />
              <button type="submit" className="link" aria-label={t("removed.restoreNamed", { name })}>
                {t("removed.restore")}
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </details>
  );
}
