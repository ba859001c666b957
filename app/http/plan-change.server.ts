import { gateTrespasses } from "#app/domain/gate/rule.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import type { Schedule, ScheduleProblem } from "#app/domain/schedule/schedule.ts";
import { formatCivilTime } from "#app/domain/time/day.ts";
import { lockName } from "#db/dialect.ts";
import type { RequestKey } from "#db/queries/idempotency.ts";
import { findRemovedTasks, updateTaskDates, type TaskDates } from "#db/queries/plan-writes.ts";
import { setPlanVersion } from "#db/queries/projects.ts";
import { insertTaskMoves } from "#db/queries/task-activity.ts";
import type { Database } from "#db/tables/index.ts";
import { change, type Change, type ChangeEvent } from "./change.server.ts";
import { confirmAccess } from "./confirm-access.server.ts";
import type { ProjectCaller } from "./guarded.server.ts";
import { recordMilestones } from "./milestone-record.server.ts";
import { pauseForOthers, scheduleWithPauses } from "./large-plan.server.ts";
import type { LoadedPlan } from "./plan-cache.server.ts";
import { Refusal } from "./refusal.ts";

export type PlanCaller = ProjectCaller & { formKey?: RequestKey | undefined };

/** What was decided: the plan as it is to be, its version counted on, and the entry in the project's log. */
export interface PlanStep extends Pick<ChangeEvent, "command" | "subjectId"> {
  readonly plan: Plan;
  readonly data: object;
  /** Writes what people edited; the computed dates and the version are written after it. */
  write(): Promise<void>;
}

export interface PlanOutcome {
  readonly before: LoadedPlan;
  readonly after: LoadedPlan;
  /** How many tasks that were in the plan have other dates than before. */
  readonly moved: number;
}

export interface PlanChangeOptions<Value> {
  /** Puts into words, for the field it belongs to, why the plan as it would be has no schedule. */
  readonly refuse?: (problem: ScheduleProblem, plan: Plan) => Refusal;
  /** What the caller is told. Kept with the request's key, so it must survive JSON. What it writes and records is part of the change. */
  answer(outcome: PlanOutcome, transaction: Database, work: Change): Promise<Value> | Value;
}

/**
 * One change of one project's plan, or of what it is scheduled by, at a time and in one transaction: read, decide, schedule, write,
 * log. What is committed goes into the cache of plans. A plan that cannot be scheduled is refused and nothing is written; a plan that
 * stays as it is leaves no trace.
 */
export async function changePlan<Value>(
  caller: PlanCaller,
  decide: (current: LoadedPlan, change: Change) => Promise<PlanStep>,
  { answer, refuse = unschedulable }: PlanChangeOptions<Value>,
): Promise<Value> {
  const { context, project } = caller;
  let committed: LoadedPlan | undefined;
  const value = await change(caller, async (work) => {
    const { transaction, record } = work;
    await lockName(transaction, `plan:${project.id}`);
    const { planVersion } = await confirmAccess(caller, transaction);
    const before = await context.plans.read(transaction, project.id, planVersion);
    await pauseForOthers(before.plan);
    const { plan, command, subjectId, data, write } = await decide(before, work);
    if (plan === before.plan) return answer({ before, after: before, moved: 0 }, transaction, work);
    await requireDecisions(transaction, before.plan, plan);
    const after: LoadedPlan = { plan, schedule: await scheduleAgain(before, plan, refuse) };
    await pauseForOthers(plan);
    const dates = changedDates(before.schedule, after.schedule);
    await write();
    await updateTaskDates(transaction, dates);
    await recordMilestones(caller, transaction, before, after);
    await setPlanVersion(transaction, project.id, plan.version, plan.nextTaskNumber);
    await pauseForOthers(plan);
    const moves = movesOf(before.schedule, dates);
    const entry = { stream: project.id, command, subjectId, data: { ...data, moved: moves.length }, planVersion: plan.version };
    await insertTaskMoves(transaction, project.id, await record(entry), moves);
    committed = after;
    return answer({ before, after, moved: moves.length }, transaction, work);
  });
  if (committed) context.plans.store(committed);
  return value;
}

/**
 * Gates are passed and opened again by decisions, whatever way a change comes. A gate that comes back from where it was removed to comes
 * back as it was.
 */
async function requireDecisions(transaction: Database, before: Plan, after: Plan): Promise<void> {
  const trespasses = gateTrespasses(before, after);
  if (trespasses.length === 0) return;
  const added = trespasses.filter(({ isNew }) => isNew).map(({ taskId }) => taskId);
  const removed = await findRemovedTasks(transaction, after.projectId, added);
  const first = trespasses.find(({ isNew, taskId }) => !isNew || !removed.has(taskId));
  if (!first) return;
  throw new Refusal(first.code, { field: "progress" });
}

/** What a change of the plan would do to its dates; undefined when the plan as it would be cannot be scheduled. */
export function foreseeOutcome(before: LoadedPlan, plan: Plan): PlanOutcome | undefined {
  const scheduled = schedulePlan(plan);
  if (!scheduled.ok) return undefined;
  const moves = movesOf(before.schedule, changedDates(before.schedule, scheduled.value));
  return { before, after: { plan, schedule: scheduled.value }, moved: moves.length };
}

/** The schedule of the plan as it is to be; the one it had when nothing that moves dates was touched. */
export async function scheduleAgain(
  before: LoadedPlan,
  plan: Plan,
  refuse: (problem: ScheduleProblem, plan: Plan) => Refusal,
): Promise<Schedule> {
  const former = before.plan;
  const isSame = (["tasks", "links", "calendar", "start", "calendars", "workingTimes", "roles", "criticality"] as const).every(
    (part) => former[part] === plan[part],
  );
  if (isSame) return before.schedule;
  const scheduled = await scheduleWithPauses(plan);
  if (!scheduled.ok) throw refuse(scheduled.problem, plan);
  return scheduled.value;
}

function changedDates(before: Schedule, after: Schedule): TaskDates[] {
  const changed: TaskDates[] = [];
  after.ids.forEach((id, index) => {
    const former = before.indexOf(id);
    const start = after.startMinutes[index]!;
    const finish = after.finishMinutes[index]!;
    if (former >= 0 && before.startMinutes[former] === start && before.finishMinutes[former] === finish) return;
    changed.push({ id, startAt: formatCivilTime(start), finishAt: formatCivilTime(finish) });
  });
  return changed;
}

/** How many tasks that were there before have other dates. */
export function movedBetween(before: Schedule, after: Schedule): number {
  return movesOf(before, changedDates(before, after)).length;
}

/** What tasks that were in the plan before have moved by. */
function movesOf(before: Schedule, dates: readonly TaskDates[]) {
  return dates.flatMap(({ id, startAt, finishAt }) => {
    const former = before.indexOf(id);
    if (former < 0) return [];
    const startBefore = formatCivilTime(before.startMinutes[former]!);
    const finishBefore = formatCivilTime(before.finishMinutes[former]!);
    return [{ taskId: id, startBefore, finishBefore, startAfter: startAt, finishAfter: finishAt }];
  });
}

export function unschedulable(problem: ScheduleProblem, plan: Plan): Refusal {
  if (problem.code !== "schedule.cycle") return new Refusal("schedule.invalid");
  const names = new Map(plan.tasks.map((task) => [task.id, task.name]));
  const loop = problem.loop.map((id) => names.get(id)?.text ?? id).join(" → ");
  return new Refusal("schedule.cycle", { parameters: { loop }, detail: { loop: problem.loop } });
}
