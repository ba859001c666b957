import { useTranslation } from "#app/i18n/use-translation.ts";
import type { TaskListRow } from "./task-list.server.ts";

interface TaskTableProps {
  readonly projectId: string;
  readonly rows: readonly TaskListRow[];
  readonly isPlanEmpty: boolean;
  /** The task that the commands of the palette are about. */
  readonly chosenId: string | null;
}

/** A page of tasks. Its cells are dressed by the stylesheet: classes on each would make up half of the page. */
export function TaskTable({ projectId, rows, isPlanEmpty, chosenId }: TaskTableProps) {
  const { t } = useTranslation("plan");
  if (rows.length === 0) return <p className="card text-muted">{t(isPlanEmpty ? "list.emptyPlan" : "list.empty")}</p>;
  const states = { done: t("list.done"), late: t("list.late"), running: t("list.running"), open: t("list.open") };
  const critical = t("list.critical");
  const stateOf = ({ gate, state, isCritical }: TaskListRow) => {
    const words = gate === null ? states[state] : t(`list.gate.${gate}`);
    return isCritical && state !== "done" ? `${words} · ${critical}` : words;
  };
  return (
    <div className="overflow-x-auto">
      <table className="table task-table">
        <thead>
          <tr>
            <th scope="col">{t("column.code")}</th>
            <th scope="col">{t("column.name")}</th>
            <th scope="col">{t("column.start")}</th>
            <th scope="col">{t("column.finish")}</th>
            <th scope="col">{t("column.owner")}</th>
            <th scope="col">{t("column.progress")}</th>
            <th scope="col">{t("list.state")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.id}
              data-task={row.id}
              data-level={Math.min(row.level, 5)}
              data-phase={row.kind === "phase" || undefined}
              aria-current={row.id === chosenId || undefined}
            >
              <td>{row.code}</td>
              <td>
                <a href={`/projects/${projectId}/tasks/${row.id}`}>
                  {row.kind === "gate" || row.kind === "milestone" ? `◆ ${row.name}` : row.name}
                </a>
              </td>
              <td>{row.start}</td>
              <td>{row.finish}</td>
              <td>{row.owner}</td>
              <td>{row.progress}</td>
              <td data-late={row.state === "late" || row.gate === "atRisk" || undefined}>{stateOf(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
