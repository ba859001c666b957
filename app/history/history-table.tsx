import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { FieldChanges } from "./field-changes.tsx";
import type { HistoryEntry } from "./history.server.ts";

interface HistoryTableProps {
  readonly entries: readonly HistoryEntry[];
  readonly timeZone: string;
}

/** Entries of the log, the newest first. */
export function HistoryTable({ entries, timeZone }: HistoryTableProps) {
  const { t } = useTranslation("history");
  const locale = useLocale();
  return (
    <table className="table" aria-label={t("title")}>
      <thead className="max-sm:sr-only">
        <tr>
          <th scope="col">{t("when")}</th>
          <th scope="col">{t("who")}</th>
          <th scope="col">{t("what")}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.sequence} className="max-sm:block max-sm:border-b max-sm:border-line max-sm:py-1.5">
            <td className="whitespace-nowrap text-muted max-sm:inline max-sm:border-0 max-sm:p-0">
              <time dateTime={entry.at}>{formatInstant(entry.at, locale, timeZone)}</time>
            </td>
            <td className="whitespace-nowrap max-sm:inline max-sm:border-0 max-sm:px-2 max-sm:py-0">{entry.actor ?? t("product")}</td>
            <td className="w-full max-sm:block max-sm:border-0 max-sm:p-0">
              <EntryText entry={entry} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function EntryText({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation("history");
  return (
    <>
      <span className="break-words">{entry.text}</span>
      {entry.moved > 0 ? <span className="ms-2 text-muted">{t("moved", { count: entry.moved })}</span> : null}
      <FieldChanges changes={entry.changes} />
    </>
  );
}
