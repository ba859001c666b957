import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { ShownPhase, ValuePage } from "./value-page.server.ts";

interface PhaseTableProps {
  readonly projectId: string;
  readonly shown: NonNullable<ValuePage["shown"]>;
  readonly hasCosts: boolean;
}

/** The figures of each phase. */
export function PhaseTable({ projectId, shown, hasCosts }: PhaseTableProps) {
  const { t } = useTranslation("value");
  const columns = ["budget", "planned", "earned", ...(hasCosts ? (["spent"] as const) : []), "done"] as const;
  const indices = [...(hasCosts ? (["costIndex"] as const) : []), "scheduleIndex", ...(hasCosts ? (["estimate"] as const) : [])] as const;
  return (
    <ScrollRegion label={t("phase.heading")}>
      <table className="table value-table" aria-label={t("phase.heading")}>
        <thead>
          <tr>
            <th scope="col">{t("phase.phase")}</th>
            {[...columns, ...indices].map((column) => (
              <th key={column} scope="col" className="number">
                {t(`phase.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...shown.phases, shown.total].map((phase: ShownPhase, index) => (
            <tr key={phase.id ?? `none ${index}`} data-total={index === shown.phases.length || undefined}>
              <th scope="row">
                {phase.isKnown ? (
                  <a className="link" href={`/projects/${projectId}/tasks/${phase.id ?? ""}`}>
                    {phase.name}
                  </a>
                ) : (
                  phase.name
                )}
              </th>
              {columns.map((column) => (
                <td key={column} className="number">
                  {phase[column]}
                </td>
              ))}
              {indices.map((column) => (
                <td
                  key={column}
                  className="number"
                  data-missing={phase[column].isMissing || undefined}
                  data-trend={phase[column].trend < 0 ? "bad" : undefined}
                >
                  {phase[column].isMissing ? <span title={phase[column].text}>{t("none")}</span> : phase[column].text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
