import { ownerName } from "#app/domain/plan/owner.ts";
import { workBreakdownCodes } from "#app/domain/plan/tree.ts";
import type { Plan, PlanTask, TaskKind } from "#app/domain/plan/model.ts";
import type { Day } from "#app/domain/time/day.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { pack, type Packed } from "#app/http/packed.ts";
import type { LoadedPlan } from "#app/http/plan-cache.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { todayIn } from "#app/http/today.server.ts";
import { formatDay, formatPercent, inLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";

export interface TaskListRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: TaskKind;
  readonly level: number;
  readonly start: string;
  readonly finish: string;
  readonly owner: string;
  readonly progress: string;
  readonly state: "done" | "late" | "running" | "open";
  readonly isCritical: boolean;
}

export interface TaskPage {
  readonly projectId: string;
  readonly rows: Packed<readonly TaskListRow[]>;
  readonly page: number;
  readonly pages: number;
  /** How many tasks, milestones and gates match; phases are only their headings. */
  readonly total: number;
  readonly show: TaskFilter;
}

export const taskFilters = ["all", "open", "late", "critical"] as const;
export type TaskFilter = (typeof taskFilters)[number];

const rowsPerPage = 100;

// What is listed, and each page of it, stays the same as long as the version, the day and the language do.
const knownLists = new WeakMap<Plan, KnownLists>();
const mostKnownPages = 100;

interface KnownLists {
  readonly today: Day;
  readonly matching: Map<TaskFilter, readonly PlanTask[]>;
  readonly pages: Map<string, TaskPage>;
}

/** One page of the task list, in the order of the plan, ready to be shown: texts and dates in the reader's language. */
export async function readTaskPage(
  { context, project, request }: ProjectCaller & { request: Request },
  { locale }: Reader,
): Promise<TaskPage> {
  const loaded = await context.plans.read(context.db, project.id, project.planVersion);
  const today = todayIn(project.timeZone, context.now());
  const query = new URL(request.url).searchParams;
  const show = taskFilters.find((filter) => filter === query.get("show")) ?? "all";
  const known = listsOf(loaded.plan, today);
  const matching = known.matching.get(show) ?? matchingTasks(loaded, show, today);
  known.matching.set(show, matching);
  const last = Math.max(1, Math.ceil(matching.length / rowsPerPage));
  const page = Math.min(last, Math.max(1, Number.parseInt(query.get("page") ?? "1", 10) || 1));
  const key = `${locale} ${show} ${page}`;
  const shown = known.pages.get(key) ?? makePage(loaded, matching, { today, locale, show, page, pages: last });
  known.pages.delete(key);
  known.pages.set(key, shown);
  const [oldest] = known.pages.keys();
  if (known.pages.size > mostKnownPages && oldest !== undefined) known.pages.delete(oldest);
  return shown;
}

/** What is known of a plan today; a new day begins anew. */
function listsOf(plan: Plan, today: Day): KnownLists {
  const known = knownLists.get(plan);
  if (known?.today === today) return known;
  const lists: KnownLists = { today, matching: new Map(), pages: new Map() };
  knownLists.set(plan, lists);
  return lists;
}

export function matchingTasks({ plan, schedule }: LoadedPlan, show: TaskFilter, today: Day): readonly PlanTask[] {
  if (show === "all") return plan.tasks;
  return plan.tasks.filter((task) => {
    const index = schedule.indexOf(task.id);
    if (task.progress === 100 || task.kind === "phase") return false;
    if (show === "late") return schedule.task(index).finish.slice(0, 10) < today;
    return show === "open" || schedule.critical[index] === 1;
  });
}

interface Wanted {
  readonly today: Day;
  readonly locale: Locale;
  readonly show: TaskFilter;
  readonly page: number;
  readonly pages: number;
}

function makePage({ plan, schedule }: LoadedPlan, matching: readonly PlanTask[], { today, locale, show, page, pages }: Wanted): TaskPage {
  const codes = workBreakdownCodes(plan.tasks);
  const rows = matching.slice((page - 1) * rowsPerPage, page * rowsPerPage).map((task): TaskListRow => {
    const index = schedule.indexOf(task.id);
    const { start, finish, percentComplete } = schedule.task(index);
    const code = codes.get(task.id) ?? "";
    const done = Math.round(percentComplete);
    return {
      id: task.id,
      code,
      name: inLanguage(task.name, locale),
      kind: task.kind,
      level: code.split(".").length,
      start: formatDay(start, locale),
      finish: formatDay(finish, locale),
      owner: task.kind === "phase" ? "" : ownerName(plan, task, (text) => inLanguage(text, locale)),
      progress: formatPercent(done, locale),
      state: done === 100 ? "done" : finish.slice(0, 10) < today ? "late" : done > 0 ? "running" : "open",
      isCritical: schedule.critical[index] === 1,
    };
  });
  return { projectId: plan.projectId, rows: pack(rows), page, pages, total: matching.filter((task) => task.kind !== "phase").length, show };
}
