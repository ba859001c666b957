import { useTranslation } from "#app/i18n/use-translation.ts";
import { RemovedEntry } from "./removed-entry.tsx";

interface RemovedBaselineListProps {
  readonly baselines: readonly {
    readonly id: string;
    readonly version: number;
    readonly name: string;
    readonly removed: string;
    readonly by: string | null;
    readonly until: string;
  }[];
  readonly canRestore: boolean;
}

export function RemovedBaselineList({ baselines, canRestore }: RemovedBaselineListProps) {
  const { t } = useTranslation("trash");
  return (
    <section className="mt-8">
      <h2>{t("baselines.heading")}</h2>
      {baselines.length === 0 ? <p className="text-muted">{t("baselines.empty")}</p> : null}
      <ul className="divide-y divide-line">
        {baselines.map(({ id, version, name, ...entry }) => (
          <RemovedEntry
            key={id}
            entry={{ id, ...entry }}
            name={name}
            form={
              canRestore ? { intent: "restoreBaseline", fields: { baselineId: id, version: String(version) }, idField: "baselineId" } : null
            }
          >
            <p className="break-words font-medium">{name}</p>
          </RemovedEntry>
        ))}
      </ul>
    </section>
  );
}
