import { useTranslation } from "#app/i18n/use-translation.ts";
import { RemovedEntry } from "./removed-entry.tsx";

interface RemovedReportListProps {
  readonly reports: readonly {
    readonly id: string;
    readonly version: number;
    readonly name: string;
    readonly removed: string;
    readonly by: string | null;
    readonly until: string;
  }[];
}

/** Drafts of status reports, for those who write them. */
export function RemovedReportList({ reports }: RemovedReportListProps) {
  const { t } = useTranslation("trash");
  return (
    <section className="mt-8">
      <h2>{t("reports.heading")}</h2>
      <ul className="divide-y divide-line">
        {reports.map(({ id, version, name, ...entry }) => (
          <RemovedEntry
            key={id}
            entry={{ id, ...entry }}
            name={name}
            form={{ intent: "restoreReport", fields: { reportId: id, version: String(version) }, idField: "reportId" }}
          >
            <p className="break-words font-medium">{name}</p>
          </RemovedEntry>
        ))}
      </ul>
    </section>
  );
}
