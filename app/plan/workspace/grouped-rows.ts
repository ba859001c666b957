import { groupLabel, type GroupWords } from "#app/domain/plan/group-label.ts";
import { groupTasks, type Grouping } from "#app/domain/plan/grouping.ts";
import { workBetween } from "#app/domain/time/calendar.ts";
import type { Day } from "#app/domain/time/day.ts";
import { byName } from "#app/i18n/format.ts";
import { fieldOf, isCostColumn, isCustomColumn, type ShownColumn } from "./plan-columns.ts";
import { finishForDisplay, type PlanFormat } from "./plan-format.ts";
import type { ScheduledPlan } from "./scheduled-plan.ts";
import type { ShownCosts } from "./shown-costs.ts";
import type { VisibleRow } from "./visible-rows.ts";
import { shutKey } from "../shut-groups.ts";

/** The tasks that a row stands for which is no task itself. */
export interface RowGroup {
  readonly key: string;
  readonly label: string;
  /** Indexes in the plan's tasks. */
  readonly indexes: readonly number[];
}

const prefix = "group:";

/** The id of the row of a group, by its key or by that of an address. No task has such an id. */
export function groupRowId(key: string): string {
  return `${prefix}${shutKey(key)}`;
}

export function isGroupRow(rowId: string): boolean {
  return rowId.startsWith(prefix);
}

export function groupKeyOf(rowId: string): string {
  return rowId.slice(prefix.length);
}

/** The groups of a plan under their names, with those of their tasks that are `shown`; a group without any is left out. */
export function labelledGroups(
  picture: ScheduledPlan,
  grouping: Grouping,
  { today, shown, format }: { readonly today: Day; readonly shown: ReadonlySet<string> | null; readonly format: PlanFormat },
): readonly RowGroup[] {
  const { text, bilingual, month } = format;
  const words: GroupWords = {
    bilingual,
    month,
    state: (state) => text(`group.states.${state}`),
    critical: (criticality) => text(`group.criticality.${criticality}`),
    none: text("group.none"),
    nobody: text("owner.nobody"),
  };
  return groupTasks(picture, grouping, today, byName).flatMap(({ key, indexes }) => {
    const kept = shown ? indexes.filter((index) => shown.has(picture.plan.tasks[index]?.id ?? "")) : indexes;
    return kept.length === 0 ? [] : [{ key, label: groupLabel(picture.plan, grouping, key, words), indexes: kept }];
  });
}

/** A row for each group, and below it those of its tasks where it is open. */
export function groupedRows({ plan }: ScheduledPlan, groups: readonly RowGroup[], collapsed: ReadonlySet<string>): VisibleRow[] {
  return groups.flatMap((group, place): VisibleRow[] => {
    const id = groupRowId(group.key);
    const isExpanded = !collapsed.has(id);
    const head = { index: -1, id, level: 1, hasChildren: true, isExpanded, position: place + 1, siblings: groups.length, group };
    if (!isExpanded) return [head];
    const siblings = group.indexes.length;
    return [
      head,
      ...group.indexes.map((index, position) => ({
        index,
        id: plan.tasks[index]!.id,
        level: 2,
        hasChildren: false,
        isExpanded: false,
        position: position + 1,
        siblings,
      })),
    ];
  });
}

export interface GroupSpan {
  readonly start: number;
  readonly finish: number;
  /** Per cent, by the durations of the tasks. */
  readonly progress: number;
}

/** From the first start to the last finish of a group, and how far it is. */
export function groupSpan({ plan, schedule }: ScheduledPlan, { indexes }: RowGroup): GroupSpan {
  let [start, finish, done, all] = [Infinity, -Infinity, 0, 0];
  for (const index of indexes) {
    start = Math.min(start, schedule.startMinutes[index] ?? Infinity);
    finish = Math.max(finish, schedule.finishMinutes[index] ?? -Infinity);
    const { durationMinutes = 0, progress = 0 } = plan.tasks[index] ?? {};
    // Points in time count a little, so that a group of milestones alone has progress, too.
    done += Math.max(durationMinutes, 1) * progress;
    all += Math.max(durationMinutes, 1);
  }
  return { start, finish, progress: all === 0 ? 0 : done / all };
}

/** What the row of a group shows in a column: its name with the number of its tasks, its span, and sums of what can be summed. */
export function groupCell(
  picture: ScheduledPlan,
  group: RowGroup,
  column: ShownColumn,
  format: PlanFormat,
  costs: ShownCosts | null,
): string {
  const { plan, dayLength, calendar } = picture;
  const tasks = group.indexes.flatMap((index) => plan.tasks[index] ?? []);
  const span = () => groupSpan(picture, group);
  switch (column) {
    case "name":
      return format.text("group.row", { name: group.label, count: tasks.length });
    case "start":
      return format.day(span().start);
    case "finish":
      return format.day(finishForDisplay(span().start, span().finish));
    case "duration":
      return format.duration({ minutes: workBetween(calendar, span().start, span().finish), elapsed: false }, dayLength);
    case "progress":
      return `${Math.round(span().progress)}%`;
    case "work": {
      const work = tasks.reduce((sum, { assignments }) => sum + assignments.reduce((own, { workMinutes }) => own + workMinutes, 0), 0);
      return work > 0 ? format.duration({ minutes: work, elapsed: false }, dayLength) : "";
    }
    default: {
      if (isCostColumn(column))
        return (
          costs?.sum(
            tasks.map(({ id }) => id),
            column,
          ) ?? ""
        );
      if (!isCustomColumn(column) || fieldOf(plan, column)?.kind !== "number") return "";
      const values = tasks.flatMap(({ custom }) => (typeof custom[column] === "number" ? [custom[column]] : []));
      return values.length === 0 ? "" : format.number(values.reduce((sum, value) => sum + value, 0));
    }
  }
}

/** The row of a group in words. */
export function describeGroup(picture: ScheduledPlan, group: RowGroup, format: PlanFormat): string {
  const { start, finish } = groupSpan(picture, group);
  const dates = { start: format.fullDay(start), finish: format.fullDay(finishForDisplay(start, finish)) };
  return format.text("group.description", { name: group.label, count: group.indexes.length, ...dates });
}
