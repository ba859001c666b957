import type { z } from "zod";
import { isPoint, type Plan } from "#app/domain/plan/model.ts";
import type { IntentArgs, ProjectCaller } from "#app/http/guarded.server.ts";
import { changePlan } from "#app/http/plan-change.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { inLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { findMembership, updateProjectSettings } from "#db/queries/projects.ts";
import type { Database } from "#db/tables/index.ts";
import type { goLiveForm } from "./settings.forms.server.ts";

/** The milestone or gate that is the go-live, and those that can be, in the order of the plan. */
export async function readGoLive({ context, project }: ProjectCaller, locale: Locale) {
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  return {
    taskId: pointOf(plan, plan.goLiveTaskId)?.id ?? null,
    version: project.version,
    points: plan.tasks.filter((task) => isPoint(task.kind)).map(({ id, name }) => ({ id, name: inLanguage(name, locale) })),
  };
}

/** Makes a milestone or gate of the plan its go-live, or none. Refused with the one it is when somebody else changed the settings since. */
export async function changeGoLive(args: IntentArgs<"project.edit", z.output<typeof goLiveForm>>): Promise<void> {
  const { project, user, value } = args;
  const { goLive = null, version } = value;
  const versionIn = async (transaction: Database) => (await findMembership(transaction, project.id, user.id))?.version ?? 0;
  await changePlan(
    args,
    async ({ plan }, { transaction }) => {
      const before = pointOf(plan, plan.goLiveTaskId);
      const after = pointOf(plan, goLive);
      if (goLive !== null && !after) throw new Refusal("plan.goLive.unknown", { field: "goLive" });
      const theirs = { goLive: before?.id ?? "" };
      const current = await versionIn(transaction);
      if (current !== version) throw staleSettings(current, theirs);
      return {
        plan: plan.goLiveTaskId === goLive ? plan : { ...plan, version: plan.version + 1, goLiveTaskId: goLive },
        command: "project.setGoLive",
        subjectId: goLive,
        data: { before: before?.name ?? null, after: after?.name ?? null },
        // Whoever changes the other settings does not wait for the plan.
        write: async () => {
          const isWritten = await updateProjectSettings(transaction, project.id, version, { goLiveTaskId: goLive });
          if (!isWritten) throw staleSettings(await versionIn(transaction), theirs);
        },
      };
    },
    { answer: () => null },
  );
}

function staleSettings(version: number, theirs: { readonly goLive: string }): Refusal {
  return new Refusal("form.stale", { status: 409, detail: { version, theirs } });
}

function pointOf(plan: Plan, id: string | null) {
  return plan.tasks.find((task) => task.id === id && isPoint(task.kind));
}
