import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { longestName } from "#app/domain/plan/model.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { executePlanCommand } from "#app/plan/plan.server.ts";
import { AddGate } from "./add-gate.tsx";
import { GateTable } from "./gate-table.tsx";
import { readGatesPage } from "./gates-page.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.view", async (caller) => readGatesPage(caller, await readReader(caller.request, caller.context)));

const addGateForm = z.object({ name: z.string().trim().min(1).max(longestName), parentId: z.uuid().optional() });

export const action = guardedAction({
  addGate: intent("plan.edit", addGateForm, async (args) => {
    const { context, project, value } = args;
    const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
    const parentId = value.parentId ?? null;
    const afterId = plan.tasks.filter((task) => task.parentId === parentId).at(-1)?.id ?? null;
    const taskId = context.newId();
    const added = { taskId, parentId, afterId, taskKind: "gate", name: value.name, durationMinutes: 0 } as const;
    await executePlanCommand(args, { kind: "addTask", ...added });
    return redirect(`/projects/${project.id}/gates`);
  }),
});

export default function GatesPage() {
  const { t } = useTranslation("gates");
  const { projectId, gates, canAdd, phases, formKey } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t("title")}</h1>
      <p className="mb-5 mt-1 max-w-prose text-muted">{t("lead")}</p>
      {gates.length === 0 ? (
        <div className="card mb-6 max-w-prose">
          <h2>{t("none")}</h2>
          <p className="mt-1">{t(canAdd ? "noneHelp" : "noneReader")}</p>
        </div>
      ) : (
        <GateTable projectId={projectId} gates={gates} />
      )}
      {canAdd ? <AddGate key={formKey} phases={phases} formKey={formKey} isOpen={gates.length === 0} /> : null}
    </>
  );
}
