import type { TFunction } from "i18next";
import { bringForwardInSteps, type BringForward, type Measure } from "#app/domain/plan/bring-forward.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { planNetwork } from "#app/domain/plan/schedule.ts";
import { explainTask } from "#app/domain/schedule/explain.ts";
import { explainSlack, type SlackLimit } from "#app/domain/schedule/explain-slack.ts";
import { parseCivilTime } from "#app/domain/time/day.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { pauseForOthers } from "#app/http/large-plan.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { finishForDisplay, planFormat, type PlanFormat } from "../workspace/plan-format.ts";
import { scheduledPlan, timesOf, type ScheduledPlan } from "../workspace/scheduled-plan.ts";
import { describeDriver, describeSlack } from "../workspace/task-words.ts";

/** Why a task is where it is, what its slipping would do, and what would bring it forward. Throws a Response of 404 when the plan has no such task. */
export async function computeReasons(caller: ProjectCaller, taskId: string | undefined) {
  const { context, project } = caller;
  const { plan, schedule } = await context.plans.read(context.db, project.id, project.planVersion);
  const task = plan.tasks.find(({ id }) => id === taskId);
  if (!task) throw errorResponse(404, context);
  const network = planNetwork(plan);
  return {
    task,
    picture: scheduledPlan(plan, schedule),
    why: explainTask(schedule, network, task.id),
    slack: explainSlack(schedule, network, task.id),
    forward: task.progress >= 100 ? null : await tryAll(plan, task.id),
  };
}

async function tryAll(plan: Plan, taskId: string): Promise<BringForward> {
  const steps = bringForwardInSteps(plan, taskId);
  for (;;) {
    const step = steps.next();
    if (step.done !== true) await pauseForOthers(plan);
    else if (step.value.ok) return step.value.value;
    else throw new Error(`The plan of ${plan.projectId} has no dates: ${step.value.problem.code}`);
  }
}

/** {@link computeReasons} in the reader's language. */
export async function readReasons(caller: ProjectCaller, taskId: string | undefined, { locale, i18n }: Reader) {
  const { task, picture, why, slack, forward } = await computeReasons(caller, taskId);
  const words = i18n.getFixedT(locale, "plan");
  const format = planFormat(locale, (key, values) => words(key, { ...values }), Number(caller.context.now().slice(0, 4)));
  const nameOf = (id: string) => format.bilingual(picture.plan.tasks[picture.indexById.get(id) ?? -1]?.name ?? { text: "", zh: null });
  const say = i18n.getFixedT(locale, "reasons");
  const index = picture.indexById.get(task.id) ?? 0;
  return {
    title: say("title", { name: format.bilingual(task.name) }),
    projectId: caller.project.id,
    taskId: task.id,
    why: onOneAxis(why, picture, format).map((hop, at) => ({
      ...hop,
      words: describeDriver(picture, indexOf(picture, why[at]!.taskId), format),
    })),
    slackWords: describeSlack(picture, index, format),
    slackKind: slack.length === 0 ? ("done" as const) : slackKind(slack[0]!.slackMinutes, picture.schedule.critical[index] === 1),
    slack: onOneAxis(slack, picture, format).map((hop, at) => ({
      ...hop,
      words: limitWords(slack[at]!.limit, picture, format, nameOf, say),
    })),
    measures:
      forward?.effects.slice(0, mostShown).map(({ measure, finish, gainMinutes, thenDecides }) => ({
        taskId: measure.taskId,
        words: measureWords(measure, picture, format, nameOf, say),
        gain: format.duration({ minutes: gainMinutes, elapsed: false }, picture.dayLength),
        finish: format.fullDay(parseCivilTime(finish) ?? 0),
        then: thenDecides === null ? null : nameOf(thenDecides),
      })) ?? null,
    untried: forward?.untried ?? 0,
  };
}

const mostShown = 25;

function slackKind(minutes: number, isCritical: boolean): "late" | "critical" | "spare" {
  if (minutes < 0) return "late";
  return isCritical ? "critical" : "spare";
}

function indexOf(picture: ScheduledPlan, taskId: string): number {
  return picture.indexById.get(taskId) ?? 0;
}

/** The tasks of a path with where their bars begin and end, in per cent of the time they take together. */
function onOneAxis(hops: readonly { readonly taskId: string }[], picture: ScheduledPlan, format: PlanFormat) {
  const times = hops.map(({ taskId }) => timesOf(picture.schedule, indexOf(picture, taskId)));
  const from = Math.min(...times.map(({ start }) => start));
  const whole = Math.max(1, Math.max(...times.map(({ finish }) => finish)) - from);
  return hops.map(({ taskId }, at) => {
    const { start, finish } = times[at]!;
    const task = picture.plan.tasks[indexOf(picture, taskId)]!;
    return {
      id: taskId,
      code: picture.codes.get(taskId) ?? "",
      name: format.bilingual(task.name),
      dates: [...new Set([format.day(start), format.day(finishForDisplay(start, finish))])].join(" – "),
      isDone: task.progress >= 100,
      isCritical: picture.schedule.critical[indexOf(picture, taskId)] === 1,
      left: Math.round((1000 * (start - from)) / whole) / 10,
      width: Math.round((1000 * (finish - start)) / whole) / 10,
    };
  });
}

type Say = TFunction<"reasons">;

function limitWords(limit: SlackLimit, picture: ScheduledPlan, format: PlanFormat, nameOf: (id: string) => string, say: Say): string {
  const day = (at: string) => format.fullDay(parseCivilTime(at) ?? 0);
  switch (limit.kind) {
    case "successor": {
      const duration = format.duration({ minutes: limit.gapMinutes, elapsed: false }, picture.dayLength);
      return say(limit.gapMinutes === 0 ? "slack.successorNow" : "slack.successor", { name: nameOf(limit.of), duration });
    }
    case "within":
      return say("slack.within", { name: nameOf(limit.of) });
    case "constraint":
      return say("slack.constraint", { constraint: format.text(`constraint.${limit.type === "ASAP" ? "SNET" : limit.type}`) });
    case "manual":
    case "ownEnd":
      return say(`slack.${limit.kind}`);
    default:
      return say(`slack.${limit.kind}`, { day: day(limit.at) });
  }
}

function measureWords(measure: Measure, picture: ScheduledPlan, format: PlanFormat, nameOf: (id: string) => string, say: Say): string {
  const name = nameOf(measure.taskId);
  const amount = (minutes: number, elapsed: boolean) => format.duration({ minutes, elapsed }, picture.dayLength);
  switch (measure.kind) {
    case "shorten": {
      const { elapsed } = picture.plan.tasks[indexOf(picture, measure.taskId)]!;
      return say("measures.shorten", { name, from: amount(measure.fromMinutes, elapsed), to: amount(measure.toMinutes, elapsed) });
    }
    case "free":
      if (measure.constraint === "manual" || measure.constraint === "ASAP") return say("measures.freeManual", { name });
      return say("measures.free", { name, constraint: format.text(`constraint.${measure.constraint}`) });
    case "endDelay":
      return say("measures.endDelay", { name, amount: amount(measure.minutes, true) });
    default:
      return say(`measures.${measure.kind}`, { name, predecessor: nameOf(measure.predecessorId) });
  }
}
