import type { Forecast } from "#app/domain/forecast/forecast.ts";
import { measureDays } from "#app/domain/levelling/measure-days.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { staffedPlan } from "#app/domain/plan/staffed-plan.ts";
import { keptFinishes, horizonOf, reportFacts, type EarlierFinishes, type ReportFacts } from "#app/domain/report/facts.ts";
import type { ReportPeriod } from "#app/domain/report/period.ts";
import type { Day } from "#app/domain/time/day.ts";
import { overloadSpells } from "#app/domain/workload/person-load.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { LoadedPlan } from "#app/http/plan-cache.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import type { ProjectValue } from "#app/domain/earned-value/project-value.ts";
import { listBaselines, readBaselineDates } from "#db/queries/baselines.ts";
import {
  findLastSentReport,
  listLastComments,
  listOpenGrounds,
  storedFigures,
  type OpenGround,
  type ReportFigures,
} from "#db/queries/status-reports.ts";

/** Of a project that a report is drafted for, by somebody or because it is due. */
export interface DraftCaller {
  readonly context: Pick<ProjectCaller["context"], "db" | "plans" | "now">;
  readonly project: Pick<ProjectCaller["project"], "id" | "planVersion" | "timeZone" | "archivedAt" | "goLiveDay" | "currency">;
}

/** What other parts of the product compute for a report. */
export interface ReportSources {
  readonly computeForecast: (plan: Plan, promised: Day | null) => Promise<Forecast>;
  readonly readValue: (
    caller: DraftCaller & { readonly can: ProjectCaller["can"] },
  ) => Promise<{ readonly measure: "money" | "work"; readonly value: ProjectValue | null }>;
}

/** Everything that a report is drafted from. */
export interface DraftFacts {
  readonly loaded: LoadedPlan;
  readonly facts: ReportFacts;
  readonly figures: ReportFigures;
  readonly period: ReportPeriod;
  readonly grounds: readonly OpenGround[];
  /** The last comment in the period on each task that slipped. */
  readonly notes: ReadonlyMap<string, { readonly body: string; readonly author: string }>;
  /** Who has more to do than time in the coming period, with the number of days. */
  readonly overloads: readonly { readonly name: string; readonly days: number }[];
}

const mostReasoned = 25;

/** @param before the number of the report that is corrected, which is compared with what was sent before it; null for a report of its own */
export async function readDraftFacts(
  caller: DraftCaller,
  sources: ReportSources,
  period: ReportPeriod,
  before: number | null = null,
): Promise<DraftFacts> {
  const { context, project } = caller;
  const loaded = await context.plans.read(context.db, project.id, project.planVersion);
  const { plan, schedule } = loaded;
  const { earlier, comparedWith } = await readEarlier(caller, before);
  const facts = reportFacts({ plan, schedule, period, earlier });
  const slipped = facts.slipped
    .filter(({ id, causeId }) => id === causeId)
    .slice(0, mostReasoned)
    .map(({ id }) => id);
  const value = await sources.readValue({ ...caller, can: (permission) => permission !== "costs.view" });
  const forecast = await readForecast(plan, project.goLiveDay, sources);
  return {
    loaded,
    facts,
    period,
    grounds: await listOpenGrounds(context.db, project.id),
    notes: await listLastComments(context.db, project.id, slipped, `${period.from}T00:00:00.000Z`),
    overloads: overloadsOf(loaded, period),
    figures: {
      progress: facts.progress,
      done: facts.done.length,
      slipped: facts.slipped.length,
      overdue: facts.overdue.length,
      open: facts.openCount,
      goLive: facts.goLive && {
        day: facts.goLive.finish.slice(0, 10),
        before: facts.goLive.before?.slice(0, 10) ?? null,
        daysLater: facts.goLive.daysLater,
      },
      forecast,
      scheduleIndex: value.value?.figures.scheduleIndex.value ?? null,
      costs: await readCosts(caller, sources),
      comparedWith,
      finishes: keptFinishes(plan, schedule),
    },
  };
}

/** The dates that the report which was sent last had, else those of the baseline that the plan is compared with. */
async function readEarlier(
  { context, project }: DraftCaller,
  before: number | null,
): Promise<{ readonly earlier: EarlierFinishes | null; readonly comparedWith: ReportFigures["comparedWith"] }> {
  const last = await findLastSentReport(context.db, project.id, before);
  if (last) return { earlier: storedFigures(last.figures).finishes, comparedWith: { report: last.number } };
  const baseline = (await listBaselines(context.db, project.id)).find(({ isReference }) => isReference);
  if (!baseline) return { earlier: null, comparedWith: null };
  const dates = await readBaselineDates(context.db, baseline.id);
  return {
    earlier: Object.fromEntries(Object.entries(dates).map(([id, [, finish]]) => [id, finish])),
    comparedWith: { baseline: baseline.name, baselineZh: baseline.nameZh },
  };
}

/** Null where there is no work to forecast, or too much of it for a report to wait for. */
async function readForecast(plan: Plan, promised: Day | null, { computeForecast }: ReportSources): Promise<ReportFigures["forecast"]> {
  if (!plan.tasks.some((task) => task.durationMinutes > 0 && task.progress < 100)) return null;
  try {
    const { milestones, project } = await computeForecast(plan, promised);
    const target = milestones.find(({ taskId }) => taskId === plan.goLiveTaskId) ?? project;
    return { p50: target.p50.slice(0, 10), p80: target.p80.slice(0, 10), plannedShare: target.plannedShare };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

async function readCosts(caller: DraftCaller, { readValue }: ReportSources): Promise<ReportFigures["costs"]> {
  const { measure, value } = await readValue({ ...caller, can: () => true });
  if (measure !== "money" || value === null) return null;
  const { budgetAtCompletion, plannedValue, earnedValue, actualCost, costIndex, estimateAsSoFar } = value.figures;
  return {
    ...{ budget: budgetAtCompletion, planned: plannedValue, earned: earnedValue, spent: actualCost },
    ...{ costIndex: costIndex.value, estimate: estimateAsSoFar.value },
  };
}

function overloadsOf({ plan, schedule }: LoadedPlan, period: ReportPeriod): DraftFacts["overloads"] {
  if (plan.people.length === 0) return [];
  const measured = measureDays(staffedPlan(plan), schedule, period.to, horizonOf(period));
  if (!measured.ok) return [];
  const names = new Map(plan.people.map(({ id, name }) => [id, name]));
  return measured.value
    .map(({ personId, capacity, tasks }) => {
      const work = tasks.map(({ taskId, minutes }) => ({ projectId: plan.projectId, taskId, minutes }));
      const days = overloadSpells({ personId, capacity, work }).reduce((sum, spell) => sum + spell.days, 0);
      return { name: names.get(personId) ?? "", days };
    })
    .filter(({ days }) => days > 0)
    .sort((a, b) => b.days - a.days || (a.name < b.name ? -1 : 1));
}
