import type { z } from "zod";
import { mergeCommand } from "#app/domain/plan/merge-tasks.ts";
import { replanUnfinished } from "#app/domain/plan/replan-unfinished.ts";
import { workBreakdownCodes } from "#app/domain/plan/tree.ts";
import type { Day } from "#app/domain/time/day.ts";
import { todayIn } from "#app/domain/time/today.ts";
import type { IntentArgs, ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { formatDay, inLanguage } from "#app/i18n/format.ts";
import { readStatusDay } from "../status-day.server.ts";
import { runMerge, type PlanChange } from "../plan.server.ts";
import type { replanForm } from "./replan.forms.server.ts";

export type ReplanPage = Awaited<ReturnType<typeof readReplanPage>>;

/** The day behind which unfinished work goes: the status date, or today. */
export async function replanDay({ context, project }: ProjectCaller): Promise<Day> {
  return (await readStatusDay({ context, project })) ?? todayIn(project.timeZone, context.now());
}

/** What re-planning would move, and where it leads; nothing is changed. */
export async function proposeReplan({ context, project }: ProjectCaller, behind: Day) {
  const { plan, schedule } = await context.plans.read(context.db, project.id, project.planVersion);
  const proposal = replanUnfinished(plan, schedule, behind);
  const moved = new Set(proposal.moves.map(({ taskId }) => taskId));
  const follow = plan.tasks.filter(
    ({ id, parentId }, index) =>
      !moved.has(id) &&
      parentId !== null &&
      (schedule.startMinutes[index] !== proposal.schedule.startMinutes[index] ||
        schedule.finishMinutes[index] !== proposal.schedule.finishMinutes[index]),
  );
  return { plan, schedule, proposal, follow: follow.length };
}

/** The proposal in the reader's words. */
export async function readReplanPage(caller: ProjectCaller, reader: Reader) {
  const { project, context } = caller;
  const { locale } = reader;
  const behind = await replanDay(caller);
  const { plan, schedule, proposal, follow } = await proposeReplan(caller, behind);
  const codes = workBreakdownCodes(plan.tasks);
  const names = new Map(plan.tasks.map(({ id, name }) => [id, `${codes.get(id) ?? ""} ${inLanguage(name, locale)}`.trim()]));
  const dates = (from: typeof schedule, id: string) => {
    const { start, finish } = from.task(from.indexOf(id));
    return `${formatDay(start, locale)} – ${formatDay(finish, locale)}`;
  };
  const goLive = schedule.indexOf(plan.goLiveTaskId ?? "");
  const finishOf = (from: typeof schedule, index: number) => formatDay(index < 0 ? from.finish : from.task(index).finish, locale);
  return {
    title: reader.t("value:replan.title"),
    projectId: project.id,
    planVersion: plan.version,
    behind,
    shownDay: formatDay(behind, locale),
    formKey: context.newId(),
    moves: proposal.moves.map(({ taskId, how }) => ({
      id: taskId,
      name: names.get(taskId) ?? "",
      how,
      before: dates(schedule, taskId),
      after: dates(proposal.schedule, taskId),
    })),
    kept: proposal.kept.map(({ taskId, reason }) => ({ id: taskId, name: names.get(taskId) ?? "", reason })),
    follow,
    end: { before: finishOf(schedule, -1), after: finishOf(proposal.schedule, -1) },
    goLive: goLive < 0 ? null : { before: finishOf(schedule, goLive), after: finishOf(proposal.schedule, goLive) },
  };
}

type ReplanArgs = IntentArgs<"plan.edit", z.output<typeof replanForm>>;

/** Moves unfinished work behind the day, as one step that can be taken back. The plan must be the one that the proposal was made of. */
export async function applyReplan(args: ReplanArgs): Promise<PlanChange> {
  const { value, ...caller } = args;
  return runMerge(caller, ({ plan, schedule }) => {
    if (plan.version !== value.planVersion) throw new Refusal("value.replan.changed", { status: 409 });
    const proposal = replanUnfinished(plan, schedule, value.behind);
    if (proposal.moves.length === 0) throw new Refusal("value.replan.nothing", { status: 409 });
    return Promise.resolve({ command: { ...mergeCommand(plan, proposal.plan), about: "replan" } });
  });
}
