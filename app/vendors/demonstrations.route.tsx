import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { TableDownloads } from "#app/ui/table-downloads.tsx";
import { UndoNotice } from "#app/ui/undo.tsx";
import { readDemonstrationsPage } from "./demonstrations-page.server.ts";
import {
  addDemoForm,
  addScenarioForm,
  chooseScenariosForm,
  demoForm,
  editDemoForm,
  editScenarioForm,
  orderScenarioForm,
  scenarioForm,
} from "./meetings.forms.server.ts";
import { RemovedList } from "./removed-list.tsx";
import { addScenario, chooseScenarios, editScenario, orderScenario, removeScenario, restoreScenario } from "./scenarios.server.ts";
import { ScriptSection } from "./script-section.tsx";
import { addDemo, editDemo, removeDemo, restoreDemo } from "./sessions.server.ts";
import { SessionsSection } from "./sessions-section.tsx";
import { VendorPages } from "./vendor-pages.tsx";
import "./vendors.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("vendors.view", async (caller) =>
  readDemonstrationsPage(caller, await readReader(caller.request, caller.context)),
);

export const action = guardedAction({
  chooseScenarios: intent("vendors.edit", chooseScenariosForm, chooseScenarios),
  addScenario: intent("vendors.edit", addScenarioForm, async (args) => {
    await addScenario(args);
    return redirect(`/projects/${args.project.id}/vendors/demonstrations`);
  }),
  editScenario: intent("vendors.edit", editScenarioForm, editScenario),
  orderScenario: intent("vendors.edit", orderScenarioForm, orderScenario),
  removeScenario: intent("vendors.edit", scenarioForm, removeScenario),
  restoreScenario: intent("vendors.edit", scenarioForm, restoreScenario),
  addDemo: intent("vendors.edit", addDemoForm, async (args) => {
    await addDemo(args);
    return redirect(`/projects/${args.project.id}/vendors/demonstrations`);
  }),
  editDemo: intent("vendors.edit", editDemoForm, editDemo),
  removeDemo: intent("vendors.edit", demoForm, removeDemo),
  restoreDemo: intent("vendors.edit", demoForm, restoreDemo),
});

export default function DemonstrationsRoute() {
  const { t } = useTranslation("vendors");
  const page = useLoaderData<typeof loader>();
  const { removedScenarios, removedSessions, projectId } = page;
  return (
    <div className="flex max-w-5xl flex-col gap-6">
      <div>
        <h1>{t("demo.title")}</h1>
        <p className="mt-1 max-w-prose text-muted">{t("demo.lead")}</p>
        <VendorPages projectId={projectId} />
      </div>
      <UndoNotice />
      <SessionsSection page={page} />
      <ScriptSection page={page} />
      {page.count > 0 ? <TableDownloads url={`/projects/${projectId}/vendors/demonstrations/file`} /> : null}
      <RemovedList
        title={t("demo.removedScenarios", { count: removedScenarios.length })}
        items={removedScenarios}
        intent="restoreScenario"
        field="scenarioId"
      />
      <RemovedList
        title={t("demo.removedSessions", { count: removedSessions.length })}
        items={removedSessions}
        intent="restoreDemo"
        field="demoId"
      />
    </div>
  );
}
