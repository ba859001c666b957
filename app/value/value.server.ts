import type { BaselineTask } from "#app/domain/baseline/model.ts";
import { projectValue, type ProjectValue } from "#app/domain/earned-value/project-value.ts";
import { earningMethods, type EarningMethod, type ValuedTask } from "#app/domain/earned-value/task-value.ts";
import { isPoint, type Plan } from "#app/domain/plan/model.ts";
import { scheduleCalendar } from "#app/domain/plan/schedule-calendar.ts";
import { summaryIds } from "#app/domain/plan/tree.ts";
import type { Schedule } from "#app/domain/schedule/schedule.ts";
import { workBetween, type WorkCalendar } from "#app/domain/time/calendar.ts";
import { parseCivilTime, type Day } from "#app/domain/time/day.ts";
import { todayIn } from "#app/domain/time/today.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { readOutcome, type Outcome } from "#app/http/outcome.server.ts";
import { readSpentCosts, type Spent } from "#app/http/spent-costs.server.ts";
import { listBaselines, readBaselineTasks, type BaselineRecord } from "#db/queries/baselines.ts";
import { readProgressSetting } from "#db/queries/progress-settings.ts";

/** What the value of work is counted in: the money that it was planned to cost, or the working time that it was planned to take. */
export type ValueMeasure = "money" | "work";

export interface ReadValue {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly measure: ValueMeasure;
  /** Null when no baseline was taken, or it plans neither money nor time. */
  readonly value: ProjectValue | null;
  readonly baseline: BaselineRecord | null;
  /** What was planned to be spent is not in the baseline, though tasks have costs by now. */
  readonly lacksCosts: boolean;
  readonly statusDay: Day;
  readonly isStatusChosen: boolean;
  readonly today: Day;
  readonly method: EarningMethod;
  readonly settingVersion: number;
  readonly spent: readonly Spent[];
  readonly outcome: Outcome;
}

/** Of whoever asks: the project, and whether they may see costs. */
export interface ValueCaller {
  readonly context: Pick<ProjectCaller["context"], "db" | "plans" | "now">;
  readonly project: Pick<ProjectCaller["project"], "id" | "planVersion" | "timeZone" | "archivedAt">;
  readonly can: ProjectCaller["can"];
}

/** What the value of the work done is read from, and what follows. Who may not see costs has it in working time. */
export async function readValue(caller: ValueCaller): Promise<ReadValue> {
  const { context, project, can } = caller;
  const { plan, schedule } = await context.plans.read(context.db, project.id, project.planVersion);
  const setting = await readProgressSetting(context.db, project.id);
  const today = todayIn(project.timeZone, context.now());
  const statusDay = setting.statusDay ?? today;
  const method = earningMethods.find((each) => each === setting.method) ?? "percent";
  const baselines = await listBaselines(context.db, project.id);
  const baseline = baselines.find(({ isReference }) => isReference) ?? null;
  const planned = baseline ? await readBaselineTasks(context.db, baseline.id) : [];
  const calendar = scheduleCalendar(plan);
  const seesCosts = can("costs.view");
  const { amounts } = seesCosts ? await readSpentCosts(context.db, project.id) : { amounts: [] };
  const hasCosts = planned.some(({ costMinor }) => (costMinor ?? 0) > 0);
  const measure: ValueMeasure = seesCosts && hasCosts ? "money" : "work";
  const tasks = valuedTasks(planned, plan, schedule, measure, calendar);
  const isEnded = plan.tasks.length > 0 && plan.tasks.every((task, index) => !task.active || schedule.task(index).percentComplete >= 100);
  const spent = amounts.reduce((sum, { amount }) => sum + amount, 0);
  const value = projectValue({ tasks, spent: measure === "money" ? amounts : [], calendar, method, statusDay, today });
  return {
    plan,
    schedule,
    measure,
    value,
    baseline,
    lacksCosts: seesCosts && !hasCosts && baseline !== null && amounts.length > 0,
    statusDay,
    isStatusChosen: setting.statusDay !== null,
    today,
    method,
    settingVersion: setting.version,
    spent: amounts,
    outcome: await readOutcome(context.db, {
      projectId: project.id,
      span: plan.tasks.length === 0 ? null : [schedule.start, schedule.finish],
      isEnded,
      isGivenUp: project.archivedAt !== null && !isEnded,
      costMinor: seesCosts ? (isEnded ? spent : measure === "money" ? (value?.figures.estimateAsSoFar.value ?? null) : null) : undefined,
    }),
  };
}

/** The tasks of a baseline with what they were planned to be worth, and how far they are by now. */
export function valuedTasks(
  planned: readonly BaselineTask[],
  plan: Plan,
  schedule: Schedule,
  measure: ValueMeasure,
  calendar: WorkCalendar,
): ValuedTask[] {
  const budgets = measure === "money" ? ownCosts(planned) : ownWork(planned, calendar);
  const now = new Map(plan.tasks.map((task, index) => [task.id, { task, index }]));
  const parents = new Map([
    ...plan.tasks.map((task) => [task.id, task.parentId] as const),
    ...planned.map((task) => [task.taskId, task.parentId] as const),
  ]);
  const valued = planned.map((task): ValuedTask => {
    const known = now.get(task.taskId);
    const progress = known ? schedule.task(known.index).percentComplete : 0;
    const isDone = progress >= 100;
    return {
      id: task.taskId,
      phaseId: topOf(task.taskId, parents),
      budget: budgets.get(task.taskId) ?? 0,
      plannedStart: parseCivilTime(task.start) ?? 0,
      plannedFinish: parseCivilTime(task.finish) ?? 0,
      progress,
      actualStart: known && progress > 0 ? schedule.startMinutes[known.index]! : null,
      actualFinish: known && isDone ? schedule.finishMinutes[known.index]! : null,
    };
  });
  const before = new Set(planned.map(({ taskId }) => taskId));
  const added = plan.tasks
    .filter(({ id }) => !before.has(id))
    .map((task): ValuedTask => ({
      id: task.id,
      phaseId: topOf(task.id, parents),
      budget: 0,
      plannedStart: 0,
      plannedFinish: 0,
      progress: task.progress,
      actualStart: null,
      actualFinish: null,
    }));
  return [...valued, ...added];
}

/** What each task costs beside the tasks in it: a baseline keeps totals. */
function ownCosts(planned: readonly BaselineTask[]): Map<string, number> {
  const own = new Map(planned.map(({ taskId, costMinor }) => [taskId, costMinor ?? 0]));
  for (const { parentId, costMinor } of planned)
    if (parentId !== null && own.has(parentId)) own.set(parentId, (own.get(parentId) ?? 0) - (costMinor ?? 0));
  for (const [id, amount] of own) if (amount < 0) own.set(id, 0);
  return own;
}

/** The working time that each task was planned to take, of those that hold no others. */
function ownWork(planned: readonly BaselineTask[], calendar: WorkCalendar): Map<string, number> {
  const summaries = summaryIds(planned.map(({ taskId, parentId }) => ({ id: taskId, parentId })));
  return new Map(
    planned.map(({ taskId, kind, start, finish }) => {
      const takesNone = isPoint(kind) || summaries.has(taskId);
      return [taskId, takesNone ? 0 : workBetween(calendar, parseCivilTime(start) ?? 0, parseCivilTime(finish) ?? 0)];
    }),
  );
}

function topOf(id: string, parents: ReadonlyMap<string, string | null>): string {
  let top = id;
  for (let depth = 0; depth < 100; depth++) {
    const parent = parents.get(top) ?? null;
    if (parent === null) return top;
    top = parent;
  }
  return top;
}
