import { gateState, type GateState } from "#app/domain/gate/mark.ts";
import { underNamesApart } from "#app/domain/names-apart.ts";
import { groupableFields, readGrouping, type Grouping } from "#app/domain/plan/grouping.ts";
import type { Plan, PlanTask, TaskKind } from "#app/domain/plan/model.ts";
import type { Day } from "#app/domain/time/day.ts";
import { todayIn } from "#app/domain/time/today.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { readNamesApart, type NamesApart } from "#app/http/names-apart.server.ts";
import { pack, type Packed } from "#app/http/packed.ts";
import type { LoadedPlan } from "#app/http/plan-cache.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { listPeople } from "#db/queries/projects.ts";
import { matchTasks } from "./match-tasks.server.ts";
import { shutKey } from "./shut-groups.ts";
import { tableCells, tableColumnLabel, tableFormat, tablePicture } from "./table/table-cells.server.ts";
import {
  isNumericTableColumn,
  isWideTableColumn,
  orderOfColumn,
  tableColumnsOf,
  unknownTableColumns,
  type TableColumn,
} from "./table/table-columns.ts";
import { amountsShown, type ReadAmounts } from "./table/table-costs.server.ts";
import { readTableView, tableQuery, type TableView } from "./table/table-view.ts";
import { namedLeftOut, unknownOrder, type TaskOrderKey } from "./task-filter.ts";
import { labelledGroups, type RowGroup } from "./workspace/grouped-rows.ts";
import { shownCosts, type TaskAmounts } from "./workspace/shown-costs.ts";
import type { PlanFormat } from "./workspace/plan-format.ts";
import type { ScheduledPlan } from "./workspace/scheduled-plan.ts";

export interface TaskListRow {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly kind: TaskKind;
  /** Whether it is the sum of the tasks below it: nobody reports on it nor is given it. */
  readonly isSummary: boolean;
  readonly level: number;
  /** The person who was given it by name. */
  readonly ownerId: string | null;
  readonly state: "done" | "late" | "running" | "open";
  /** Of a task, or of a gate at which something else than its dates is to be told. */
  readonly isLate: boolean;
  /** In the order of the columns. */
  readonly cells: readonly string[];
}

/** The head of a group of tasks, above those of them that are shown. */
export interface GroupListRow {
  readonly kind: "group";
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly isOpen: boolean;
  /** Whether the page begins in the middle of the group. */
  readonly isContinued: boolean;
  readonly cells: readonly string[];
}

export type ListRow = TaskListRow | GroupListRow;

export interface ShownTableColumn {
  readonly key: TableColumn;
  readonly label: string;
  readonly isNumeric: boolean;
  readonly isWide: boolean;
  /** What its tasks can be sorted by. */
  readonly order: TaskOrderKey | null;
}

export interface TaskPage {
  readonly projectId: string;
  readonly rows: Packed<readonly ListRow[]>;
  readonly page: number;
  readonly pages: number;
  /** How many tasks, milestones and gates match; phases are only their headings. */
  readonly total: number;
  /** Whether the plan has no tasks at all. */
  readonly isEmpty: boolean;
  readonly view: TableView;
  /** Columns, a grouping or an order that the address asks for and that are not there, or not for the reader: they are left out. */
  readonly leftOut: readonly string[];
  readonly columns: readonly ShownTableColumn[];
  /** Columns that there are beside them. */
  readonly moreColumns: readonly Pick<ShownTableColumn, "key" | "label">[];
  /** The project's own fields that tasks can be put together by. */
  readonly groupings: readonly { readonly key: string; readonly name: string }[];
  /** The keys of all groups, as addresses know them. */
  readonly groups: readonly string[];
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
  /** How many pages each list has. */
  readonly lasts: Map<string, number>;
}

/** One page of the task list, ready to be shown: texts and dates in the reader's language. */
export async function readTaskPage<Asking extends ProjectCaller & { request: Request }>(
  caller: Asking,
  reader: Reader,
  readAmounts: ReadAmounts<Asking>,
): Promise<TaskPage> {
  const { context, project, request } = caller;
  const loaded = await context.plans.read(context.db, project.id, project.planVersion);
  const today = todayIn(project.timeZone, context.now());
  const query = new URL(request.url).searchParams;
  const list = await readTaskList(caller, reader, loaded, readTableView(query));
  const leftOut = leftOutOf(query, list, loaded.plan);
  const { pages, lasts } = listsOf(loaded.plan, today);
  const wanted = Math.max(1, Number.parseInt(query.get("page") ?? "1", 10) || 1);
  const amounts = await amountsShown(caller, list.view.columns, readAmounts);
  // What tasks cost changes beside the plan.
  if (amounts) return { ...makePage(loaded, { ...list, amounts }, reader, today, wanted), leftOut };
  const page = Math.min(wanted, lasts.get(list.asked) ?? wanted);
  const known = pages.get(`${list.asked} ${page}`) ?? makePage(loaded, list, reader, today, page);
  remembered(lasts, list.asked, mostKnownPages, () => known.pages);
  const made = remembered(pages, `${list.asked} ${known.page}`, mostKnownPages, () => known);
  return leftOut.length === 0 ? made : { ...made, leftOut };
}

