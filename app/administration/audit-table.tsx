import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";

interface AuditTableProps {
  readonly entries: readonly {
    readonly key: string;
    readonly at: string;
    readonly when: string;
    readonly actor: string;
    readonly actorEmail: string | null;
    readonly text: string;
    readonly command: string;
    readonly where: string | null;
  }[];
}

/** On a narrow screen the cells of a row stand below each other. */
const stacked = "max-sm:block max-sm:border-b-0! max-sm:px-0! max-sm:py-0.5!";

/** Entries of every log, the newest first. */
export function AuditTable({ entries }: AuditTableProps) {
  const { t } = useTranslation("administration");
  return (
    <ScrollRegion label={t("audit.title")}>
      <table className="table">
        <thead className="max-sm:sr-only">
          <tr>
            <th scope="col">{t("audit.when")}</th>
            <th scope="col">{t("audit.actor")}</th>
            <th scope="col">{t("audit.what")}</th>
            <th scope="col">{t("audit.where")}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.key} className="max-sm:block max-sm:border-b max-sm:border-line max-sm:py-1.5">
              <td className={`whitespace-nowrap tabular-nums text-muted ${stacked}`}>
                <time dateTime={entry.at}>{entry.when}</time>
              </td>
              <td className={`break-words sm:whitespace-nowrap ${stacked}`} title={entry.actorEmail ?? undefined}>
                {entry.actor}
              </td>
              <td className={`wrap-anywhere sm:min-w-48 ${stacked}`} title={entry.command}>
                {entry.text}
              </td>
              <td className={`wrap-anywhere text-muted sm:min-w-32 ${stacked}`}>{entry.where ?? t("audit.instance")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
