import type { Plan, PlanTask, TaskKind } from "#app/domain/plan/model.ts";
import { ownerName } from "#app/domain/plan/owner.ts";
import { activeTasks, summaryIds, workBreakdownCodes } from "#app/domain/plan/tree.ts";
import { gateState, type GateState } from "#app/domain/gate/mark.ts";
import { underNamesApart } from "#app/domain/names-apart.ts";
import { daysBetween, type Day } from "#app/domain/time/day.ts";
import { todayIn } from "#app/domain/time/today.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { readNamesApart } from "#app/http/names-apart.server.ts";
import type { LoadedPlan } from "#app/http/plan-cache.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay, formatPercent, inLanguage } from "#app/i18n/format.ts";
import { listPeople } from "#db/queries/projects.ts";
import { matchTasks } from "../match-tasks.server.ts";
import { boardFields, columnFinder, columnNames, knownGrouping, type ColumnName } from "./board-columns.server.ts";
import { namedLeftOut, unknownOrder } from "../task-filter.ts";
import { readBoardView, unknownGrouping, type BoardView } from "./board-view.ts";

export interface BoardCard {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: TaskKind;
  readonly dates: string;
  readonly owner: string;
  /** Empty where nothing is reported yet, or everything. */
  readonly progress: string;
  readonly percent: number;
  /** In words; empty when it is not late. */
  readonly late: string;
  readonly isCritical: boolean;
  readonly gate: GateState | null;
  readonly isMovable: boolean;
}

export interface BoardColumn extends ColumnName {
  /** Of all its tasks, also those that are not shown. */
  readonly count: number;
  readonly late: number;
  readonly cards: readonly BoardCard[];
}

/** The tasks that the address asks for as cards in columns, in the reader's language. */
export async function readBoard(caller: ProjectCaller & { request: Request }, reader: Reader) {
  const { context, project, user, request, can } = caller;
  const { locale } = reader;
  const loaded = await context.plans.read(context.db, project.id, project.planVersion);
  const today = todayIn(project.timeZone, context.now());
  const query = new URL(request.url).searchParams;
  const asked = readBoardView(query);
  const view = { ...asked, by: knownGrouping(asked.by, loaded.plan) };
  const people = await listPeople(context.db, project.id);
  const own = new Set(people.filter((person) => person.userId === user.id).map((person) => person.id));
  const summaries = summaryIds(loaded.plan.tasks);
  const active = new Set(activeTasks(loaded.plan.tasks).map(({ id }) => id));
  const tasks = matchTasks(loaded, { filter: view.filter, own, today, locale }).filter(
    ({ id, kind }) => kind !== "phase" && !summaries.has(id) && active.has(id),
  );
  const named = underNamesApart(loaded.plan.people, await readNamesApart(caller, locale));
  // The project's own fields are no report of progress.
  const canMove = can(view.by === "status" || view.by === "owner" ? "plan.progress" : "plan.edit");
  const making: Making = { loaded, today, reader, named, canMove, codes: workBreakdownCodes(loaded.plan.tasks) };
  const columns = columnsOf(tasks, view, making, can("plan.edit"));
  return {
    view,
    /** Whether the field that the address asks for is not there any more. */
    isFieldLost: asked.by !== view.by,
    /** What else of the address counts for nothing. */
    leftOut: namedLeftOut([...unknownGrouping(query), ...unknownOrder(query, loaded.plan)]),
    fields: boardFields(loaded.plan).map(({ key, name }) => ({ key, name: inLanguage(name, locale) })),
    canMove,
    total: tasks.length,
    isEmpty: loaded.plan.tasks.length === 0,
    columns,
    moving: movingTask(query.get("move"), view.by, making),
  };
}

interface Making {
  readonly loaded: LoadedPlan;
  readonly today: Day;
  readonly reader: Reader;
  /** The people of the plan by names that tell them apart. */
  readonly named: Plan["people"];
  readonly canMove: boolean;
  readonly codes: ReadonlyMap<string, string>;
}

function columnsOf(tasks: readonly PlanTask[], view: BoardView, making: Making, canAssign: boolean): readonly BoardColumn[] {
  const { loaded, reader } = making;
  const byColumn = new Map<string, PlanTask[]>();
  const columnOf = columnFinder(loaded, view.by);
  for (const task of tasks) {
    const id = columnOf(task);
    const known = byColumn.get(id);
    if (known) known.push(task);
    else byColumn.set(id, [task]);
  }
  // Of what is done, the latest comes first.
  if (view.by === "status" && view.filter.order === "plan") {
    const finishOf = (task: PlanTask) => loaded.schedule.finishMinutes[loaded.schedule.indexOf(task.id)] ?? 0;
    byColumn.get("done")?.sort((one, other) => finishOf(other) - finishOf(one));
  }
  const isChoice = loaded.plan.fields.some(({ key, kind }) => key === view.by && kind === "choice");
  const isShown = (id: string) => byColumn.has(id) || (canAssign && !isChoice);
  return columnNames(loaded.plan, view.by, making.named, reader, isShown).map((name): BoardColumn => {
    const all = byColumn.get(name.id) ?? [];
    const late = all.filter((task) => daysLate(task, making) > 0).length;
    return { ...name, count: all.length, late, cards: all.slice(0, view.cards).map((task) => cardOf(task, making)) };
  });
}

function daysLate(task: PlanTask, { loaded: { schedule }, today }: Making): number {
  if (task.progress >= 100) return 0;
  return daysBetween(schedule.task(schedule.indexOf(task.id)).finish.slice(0, 10), today);
}

function cardOf(task: PlanTask, making: Making): BoardCard {
  const { loaded, today, reader, named, codes, canMove } = making;
  const { locale, t } = reader;
  const { plan, schedule } = loaded;
  const index = schedule.indexOf(task.id);
  const { start, finish } = schedule.task(index);
  const days = daysLate(task, making);
  const [first, last] = [formatDay(start, locale, "dayOfMonth"), formatDay(finish, locale, "dayOfMonth")];
  return {
    id: task.id,
    code: codes.get(task.id) ?? "",
    name: inLanguage(task.name, locale),
    kind: task.kind,
    dates: first === last ? last : t("board:dates", { start: first, finish: last }),
    owner: ownerName({ roles: plan.roles, people: named }, task, (text) => inLanguage(text, locale)),
    progress: task.progress === 0 || task.progress === 100 ? "" : formatPercent(task.progress, locale),
    percent: task.progress,
    late: days > 0 ? t("projects:home.daysLate", { count: days }) : "",
    isCritical: schedule.critical[index] === 1 && task.progress < 100,
    gate: task.kind === "gate" ? gateState(task.progress, plan.gates[task.id], today) : null,
    isMovable: canMove && !task.external,
  };
}

/** What the form that moves a task by words is about; null when the address names none that can be moved. */
function movingTask(taskId: string | null, by: BoardView["by"], making: Making) {
  const { plan } = making.loaded;
  const task = plan.tasks.find(({ id }) => id === taskId);
  if (!task || task.external || !making.canMove || task.kind === "phase" || plan.tasks.some(({ parentId }) => parentId === task.id))
    return null;
  return {
    ...cardOf(task, making),
    state: columnFinder(making.loaded, "status")(task),
    owner: columnFinder(making.loaded, "owner")(task),
    column: columnFinder(making.loaded, by)(task),
  };
}
