import { z } from "zod";
import { figureReasons, type ValueFigures } from "#app/domain/earned-value/figures.ts";
import { outcomeClasses } from "#app/domain/earned-value/outcome.ts";
import { earningMethods } from "#app/domain/earned-value/task-value.ts";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { dayShape, idShape } from "#app/http/api/shapes.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { OutcomeOf } from "#app/http/outcome.server.ts";
import { readProgressSetting } from "#db/queries/progress-settings.ts";
import { changeStatus } from "./status.server.ts";
import { readValue } from "./value.server.ts";

/** A number, or in its place the reason why there is none. */
const figure = z.object({ value: z.number().nullable(), reason: z.enum(figureReasons).nullable() }).meta({ id: "Figure" });
const amount = z.number().int();

const figures = z
  .object({
    budgetAtCompletion: amount,
    plannedValue: amount,
    earnedValue: amount,
    actualCost: amount,
    costVariance: figure,
    scheduleVariance: figure,
    costIndex: figure,
    scheduleIndex: figure,
    estimateAsPlanned: figure,
    estimateAsSoFar: figure,
    estimateWithSchedule: figure,
    estimateToComplete: figure,
    varianceAtCompletion: figure,
    toCompleteIndex: figure,
  })
  .meta({ id: "ValueFigures" });
const outcome = z
  .object({ planned: z.number().nullable(), actual: z.number().nullable(), class: z.enum(outcomeClasses).nullable() })
  .meta({ id: "OutcomeAgainstPlan" });

const valueShape = z
  .object({
    /** Minor units of the project's currency, or minutes of working time. */
    measure: z.enum(["money", "work"]),
    currency: z.string(),
    baselineId: idShape.nullable(),
    statusDay: dayShape,
    method: z.enum(earningMethods),
    /** Null without a baseline that plans anything. */
    project: figures.nullable(),
    /** In weeks. */
    schedule: z
      .object({
        earned: figure,
        actualTime: z.number(),
        plannedDuration: z.number(),
        variance: figure,
        index: figure,
        estimate: figure,
        toCompleteIndex: figure,
        plannedFinish: dayShape,
        forecastFinish: dayShape.nullable(),
      })
      .nullable(),
    phases: z.array(z.object({ taskId: idShape.nullable(), figures })),
    course: z.array(z.object({ day: dayShape, planned: amount, earned: amount.nullable(), spent: amount.nullable() })),
    outcome: z.object({ isEnded: z.boolean(), isGivenUp: z.boolean(), time: outcome, budget: outcome }),
  })
  .meta({ id: "EarnedValue" });

const setting = z
  .object({ version: z.number().int().min(0), statusDay: dayShape.nullable(), method: z.enum(earningMethods) })
  .meta({ id: "ProgressSetting" });

const path = "/projects/:projectId/progress-setting";

export const valueEndpoints = [
  endpoint({
    id: "getEarnedValue",
    method: "GET",
    path: "/projects/:projectId/earned-value",
    permission: "plan.view",
    answer: valueShape,
    run: async (args) => ({ body: await shownValue(args) }),
  }),
  endpoint({
    id: "getProgressSetting",
    method: "GET",
    path,
    permission: "plan.view",
    answer: setting,
    run: answerSetting,
  }),
  endpoint({
    id: "changeProgressSetting",
    method: "PUT",
    path,
    permission: "plan.edit",
    isConditional: true,
    body: z.strictObject({ statusDay: dayShape.nullable(), method: z.enum(earningMethods) }).meta({ id: "ProgressSettingChoice" }),
    answer: setting,
    run: async (args) => {
      await changeStatus({ ...args, value: { ...args.value, version: args.version } });
      return answerSetting(args);
    },
  }),
];

async function answerSetting({ context, project }: ProjectCaller) {
  const { version, statusDay, method } = await readProgressSetting(context.db, project.id);
  const known = earningMethods.find((each) => each === method) ?? "percent";
  return { body: { version, statusDay, method: known }, state: version };
}

async function shownValue(caller: ProjectCaller): Promise<z.input<typeof valueShape>> {
  const { measure, value, baseline, statusDay, method, outcome: came } = await readValue(caller);
  const against = ({ planned, actual, class: found }: OutcomeOf) => ({ planned, actual, class: found });
  return {
    measure,
    currency: caller.project.currency,
    baselineId: baseline?.id ?? null,
    statusDay,
    method,
    project: value && shownFigures(value.figures),
    schedule: value && { ...value.schedule, plannedFinish: value.plannedFinish, forecastFinish: value.forecastFinish },
    phases: value ? [...value.phases].map(([taskId, phase]) => ({ taskId, figures: shownFigures(phase) })) : [],
    course: value ? [...value.curve] : [],
    outcome: { isEnded: came.isEnded, isGivenUp: came.isGivenUp, time: against(came.time), budget: against(came.budget) },
  };
}

function shownFigures(all: ValueFigures): z.input<typeof figures> {
  return { ...all };
}
