import { formatCivilTime, type Day } from "#app/domain/time/day.ts";
import type { LoadedPlan } from "#app/http/plan-cache.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { furtherCells } from "../workspace/further-cells.ts";
import { cellText } from "../workspace/grid-rows.ts";
import { groupCell, type RowGroup } from "../workspace/grouped-rows.ts";
import { columnLabel, isPlanColumn } from "../workspace/plan-columns.ts";
import { planFormat, type PlanFormat } from "../workspace/plan-format.ts";
import type { ShownCosts } from "../workspace/shown-costs.ts";
import { scheduledPlan, type ScheduledPlan } from "../workspace/scheduled-plan.ts";
import type { TableColumn } from "./table-columns.ts";

/** How the task table writes what the plan's table shows, too: days always with their year. */
export function tableFormat({ i18n, locale }: Pick<Reader, "i18n" | "locale">, today: Day): PlanFormat {
  const words = i18n.getFixedT(locale, "plan");
  const format = planFormat(locale, (key, values) => words(key, { ...values }), Number(today.slice(0, 4)));
  return { ...format, day: (minutes) => formatDay(formatCivilTime(minutes), locale) };
}

/** A plan with its people under names that tell them apart, as the cells are read from it. */
export function tablePicture({ plan, schedule }: LoadedPlan, people: Plan["people"]): ScheduledPlan {
  return scheduledPlan({ ...plan, people }, schedule);
}

/** What stands in a row of the table for a task, by its place in the plan, and for a group of tasks. How a task stands is told beside it. */
export function tableCells(
  picture: ScheduledPlan,
  columns: readonly TableColumn[],
  format: PlanFormat,
  { today, costs }: { readonly today: Day; readonly costs: ShownCosts | null },
) {
  const { plan } = picture;
  const baseline = plan.baseline === null ? null : { name: "", dates: plan.baseline };
  const further = furtherCells(picture, format, baseline, today, costs);
  const ofTask = (index: number, column: TableColumn, state: string) => {
    if (column === "state") return state;
    if (!isPlanColumn(column)) return further(index, column);
    return column === "owner" && plan.tasks[index]?.kind === "phase" ? "" : cellText(picture, index, column, format);
  };
  return {
    task: (index: number, state: string) => columns.map((column) => ofTask(index, column, state)),
    group: (group: RowGroup) =>
      columns.map((column) => (column === "state" || column === "name" ? "" : groupCell(picture, group, column, format, costs))),
  };
}

export function tableColumnLabel(column: TableColumn, plan: Pick<Plan, "fields">, format: PlanFormat): string {
  return column === "state" ? format.text("list.state") : columnLabel(column, plan, format);
}