/** Which tasks a table shows, of whom, and in which order. */
export interface TaskList {
  readonly view: TableView;
  readonly grouping: Grouping | null;
  readonly matching: readonly PlanTask[];
  readonly names: NamesApart;
  readonly seesCosts: boolean;
  /** What the tasks cost, where a column shows it. */
  readonly amounts: TaskAmounts | null;
  /** The same for the same list. */
  readonly asked: string;
}

export async function readTaskList(caller: ProjectCaller, { locale }: Reader, loaded: LoadedPlan, view: TableView): Promise<TaskList> {
  const { context, project, user } = caller;
  const seesCosts = caller.can("costs.view");
  const { plan } = loaded;
  const { filter } = view;
  const today = todayIn(project.timeZone, context.now());
  const people = filter.owner === "me" ? await listPeople(context.db, project.id) : [];
  const own = new Set(people.filter((person) => person.userId === user.id).map((person) => person.id));
  const narrowed = `${locale} ${tableQuery(view)} ${[...own].join(" ")}`;
  const matching = remembered(listsOf(plan, today).matching, narrowed, mostKnownLists, () =>
    matchTasks(loaded, { filter, own, today, locale }),
  );
  const names = await readNamesApart(caller, locale);
  const asked = `${narrowed} ${seesCosts ? "costs" : ""} ${Object.values(names)
    .map(({ name }) => name)
    .join(" ")}`;
  const grouping = view.grouping === "phase" ? "phase" : readGrouping(view.grouping, plan.fields);
  return { view, grouping, matching, names, seesCosts, amounts: null, asked };
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

/** What is known of a plan today; a new day begins anew. */
function listsOf(plan: Plan, today: Day): KnownLists {
  const known = knownLists.get(plan);
  if (known?.today === today) return known;
  const lists: KnownLists = { today, matching: new Map(), pages: new Map(), lasts: new Map() };
  knownLists.set(plan, lists);
  return lists;
}

/** A task by its place in the plan, or the head of a group. */
type ListEntry = number | (RowGroup & { readonly isOpen: boolean });

export interface TableRows {
  readonly picture: ScheduledPlan;
  readonly format: PlanFormat;
  readonly columns: readonly ShownTableColumn[];
  readonly groups: readonly RowGroup[] | null;
  readonly entries: readonly ListEntry[];
}

/** All rows of a table, before it is cut into pages. */
export function tableRows(loaded: LoadedPlan, list: TaskList, reader: Reader, today: Day): TableRows {
  const { view, grouping, matching, names } = list;
  const picture = tablePicture(loaded, underNamesApart(loaded.plan.people, names));
  const { plan, indexById } = picture;
  const format = tableFormat(reader, today);
  const known = new Set(tableColumnsOf(plan, list.seesCosts));
  const columns = view.columns.filter((column) => known.has(column)).map((column) => shownColumn(column, plan, format));
  const places = matching.map(({ id }) => indexById.get(id) ?? -1);
  if (grouping === null) return { picture, format, columns, groups: null, entries: places };
  const rank = new Map(places.map((index, place) => [index, place]));
  const shown = new Set(matching.map(({ id }) => id));
  const groups = labelledGroups(picture, grouping, { today, shown, format }).map((group) => ({
    ...group,
    indexes: [...group.indexes].sort((left, right) => (rank.get(left) ?? 0) - (rank.get(right) ?? 0)),
  }));
  const shut = new Set(view.shut);
  const entries = groups.flatMap((group): ListEntry[] => {
    const isOpen = !shut.has(shutKey(group.key));
    return [{ ...group, isOpen }, ...(isOpen ? group.indexes : [])];
  });
  return { picture, format, columns, groups, entries };
}

function makePage(loaded: LoadedPlan, list: TaskList, reader: Reader, today: Day, asked: number): TaskPage {
  const { picture, format, columns, groups, entries } = tableRows(loaded, list, reader, today);
  const { plan } = picture;
  const pages = Math.max(1, Math.ceil(entries.length / rowsPerPage));
  const page = Math.min(pages, asked);
  const first = (page - 1) * rowsPerPage;
  const cells = tableCells(
    picture,
    columns.map(({ key }) => key),
    format,
    { today, costs: list.amounts && shownCosts(list.amounts, format) },
  );
  const rowOf = (entry: ListEntry, isContinued = false): ListRow => {
    if (typeof entry === "number") return taskRow(picture, entry, { today, reader, cells });
    const { key, label, indexes, isOpen } = entry;
    return { kind: "group", id: shutKey(key), name: label, count: indexes.length, isOpen, isContinued, cells: cells.group(entry) };
  };
  const rows = entries.slice(first, first + rowsPerPage).map((entry) => rowOf(entry));
  // A page that begins among the tasks of a group says of which.
  const head = typeof entries[first] === "number" ? entries.slice(0, first).findLast((entry) => typeof entry !== "number") : undefined;
  const shown = new Set(columns.map(({ key }) => key));
  return {
    projectId: plan.projectId,
    rows: pack(head ? [rowOf(head, true), ...rows] : rows),
    page,
    pages,
    total: groups
      ? groups.reduce((sum, { indexes }) => sum + indexes.length, 0)
      : list.matching.filter((task) => task.kind !== "phase").length,
    isEmpty: plan.tasks.length === 0,
    view: { ...list.view, grouping: list.grouping },
    leftOut: [],
    columns,
    moreColumns: tableColumnsOf(plan, list.seesCosts)
      .filter((column) => !shown.has(column))
      .map((key) => ({ key, label: tableColumnLabel(key, plan, format) })),
    groupings: groupableFields(plan.fields).map(({ key, name }) => ({ key, name: inLanguage(name, reader.locale) })),
    groups: (groups ?? []).map(({ key }) => shutKey(key)),
  };
}

function leftOutOf(query: URLSearchParams, { view, grouping, seesCosts }: TaskList, plan: Plan): readonly string[] {
  const known = new Set<string>(tableColumnsOf(plan, seesCosts));
  const group = query.get("group") ?? "";
  return namedLeftOut([
    ...unknownTableColumns(query),
    ...view.columns.filter((column) => !known.has(column)),
    ...(group !== "" && grouping === null ? [group] : []),
    ...unknownOrder(query, plan),
  ]);
}

function shownColumn(key: TableColumn, plan: Plan, format: PlanFormat): ShownTableColumn {
  return {
    key,
    label: tableColumnLabel(key, plan, format),
    isNumeric: isNumericTableColumn(key, plan),
    isWide: isWideTableColumn(key, plan),
    order: orderOfColumn(key),
  };
}

interface RowContext {
  readonly today: Day;
  readonly reader: Reader;
  readonly cells: ReturnType<typeof tableCells>;
}

function taskRow(picture: ScheduledPlan, index: number, { today, reader, cells }: RowContext): TaskListRow {
  const { plan, codes, summaries } = picture;
  const task = plan.tasks[index]!;
  const state = stateOf(picture, index, today);
  return {
    id: task.id,
    version: task.version,
    name: inLanguage(task.name, reader.locale),
    kind: task.kind,
    isSummary: summaries.has(task.id),
    level: (codes.get(task.id) ?? "").split(".").length,
    ownerId: task.ownerId,
    state,
    isLate: state === "late" || gateOf(task, plan, today) === "atRisk",
    cells: cells.task(index, stateWords(picture, index, today, reader)),
  };
}

function stateOf({ schedule }: ScheduledPlan, index: number, today: Day): TaskListRow["state"] {
  const { finish, percentComplete } = schedule.task(index);
  const done = Math.round(percentComplete);
  return done === 100 ? "done" : finish.slice(0, 10) < today ? "late" : done > 0 ? "running" : "open";
}

/** How a task stands: of a gate what is decided on it, and whether it is critical. */
export function stateWords(picture: ScheduledPlan, index: number, today: Day, { t }: Pick<Reader, "t">): string {
  const { plan, schedule } = picture;
  const state = stateOf(picture, index, today);
  const gate = gateOf(plan.tasks[index]!, plan, today);
  const words = gate === null ? t(`plan:list.${state}`) : t(`plan:list.gate.${gate}`);
  if (state === "done") return words;
  if (schedule.critical[index] === 1) return `${words} · ${t("plan:list.critical")}`;
  return schedule.nearCritical[index] === 1 && !schedule.task(index).summary ? `${words} · ${t("plan:list.near")}` : words;
}

function gateOf({ id, kind, progress }: PlanTask, { gates }: Plan, today: Day): Exclude<GateState, "open" | "passed"> | null {
  const state = kind === "gate" ? gateState(progress, gates[id], today) : "open";
  return state === "open" || state === "passed" ? null : state;
}
