import { planAsBaseline } from "#app/domain/baseline/model.ts";
import { planVariance, type TaskVariance } from "#app/domain/baseline/variance.ts";
import { scheduleCalendar } from "#app/domain/plan/schedule-calendar.ts";
import { workBreakdownCodes } from "#app/domain/plan/tree.ts";
import { minutesPerDay } from "#app/domain/time/calendar.ts";
import { differenceWords } from "#app/http/difference-words.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { pauseForOthers } from "#app/http/large-plan.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { branchFacts } from "./branches-page.server.ts";
import { changeRows, rowDates } from "./change-rows.server.ts";
import { taskNames } from "./change-words.server.ts";
import { comparePlans, type ComparedPlans } from "./compared-plans.server.ts";
import { conflictRows } from "./conflict-rows.server.ts";
import { readFigures, type ForecastDate } from "./figures.server.ts";
import { planWording } from "./plan-wording.server.ts";

export type ComparePage = Awaited<ReturnType<typeof readComparePage>>;

const mostMoved = 100;

/** A branch side by side with the live plan, in the reader's words. */
export async function readComparePage(
  caller: ProjectCaller & { readonly request: Request },
  branchId: string,
  reader: Reader,
  forecast: ForecastDate | null,
) {
  const asked = new URL(caller.request.url).searchParams;
  const { context, project, can } = caller;
  const compared = await comparePlans(caller, branchId);
  await pauseForOthers(compared.live.plan);
  const { branch, live, whatIf, base, changes, since, merge } = compared;
  const { t } = reader;
  const wording = planWording(whatIf.plan, reader);
  const nameOf = taskNames([base, live.plan, whatIf.plan], wording);
  const codes = new Map([...workBreakdownCodes(live.plan.tasks), ...workBreakdownCodes(whatIf.plan.tasks)]);
  const words = differenceWords(reader, minutesPerDay(live.plan.calendar) || 480, project.currency);
  const variance = variancesOf(compared);
  await pauseForOthers(live.plan);
  const changed = new Set(changes.map(({ taskId }) => taskId));
  const moved = [...variance.values()].filter(({ taskId, isSummary, state }) => state === "moved" && !isSummary && !changed.has(taskId));
  const facts = branchFacts(branch, live.plan.version, reader);
  return {
    title: branch.name,
    projectId: project.id,
    branch: facts,
    canEdit: can("plan.edit"),
    formKey: context.newId(),
    since: since.length,
    hasForecast: forecast !== null,
    ...(facts.isOpen ? await readFigures(caller, compared, reader, forecast) : { columns: 0, figures: [] }),
    conflicts: conflictRows(facts.isOpen ? merge.conflicts : [], asked, wording, nameOf),
    problems: facts.isOpen ? problemTexts(compared, t, nameOf) : [],
    ...changeRows(changes, { wording, nameOf, codes, words, variance }),
    moved: (facts.isOpen ? bySlip(moved) : []).slice(0, mostMoved).map((task) => ({
      ...shownTask(task.taskId, codes, nameOf),
      ...rowDates(task, reader, words),
    })),
    moreMoved: facts.isOpen ? Math.max(0, moved.length - mostMoved) : 0,
  };
}

function shownTask(id: string, codes: ReadonlyMap<string, string>, nameOf: (id: string) => string) {
  return { id, code: codes.get(id) ?? "", name: nameOf(id) };
}

/** When each task is planned in both plans. */
function variancesOf({ live, whatIf }: ComparedPlans): ReadonlyMap<string, TaskVariance> {
  const states = [live, whatIf].map(({ plan, schedule }) => planAsBaseline(plan, schedule));
  const { tasks } = planVariance(states[0] ?? [], states[1] ?? [], scheduleCalendar(live.plan));
  return new Map(tasks.map((task) => [task.taskId, task]));
}

/** Those that move furthest first, whichever way. */
function bySlip(tasks: readonly TaskVariance[]): readonly TaskVariance[] {
  const by = ({ difference }: TaskVariance) => Math.abs(difference?.finishMinutes ?? 0);
  return [...tasks].sort((one, other) => by(other) - by(one));
}

/** What forbids to take the branch over, whatever is chosen. */
function problemTexts({ problems, loop }: ComparedPlans, t: Reader["t"], nameOf: (id: string) => string): readonly string[] {
  const texts = problems.map(({ code, taskId }) => t(`errors:branch.problem.${code}`, { task: nameOf(taskId) }));
  return loop.length === 0 ? texts : [...texts, t("errors:branch.problem.cycle", { loop: loop.map(nameOf).join(" → ") })];
}
