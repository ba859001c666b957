import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { UndoNotice } from "#app/ui/undo.tsx";
import { createProject } from "./new-project.server.ts";
import { NewProjectForm } from "./new-project-form.tsx";
import { OwnTemplateList } from "./own-template-list.tsx";
import { removeTemplate, restoreTemplate } from "./own-templates.server.ts";
import { newProjectForm, templateForm } from "./projects.forms.server.ts";
import { readNewProjectPage } from "./template-chooser.server.ts";
import { TemplateChooser } from "./template-chooser.tsx";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("projects.create", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  return { title: reader.t("projects:create.title"), ...(await readNewProjectPage(caller, reader)) };
});

export const action = guardedAction({
  create: intent("projects.create", newProjectForm, async (args) => redirect(`/projects/${await createProject(args)}/plan`)),
  removeTemplate: intent("projects.create", templateForm, async (args) => {
    const { name } = await removeTemplate(args);
    const { t } = await readReader(args.request, args.context);
    const { templateId, version } = args.value;
    const fields = { templateId, version: String(version + 1) };
    return { undo: { done: t("projects:ownTemplates.removed", { name }), intent: "restoreTemplate", fields } };
  }),
  restoreTemplate: intent("projects.create", templateForm, restoreTemplate),
});

export default function NewProjectPage() {
  const { t } = useTranslation("projects");
  const page = useLoaderData<typeof loader>();
  return (
    <main id="main" className="mx-auto w-full max-w-4xl flex-1 px-4 py-8">
      <UndoNotice />
      <h1>{t("create.title")}</h1>
      <p className="mb-6 mt-1 max-w-prose text-muted">{t("create.lead")}</p>
      <TemplateChooser chooser={page.chooser} choices={page.choices} />
      <NewProjectForm page={page} />
      <OwnTemplateList templates={page.own} />
    </main>
  );
}
