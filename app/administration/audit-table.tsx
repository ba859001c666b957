import { useTranslation } from "#app/i18n/use-translation.ts";

interface AuditTableProps {
  readonly entries: readonly {
    readonly key: string;
    readonly at: string;
    readonly when: string;
    readonly actor: string | null;
    readonly actorEmail: string | null;
    readonly text: string;
    readonly command: string;
    readonly where: string | null;
  }[];
}

/** Entries of every log, the newest first. */
export function AuditTable({ entries }: AuditTableProps) {
  const { t } = useTranslation("administration");
  return (
    // A wide table on a narrow screen scrolls by keyboard, too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="relative overflow-x-auto" tabIndex={0} role="region" aria-label={t("audit.title")}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("audit.when")}</th>
            <th scope="col">{t("audit.actor")}</th>
            <th scope="col">{t("audit.what")}</th>
            <th scope="col">{t("audit.where")}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.key}>
              <td className="whitespace-nowrap tabular-nums text-muted">
                <time dateTime={entry.at}>{entry.when}</time>
              </td>
              <td className="whitespace-nowrap" title={entry.actorEmail ?? undefined}>
                {entry.actor ?? t("audit.product")}
              </td>
              <td className="min-w-48">
                {entry.text} <code className="ms-1 whitespace-nowrap text-[12px] text-muted">{entry.command}</code>
              </td>
              <td className="min-w-32">{entry.where ?? t("audit.instance")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
