import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import { orderOf, type TaskOrder } from "./task-filter.ts";
import type { GroupListRow, ListRow, ShownTableColumn, TaskListRow } from "./task-list.server.ts";
import { ordinaryTableColumns } from "./table/table-columns.ts";
import { tableQuery, withGroupToggled, type TableView } from "./table/table-view.ts";

interface TaskTableProps {
  readonly projectId: string;
  readonly rows: readonly ListRow[];
  readonly columns: readonly ShownTableColumn[];
  readonly view: TableView;
  readonly isPlanEmpty: boolean;
  /** The task that the commands of the palette are about. */
  readonly chosenId: string | null;
}

/** A page of tasks. Its cells are dressed by the stylesheet: classes on each would make up half of the page. */
export function TaskTable({ projectId, rows, columns, view, isPlanEmpty, chosenId }: TaskTableProps) {
  const { t } = useTranslation("plan");
  if (rows.length === 0) return <p className="card text-muted">{t(isPlanEmpty ? "list.emptyPlan" : "list.empty")}</p>;
  const isOrdinary = columns.map(({ key }) => key).join(".") === ordinaryTableColumns.join(".");
  return (
    <ScrollRegion label={t("list.title")}>
      <table className="table task-table" data-ordinary={isOrdinary || undefined}>
        <thead>
          <tr>
            {columns.map((column) => (
              <ColumnHead key={column.key} column={column} view={view} />
            ))}
          </tr>
        </thead>
        {bodiesOf(rows).map(({ head, tasks }) => (
          <tbody key={head?.id ?? ""}>
            {head ? <GroupHead head={head} columns={columns} view={view} /> : null}
            {tasks.map((row) => (
              <TaskRow key={row.id} row={row} columns={columns} projectId={projectId} isChosen={row.id === chosenId} />
            ))}
          </tbody>
        ))}
      </table>
    </ScrollRegion>
  );
}

interface TableBody {
  readonly head: GroupListRow | null;
  readonly tasks: readonly TaskListRow[];
}

/** The rows with each group by itself. */
function bodiesOf(rows: readonly ListRow[]): readonly TableBody[] {
  const bodies: { head: GroupListRow | null; tasks: TaskListRow[] }[] = [];
  for (const row of rows) {
    if (row.kind === "group") bodies.push({ head: row, tasks: [] });
    else if (bodies.length === 0) bodies.push({ head: null, tasks: [row] });
    else bodies.at(-1)!.tasks.push(row);
  }
  return bodies;
}

/** Sorts by its column: from the first to the last, then the other way round, then as in the plan. */
function ColumnHead({ column: { key, label, isNumeric, order }, view }: { readonly column: ShownTableColumn; readonly view: TableView }) {
  const { filter } = view;
  const sorted = orderOf(filter.order);
  const isSorted = order !== null && order !== "plan" && sorted.key === order;
  const next: TaskOrder = order === null || (isSorted && sorted.isDescending) ? "plan" : isSorted ? `-${order}` : order;
  return (
    <th
      scope="col"
      data-column={key}
      className={isNumeric ? "number" : undefined}
      aria-sort={isSorted ? (sorted.isDescending ? "descending" : "ascending") : undefined}
    >
      {order === null ? (
        label
      ) : (
        <a data-keep-scroll href={`?${tableQuery({ ...view, filter: { ...filter, order: next } }) || "show=all"}`}>
          {label}
          {isSorted ? <span aria-hidden="true">{sorted.isDescending ? " ↓" : " ↑"}</span> : null}
        </a>
      )}
    </th>
  );
}

interface GroupHeadProps {
  readonly head: GroupListRow;
  readonly columns: readonly ShownTableColumn[];
  readonly view: TableView;
}

/** The name of a group over all columns up to that of the names, then its sums. */
function GroupHead({ head: { id, name, count, isOpen, isContinued, cells }, columns, view }: GroupHeadProps) {
  const { t } = useTranslation("plan");
  const span = columns.findIndex(({ key }) => key === "name") + 1;
  return (
    <tr className="task-group" data-group={id}>
      <th scope="rowgroup" colSpan={span}>
        <a data-keep-scroll aria-expanded={isOpen} href={`?${tableQuery(withGroupToggled(view, id))}`}>
          <span aria-hidden="true" className="task-group-mark">
            {isOpen ? "▾" : "▸"}
          </span>
          {isContinued ? t("group.continued", { name }) : name}
        </a>{" "}
        <span className="font-normal text-muted">{t("list.count", { count })}</span>
      </th>
      {columns.slice(span).map(({ key, isNumeric }, place) => (
        <td key={key} className={isNumeric ? "number" : undefined}>
          {cells[span + place]}
        </td>
      ))}
    </tr>
  );
}

interface TaskRowProps {
  readonly row: TaskListRow;
  readonly columns: readonly ShownTableColumn[];
  readonly projectId: string;
  readonly isChosen: boolean;
}

function TaskRow({ row, columns, projectId, isChosen }: TaskRowProps) {
  return (
    <tr
      data-task={row.id}
      data-level={Math.min(row.level, 5)}
      data-phase={row.kind === "phase" || undefined}
      aria-current={isChosen || undefined}
    >
      {columns.map(({ key, isNumeric, isWide }, place) => {
        if (key === "name")
          return (
            <td key={key} className="task-name">
              <a href={`/projects/${projectId}/tasks/${row.id}`}>
                {row.kind === "gate" || row.kind === "milestone" ? `◆ ${row.name}` : row.name}
              </a>
            </td>
          );
        if (key === "state")
          return (
            <td key={key} className="task-state" data-late={row.isLate || undefined}>
              {row.cells[place]}
            </td>
          );
        return (
          <td key={key} className={isNumeric ? "number" : isWide ? "task-wide" : undefined}>
            {row.cells[place]}
          </td>
        );
      })}
    </tr>
  );
}
