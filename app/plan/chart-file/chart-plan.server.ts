import type { ChartColumn } from "#app/domain/chart/content.ts";
import { readGrouping } from "#app/domain/plan/grouping.ts";
import { underNamesApart } from "#app/domain/names-apart.ts";
import { minutesInDay, parseDay } from "#app/domain/time/day.ts";
import { todayIn } from "#app/domain/time/today.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { readOwnPeople } from "#app/http/own-people.server.ts";
import { pauseForOthers } from "#app/http/large-plan.server.ts";
import { readNamesApart } from "#app/http/names-apart.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { listBaselines, readBaselineDates } from "#db/queries/baselines.ts";
import { readHeldDays } from "../held-days.server.ts";
import { readStatusDay } from "../status-day.server.ts";
import type { ComparedBaseline } from "../workspace/compared-baseline.ts";
import { chartScene } from "../workspace/chart-scene.ts";
import { groupedRows, groupRowId, labelledGroups } from "../workspace/grouped-rows.ts";
import { isNumericColumn, widthOf } from "../workspace/grid-rows.ts";
import { columnLabel, columnsOf, ordinaryColumns, type ShownColumn } from "../workspace/plan-columns.ts";
import { planFormat, type PlanFormat } from "../workspace/plan-format.ts";
import { filteredTasks, type FilterReader } from "../workspace/row-filter.ts";
import { scheduledPlan, timesOf, type ScheduledPlan } from "../workspace/scheduled-plan.ts";
import { visibleRows, type VisibleRow } from "../workspace/visible-rows.ts";
import type { ChartWishes } from "./chart-wishes.ts";

/** A plan as somebody wants to have it drawn: which rows and columns, over which days, beside which baseline. */
export type ChartPlan = Awaited<ReturnType<typeof readChartPlan>>;

/** Pixels of a screen in points of paper: the letters are smaller there, and names may be longer. */
const pointsPerPixel = 0.55;
const pointsPerPixelOfName = 0.85;

export async function readChartPlan(caller: ProjectCaller, reader: Reader, wishes: ChartWishes) {
  const { context, project } = caller;
  const { locale } = reader;
  const words = reader.i18n.getFixedT(locale, "plan");
  const { plan, schedule } = await context.plans.read(context.db, project.id, project.planVersion);
  const today = todayIn(project.timeZone, context.now());
  const statusDay = await readStatusDay(caller);
  const baseline = await readComparedBaseline(caller, reader, wishes, plan.baseline);
  const named = { ...plan, people: underNamesApart(plan.people, await readNamesApart(caller, locale)) };
  await pauseForOthers(plan);
  const picture = scheduledPlan(named, schedule, await readHeldDays(caller));
  const format = planFormat(locale, (key, values) => words(key, { ...values }), Number(today.slice(0, 4)));
  await pauseForOthers(plan);
  const rows = shownRows(picture, wishes, { today, own: await readOwnPeople(caller) }, format);
  await pauseForOthers(plan);
  const scene = chartScene(picture, rows, format, {
    today,
    statusDay,
    baseline: baseline?.dates ?? null,
    showsCritical: wishes.view.showsCritical ?? true,
    namesOnBars: false,
    canEdit: false,
    describe: () => "",
  });
  // A field may have been deleted since, and costs are drawn for nobody.
  const known = new Set(columnsOf(plan, false));
  const chosen = (wishes.view.columns ?? ordinaryColumns).filter(({ key }) => known.has(key));
  const keys = chosen.map(({ key }) => key);
  return {
    name: inLanguage({ text: project.name, zh: project.nameZh }, locale),
    ...{ picture, format, rows, scene, today, statusDay, baseline, keys },
    columns: chosen.map((column) => chartColumn(picture, column.key, widthOf(column, plan), format)),
    isPartial: rows.filter(({ group }) => !group).length < plan.tasks.length,
    ...shownDays(scene, wishes),
  };
}

function chartColumn({ plan }: ScheduledPlan, key: ShownColumn, width: number, format: PlanFormat): ChartColumn {
  return {
    title: columnLabel(key, plan, format),
    width: width * (key === "name" ? pointsPerPixelOfName : pointsPerPixel),
    isNumeric: isNumericColumn(key, plan),
    isName: key === "name",
    isRepeated: key === "name" || key === "code",
  };
}

/** The rows of the view, without those that lie wholly outside the days that are asked for. */
function shownRows(
  picture: ScheduledPlan,
  { view, from, to }: ChartWishes,
  { today, own }: FilterReader,
  format: PlanFormat,
): readonly VisibleRow[] {
  const { plan, schedule, summaries } = picture;
  const closed = new Set(view.closed === "all" || view.closed === null ? [] : view.closed);
  const collapsed = view.closed === "all" ? summaries : new Set(plan.tasks.filter(({ number }) => closed.has(number)).map(({ id }) => id));
  const shown = filteredTasks(picture, view.filter, { today, own });
  const grouping = readGrouping(view.grouping, plan.fields);
  const rows = grouping
    ? groupedRows(picture, labelledGroups(picture, grouping, { today, shown, format }), new Set(view.shut.map(groupRowId)))
    : visibleRows(plan.tasks, collapsed, shown);
  if (from === null && to === null) return rows;
  const least = from === null ? -Infinity : (parseDay(from) ?? 0) * minutesInDay;
  const most = to === null ? Infinity : ((parseDay(to) ?? 0) + 1) * minutesInDay;
  return rows.filter(({ index, group }) => {
    if (group) return true;
    const { start, finish } = timesOf(schedule, index);
    return start < most && finish >= least;
  });
}

/** In whole days, the last one exclusive; with room on both sides where nobody said from when to when. */
function shownDays(scene: { readonly from: number; readonly to: number }, { from, to }: ChartWishes) {
  const first = Math.floor(scene.from / minutesInDay);
  const last = Math.ceil(scene.to / minutesInDay);
  const room = Math.max(2, Math.ceil((last - first) * 0.02));
  const fromDay = from === null ? first - room : (parseDay(from) ?? first);
  // The names of the last milestones stand to their right.
  const toDay = to === null ? last + room * 6 : (parseDay(to) ?? last) + 1;
  return { fromDay, toDay: Math.max(toDay, fromDay + 1) };
}

async function readComparedBaseline(
  { context, project }: ProjectCaller,
  { locale }: Reader,
  { view }: ChartWishes,
  reference: ComparedBaseline["dates"] | null,
): Promise<(ComparedBaseline & { readonly number: number }) | null> {
  if (view.showsBaseline === false) return null;
  const baselines = await listBaselines(context.db, project.id);
  const chosen = baselines.find(({ number }) => number === view.baselineNumber) ?? baselines.find(({ isReference }) => isReference);
  if (!chosen) return null;
  const dates = chosen.isReference && reference ? reference : await readBaselineDates(context.db, chosen.id);
  return { number: chosen.number, name: inLanguage({ text: chosen.name, zh: chosen.nameZh }, locale), dates };
}
