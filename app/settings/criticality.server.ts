import type { z } from "zod";
import type { Criticality } from "#app/domain/plan/criticality.ts";
import type { IntentArgs, ProjectCaller } from "#app/http/guarded.server.ts";
import { changePlan } from "#app/http/plan-change.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { findMembership, updateProjectSettings } from "#db/queries/projects.ts";
import type { Database } from "#db/tables/index.ts";
import type { criticalityForm } from "./settings.forms.server.ts";

/** Which tasks of the project count as critical, and which nearly. */
export async function readCriticality({ context, project }: ProjectCaller): Promise<Criticality & { readonly version: number }> {
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  return { ...plan.criticality, version: project.version };
}

/** Changes what counts as critical. Refused with what counts now when somebody else changed the settings since. */
export async function changeCriticality(args: IntentArgs<"project.edit", z.output<typeof criticalityForm>>): Promise<void> {
  const { project, user, value } = args;
  const { version, slackDays, nearDays } = value;
  const wanted: Criticality = { slackDays, nearDays, severalEnds: value.severalEnds === "yes" };
  const versionIn = async (transaction: Database) => (await findMembership(transaction, project.id, user.id))?.version ?? 0;
  await changePlan(
    args,
    async ({ plan }, { transaction }) => {
      const before = plan.criticality;
      const current = await versionIn(transaction);
      if (current !== version) throw staleSettings(current, before);
      const isSame = JSON.stringify(before) === JSON.stringify(wanted);
      return {
        plan: isSame ? plan : { ...plan, version: plan.version + 1, criticality: wanted },
        command: "project.setCriticality",
        subjectId: null,
        data: { before, after: wanted },
        write: async () => {
          const isWritten = await updateProjectSettings(transaction, project.id, version, { criticality: JSON.stringify(wanted) });
          if (!isWritten) throw staleSettings(await versionIn(transaction), before);
        },
      };
    },
    { answer: () => null },
  );
}

function staleSettings(version: number, { slackDays, nearDays, severalEnds }: Criticality): Refusal {
  const theirs = { slackDays: String(slackDays), nearDays: String(nearDays), severalEnds: severalEnds ? "yes" : "" };
  return new Refusal("form.stale", { status: 409, detail: { version, theirs } });
}
