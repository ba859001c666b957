import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readRequirementActivity } from "#app/history/requirement-activity.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { executePlanCommand } from "#app/plan/plan.server.ts";
import { ActivitySection } from "./activity-section.tsx";
import { EditRequirement } from "./edit-requirement.tsx";
import { editRequirement, removeRequirement } from "./keep-requirements.server.ts";
import { makeTask } from "./make-task.server.ts";
import { RequirementFacts } from "./requirement-facts.tsx";
import { readRequirementPage } from "./requirement-page.server.ts";
import { editRequirementForm, makeTaskForm, requirementItemForm } from "./requirements.forms.server.ts";
import { TaskSection } from "./task-section.tsx";
import "./requirements.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("requirements.read", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  const page = await readRequirementPage(caller, caller.params.requirementId, reader);
  return { ...page, activity: await readRequirementActivity(caller, page.shown.id, reader) };
});

export const action = guardedAction({
  edit: intent("requirements.edit", editRequirementForm, async (args) => {
    await editRequirement({ ...args, value: { ...args.value, id: args.params["requirementId"] ?? "" } });
  }),
  makeTask: intent("plan.edit", makeTaskForm, async (args) => {
    await makeTask({ ...args, requirementId: args.params["requirementId"] ?? "" }, executePlanCommand);
  }),
  remove: intent("requirements.edit", requirementItemForm, async (args) => {
    await removeRequirement(args);
    return redirect(`/projects/${args.project.id}/requirements?removed=${args.value.requirementId}`);
  }),
});

export default function RequirementRoute() {
  const { t } = useTranslation("requirements");
  const page = useLoaderData<typeof loader>();
  return (
    <div className="flex max-w-4xl flex-col gap-6">
      <p className="no-print">
        <a className="link" href={`/projects/${page.projectId}/requirements`}>
          {t("back")}
        </a>
      </p>
      <RequirementFacts page={page} />
      <TaskSection page={page} />
      {page.canEdit ? <EditRequirement key={page.shown.version} page={page} /> : null}
      <ActivitySection entries={page.activity} />
    </div>
  );
}
