import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import { Slip } from "#app/ui/slip.tsx";
import type { VarianceRow } from "./variance-words.server.ts";

interface VarianceTableProps {
  readonly projectId: string;
  readonly rows: readonly VarianceRow[];
  readonly hasCosts: boolean;
  /** Null for the plan as it is now. */
  readonly comparedWith: string | null;
}

/** Task by task: when it was planned, when it is planned now, and what lies between. */
export function VarianceTable({ projectId, rows, hasCosts, comparedWith }: VarianceTableProps) {
  const { t } = useTranslation("baselines");
  const other = comparedWith === null ? t("column.now") : t("column.later");
  return (
    <ScrollRegion label={t("variance.tasks")}>
      <table className="table variance-table" aria-label={t("variance.tasks")}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {t("column.task")}
            </th>
            <th scope="colgroup" colSpan={3}>
              {t("column.start")}
            </th>
            <th scope="colgroup" colSpan={3}>
              {t("column.finishOfTask")}
            </th>
            <th scope="col" rowSpan={2}>
              {t("column.duration")}
            </th>
            {hasCosts ? (
              <th scope="col" rowSpan={2}>
                {t("column.cost")}
              </th>
            ) : null}
            <th scope="col" rowSpan={2}>
              {t("column.state")}
            </th>
          </tr>
          <tr>
            {["start", "finish"].map((group) =>
              [t("column.then"), other, t("column.difference")].map((label) => (
                <th key={`${group} ${label}`} scope="col">
                  {label}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-summary={row.isSummary || undefined} data-state={row.state}>
              <th scope="row" style={{ paddingInlineStart: 10 + Math.min(row.level, 5) * 12 }}>
                <TaskName projectId={projectId} row={row} />
              </th>
              {([row.start, row.finish] as const).map((date, index) => [
                <td key={`before ${index}`}>{date.before}</td>,
                <td key={`after ${index}`}>{date.after}</td>,
                <td key={`difference ${index}`}>
                  <Slip trend={date.trend}>{date.difference}</Slip>
                </td>,
              ])}
              <td>{row.duration}</td>
              {hasCosts ? <td>{row.cost}</td> : null}
              <td>
                {t(`state.${row.state}`)}
                {row.isCritical ? <span className="text-critical">{` · ${t("critical")}`}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function TaskName({ projectId, row: { id, code, name, isInPlan, isPoint } }: { readonly projectId: string; readonly row: VarianceRow }) {
  const shown = isPoint ? `◆ ${name}` : name;
  return (
    <>
      {code === "" ? null : <span className="me-2 text-muted tabular-nums">{code}</span>}
      {isInPlan ? <a href={`/projects/${projectId}/tasks/${id}`}>{shown}</a> : shown}
    </>
  );
}
