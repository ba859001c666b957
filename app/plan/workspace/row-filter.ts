import { fieldMatcher, type FieldFilter } from "#app/domain/plan/field-filter.ts";
import { responsiblePerson } from "#app/domain/plan/owner.ts";
import { subtree } from "#app/domain/plan/tree.ts";
import { minutesInDay, parseDay, type Day } from "#app/domain/time/day.ts";
import { isLateTask } from "./chart-scene.ts";
import { customCell } from "./further-cells.ts";
import { isCustomColumn } from "./plan-columns.ts";
import type { PlanFormat } from "./plan-format.ts";
import { timesOf, type ScheduledPlan } from "./scheduled-plan.ts";

export const rowStates = ["open", "late", "critical", "near", "done", "soon", "inactive"] as const;
export type RowState = (typeof rowStates)[number];

/** Which tasks the table and the chart show. */
export interface RowFilter {
  readonly state: RowState | null;
  /** The id of a person, `me` for whoever looks, or `nobody`; null for everybody's. */
  readonly owner: string | null;
  /** The number of a phase; null for all. */
  readonly phase: number | null;
  /** Of the project's own fields; a task passes all of them. */
  readonly fields: readonly FieldFilter[];
}

export const noFilter: RowFilter = { state: null, owner: null, phase: null, fields: [] };

export function isFiltering({ state, owner, phase, fields }: RowFilter): boolean {
  return state !== null || owner !== null || phase !== null || fields.length > 0;
}

const soonDays = 14;

/** What a filter says of the one who looks: today, and who of the plan's people they are. */
export interface FilterReader {
  readonly today: Day;
  readonly own: ReadonlySet<string>;
}

/** The tasks that a filter lets through, and those they lie in; null when it lets all through. */
export function filteredTasks(picture: ScheduledPlan, filter: RowFilter, { today, own }: FilterReader): ReadonlySet<string> | null {
  if (!isFiltering(filter)) return null;
  const { plan } = picture;
  const phase = filter.phase === null ? undefined : plan.tasks.find((task) => task.number === filter.phase);
  const tasks = phase ? subtree(plan.tasks, phase.id) : plan.tasks;
  const passes = fieldMatcher(plan, filter.fields);
  const shown = new Set<string>();
  for (const task of tasks) {
    const index = picture.indexById.get(task.id) ?? -1;
    const isMatch = picture.summaries.has(task.id)
      ? filter.state === null && filter.owner === null && passes(task)
      : isInState(picture, index, filter.state, today) && isOwned(picture, index, filter.owner, own) && passes(task);
    for (let id: string | null = isMatch ? task.id : null; id !== null && !shown.has(id);) {
      shown.add(id);
      id = plan.tasks[picture.indexById.get(id) ?? -1]?.parentId ?? null;
    }
  }
  return shown;
}

function isInState(picture: ScheduledPlan, index: number, state: RowState | null, today: Day): boolean {
  const task = picture.plan.tasks[index];
  if (!task || state === null) return state === null;
  const now = (parseDay(today) ?? 0) * minutesInDay;
  const isInactive = picture.inactive.has(task.id);
  if (state === "inactive" || isInactive) return state === "inactive" && isInactive;
  if (state === "done") return task.progress >= 100;
  if (task.progress >= 100) return false;
  if (state === "late") return isLateTask(picture, index, now);
  if (state === "critical") return picture.schedule.critical[index] === 1;
  if (state === "near") return picture.schedule.nearCritical[index] === 1;
  const { start } = timesOf(picture.schedule, index);
  return state === "open" || start < now + soonDays * minutesInDay;
}

function isOwned({ plan }: ScheduledPlan, index: number, owner: string | null, own: ReadonlySet<string>): boolean {
  const task = plan.tasks[index];
  if (owner === null || !task) return owner === null;
  const person = responsiblePerson(plan, task);
  if (owner === "nobody") return person === null;
  return owner === "me" ? person !== null && own.has(person) : person === owner;
}

/**
 * The tasks that a text finds by a part of their name in either language or of what the project keeps of them, by their code or `#` and their number, in
 * the order of the plan.
 */
export function findTasks(picture: ScheduledPlan, text: string, format: PlanFormat): readonly string[] {
  const { plan, codes } = picture;
  const wanted = text.normalize("NFKC").trim().toLocaleLowerCase();
  if (wanted === "") return [];
  const own = plan.fields.flatMap(({ key }) => (isCustomColumn(key) ? [key] : []));
  return plan.tasks.flatMap((task, index) => {
    const values = own.flatMap((key) => (task.custom[key] === undefined ? [] : [customCell(picture, index, key, format)]));
    const names = [format.bilingual(task.name), task.name.text, task.name.zh ?? "", ...values];
    const isFound =
      names.some((name) => name.normalize("NFKC").toLocaleLowerCase().includes(wanted)) ||
      codes.get(task.id) === wanted ||
      `#${task.number}` === wanted;
    return isFound ? [task.id] : [];
  });
}
