import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { FieldChanges } from "#app/ui/field-changes.tsx";
import type { HistoryEntry } from "./history.server.ts";

interface HistoryTableProps {
  /** The project's own path. */
  readonly base: string;
  readonly entries: readonly HistoryEntry[];
  readonly timeZone: string;
}

/** Entries of the log, the newest first. */
export function HistoryTable({ base, entries, timeZone }: HistoryTableProps) {
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
              <EntryText entry={entry} base={base} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function EntryText({ entry, base }: { readonly entry: HistoryEntry; readonly base: string }) {
  const { t } = useTranslation("history");
  return (
    <>
      <span className="wrap-anywhere">
        <TextWithLink entry={entry} base={base} />
      </span>
      {entry.moved > 0 ? <span className="ms-2 text-muted">{t("moved", { count: entry.moved })}</span> : null}
      <FieldChanges changes={entry.changes} />
    </>
  );
}

/** The text, with a link where it names its task between quotation marks. */
function TextWithLink({ entry: { text, task }, base }: { readonly entry: HistoryEntry; readonly base: string }) {
  const start = task ? text.indexOf(`“${task.name}”`) + 1 : 0;
  if (!task || start === 0) return text;
  return (
    <>
      {text.slice(0, start)}
      <a href={`${base}/tasks/${task.id}`} className="link">
        {task.name}
      </a>
      {text.slice(start + task.name.length)}
    </>
  );
}
