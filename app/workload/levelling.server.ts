import type { z } from "zod";
import type { MergeAbout } from "#app/domain/plan/command.ts";
import { mergeTasks } from "#app/domain/plan/merge-tasks.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { scheduleEffect, type ScheduleEffect } from "#app/domain/plan/schedule-effect.ts";
import { todayIn } from "#app/domain/time/today.ts";
import type { IntentArgs, ProjectCaller } from "#app/http/guarded.server.ts";
import { changePlan } from "#app/http/plan-change.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { writePlanEdits } from "#db/queries/plan-edits.ts";
import { pushStep } from "#db/queries/plan-steps.ts";
import { queryOf, type applyForm, type clearForm, type stopForm } from "./levelling.forms.server.ts";
import { awaitProposal, stopProposal } from "./levelling-work.server.ts";

type Args<Schema extends z.ZodType> = IntentArgs<"plan.edit", z.output<Schema>>;

export interface Levelled {
  readonly effect: ScheduleEffect;
  /** Tasks whose levelling delay is another now. */
  readonly tasks: number;
  /** The step that takes it back. */
  readonly stepId: string;
}

/**
 * Holds tasks back as the proposal for this version of the plan says, all or those chosen, as one step. The proposal is made again here: what comes
 * with the form is only what was asked for, and of which version. Refused when the plan is another by now.
 */
export async function applyLevelling(args: Args<typeof applyForm>): Promise<Levelled> {
  const { context, project, value } = args;
  const { planVersion, choice, task: chosen } = value;
  if (choice === "chosen" && chosen.length === 0) throw new Refusal("levelling.nothingChosen", { field: "task" });
  if (project.planVersion !== planVersion) throw planChanged();
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const outcome = await awaitProposal(context, plan, queryOf(value), todayIn(project.timeZone, context.now()));
  if (!outcome.ok) throw new Refusal(outcome.problem.code.startsWith("work.") ? "levelling.tooMuch" : "schedule.invalid", { status: 503 });
  const wanted = new Set(chosen);
  const delays = outcome.value.delays.filter(({ taskId }) => choice === "all" || wanted.has(taskId));
  const delayOf = new Map(delays.map(({ taskId, levellingDelayMinutes }) => [taskId, levellingDelayMinutes]));
  return changeDelays(args, "level", (current) => {
    if (current.version !== planVersion) throw planChanged();
    return delayOf;
  });
}

/** Takes the levelling delays of all tasks away, as one step. */
export async function clearLevelling(args: Args<typeof clearForm>): Promise<Levelled> {
  return changeDelays(
    args,
    "unlevel",
    ({ tasks }) => new Map(tasks.filter(({ levellingDelayMinutes }) => levellingDelayMinutes !== 0).map(({ id }) => [id, 0])),
  );
}

/** Stops the work on a proposal. */
export async function stopLevelling({
  context,
  project,
  value,
}: ProjectCaller & { readonly value: z.output<typeof stopForm> }): Promise<null> {
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  await stopProposal(context, plan, queryOf(value), todayIn(project.timeZone, context.now()));
  return null;
}

async function changeDelays(
  args: IntentArgs<"plan.edit", unknown>,
  about: MergeAbout,
  decide: (current: Plan) => ReadonlyMap<string, number>,
): Promise<Levelled> {
  const { context, project, user } = args;
  const stepId = context.newId();
  let tasks = 0;
  return changePlan(
    args,
    async ({ plan: current }, { transaction }) => {
      const delays = decide(current);
      const changed = current.tasks.flatMap((task) => {
        const levellingDelayMinutes = delays.get(task.id);
        return levellingDelayMinutes === undefined || levellingDelayMinutes === task.levellingDelayMinutes
          ? []
          : [{ ...task, levellingDelayMinutes }];
      });
      if (changed.length === 0) throw new Refusal("levelling.nothing", { status: 409 });
      tasks = changed.length;
      const result = mergeTasks(current, { kind: "mergeTasks", tasks: changed, removedIds: [], links: [], removedLinkIds: [], about });
      if (!result.ok) throw new Error(`A merge is refused: ${result.problem.code}`);
      const { plan, command, inverse } = result.value;
      return {
        plan,
        command: `plan.${about}`,
        subjectId: project.id,
        data: { after: { kind: command.kind, tasks, about } },
        write: async () => {
          await writePlanEdits(transaction, current, plan, context.now());
          await pushStep(transaction, {
            id: stepId,
            projectId: project.id,
            userId: user.id,
            undoCommand: JSON.stringify(inverse),
            redoCommand: JSON.stringify(command),
            createdAt: context.now(),
          });
        },
      };
    },
    { answer: (outcome) => ({ effect: scheduleEffect(outcome), tasks, stepId }) },
  );
}

function planChanged(): Refusal {
  return new Refusal("levelling.planChanged", { status: 409 });
}
