import { underNamesApart } from "#app/domain/names-apart.ts";
import { ownerName } from "#app/domain/plan/owner.ts";
import { summaryIds, workBreakdownCodes } from "#app/domain/plan/tree.ts";
import type { Plan, PlanTask, TaskKind } from "#app/domain/plan/model.ts";
import type { Day } from "#app/domain/time/day.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { readNamesApart, type NamesApart } from "#app/http/names-apart.server.ts";
import { pack, type Packed } from "#app/http/packed.ts";
import type { LoadedPlan } from "#app/http/plan-cache.server.ts";
import { gateState, type GateState } from "#app/domain/gate/mark.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { formatDay, formatPercent, inLanguage } from "#app/i18n/format.ts";
import { listPeople } from "#db/queries/projects.ts";
import { matchTasks } from "./match-tasks.server.ts";
import { readTaskFilter, taskFilterQuery, type TaskFilter } from "./task-filter.ts";
import type { Locale } from "#app/i18n/locale.ts";

export interface TaskListRow {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly name: string;
  readonly kind: TaskKind;
  /** Whether it is the sum of the tasks below it: nobody reports on it nor is given it. */
  readonly isSummary: boolean;
  readonly level: number;
  readonly start: string;
  readonly finish: string;
  readonly owner: string;
  /** The person who was given it by name. */
  readonly ownerId: string | null;
  readonly progress: string;
  readonly state: "done" | "late" | "running" | "open";
  readonly isCritical: boolean;
  /** Of a gate at which something else than its dates is to be told. */
  readonly gate: Exclude<GateState, "open" | "passed"> | null;
}

export interface TaskPage {
  readonly projectId: string;
  readonly rows: Packed<readonly TaskListRow[]>;
  readonly page: number;
  readonly pages: number;
  /** How many tasks, milestones and gates match; phases are only their headings. */
  readonly total: number;
  /** Whether the plan has no tasks at all. */
  readonly isEmpty: boolean;
  readonly filter: TaskFilter;
}

const rowsPerPage = 100;

// What is listed, and each page of it, stays the same as long as the version, the day and the language do.
const knownLists = new WeakMap<Plan, KnownLists>();
const mostKnownPages = 100;
const mostKnownLists = 20;

interface KnownLists {
  readonly today: Day;
  readonly matching: Map<string, readonly PlanTask[]>;
  readonly pages: Map<string, TaskPage>;
}

/** One page of the task list, ready to be shown: texts and dates in the reader's language. */
export async function readTaskPage(caller: ProjectCaller & { request: Request }, { locale }: Reader): Promise<TaskPage> {
  const { context, project, user, request } = caller;
  const loaded = await context.plans.read(context.db, project.id, project.planVersion);
  const today = todayIn(project.timeZone, context.now());
  const query = new URL(request.url).searchParams;
  const filter = readTaskFilter(query);
  const people = filter.owner === "me" ? await listPeople(context.db, project.id) : [];
  const own = new Set(people.filter((person) => person.userId === user.id).map((person) => person.id));
  const known = listsOf(loaded.plan, today);
  const asked = `${locale} ${taskFilterQuery(filter)} ${[...own].join(" ")}`;
  const matching = remembered(known.matching, asked, mostKnownLists, () => matchTasks(loaded, { filter, own, today, locale }));
  const last = Math.max(1, Math.ceil(matching.length / rowsPerPage));
  const page = Math.min(last, Math.max(1, Number.parseInt(query.get("page") ?? "1", 10) || 1));
  const names = await readNamesApart(caller, locale);
  const shown = `${asked} ${page} ${Object.values(names)
    .map(({ name }) => name)
    .join(" ")}`;
  return remembered(known.pages, shown, mostKnownPages, () =>
    makePage(loaded, matching, { today, locale, filter, names, page, pages: last }),
  );
}

/** What a map holds under a key, made when it does not; the longest unused goes when there are too many. */
function remembered<Value>(known: Map<string, Value>, key: string, most: number, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.delete(key);
  known.set(key, value);
  const [oldest] = known.keys();
  if (known.size > most && oldest !== undefined) known.delete(oldest);
  return value;
}

function gateOf({ id, kind, progress }: PlanTask, { gates }: Plan, today: Day): TaskListRow["gate"] {
  const state = kind === "gate" ? gateState(progress, gates[id], today) : "open";
  return state === "open" || state === "passed" ? null : state;
}

/** What is known of a plan today; a new day begins anew. */
function listsOf(plan: Plan, today: Day): KnownLists {
  const known = knownLists.get(plan);
  if (known?.today === today) return known;
  const lists: KnownLists = { today, matching: new Map(), pages: new Map() };
  knownLists.set(plan, lists);
  return lists;
}

interface Wanted {
  readonly today: Day;
  readonly locale: Locale;
  readonly filter: TaskFilter;
  readonly names: NamesApart;
  readonly page: number;
  readonly pages: number;
}

function makePage({ plan, schedule }: LoadedPlan, matching: readonly PlanTask[], wanted: Wanted): TaskPage {
  const { today, locale, filter, names, page, pages } = wanted;
  const named = { roles: plan.roles, people: underNamesApart(plan.people, names) };
  const codes = workBreakdownCodes(plan.tasks);
  const summaries = summaryIds(plan.tasks);
  const rows = matching.slice((page - 1) * rowsPerPage, page * rowsPerPage).map((task): TaskListRow => {
    const index = schedule.indexOf(task.id);
    const { start, finish, percentComplete } = schedule.task(index);
    const code = codes.get(task.id) ?? "";
    const done = Math.round(percentComplete);
    return {
      id: task.id,
      version: task.version,
      code,
      name: inLanguage(task.name, locale),
      kind: task.kind,
      isSummary: summaries.has(task.id),
      level: code.split(".").length,
      start: formatDay(start, locale),
      finish: formatDay(finish, locale),
      owner: task.kind === "phase" ? "" : ownerName(named, task, (text) => inLanguage(text, locale)),
      ownerId: task.ownerId,
      progress: formatPercent(done, locale),
      state: done === 100 ? "done" : finish.slice(0, 10) < today ? "late" : done > 0 ? "running" : "open",
      isCritical: schedule.critical[index] === 1,
      gate: gateOf(task, plan, today),
    };
  });
  return {
    projectId: plan.projectId,
    rows: pack(rows),
    page,
    pages,
    total: matching.filter((task) => task.kind !== "phase").length,
    isEmpty: plan.tasks.length === 0,
    filter,
  };
}
