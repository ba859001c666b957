import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm } from "#app/ui/form.tsx";
import { useFormReply, useLastReply } from "#app/ui/form-reply.ts";
import { readTrashedTemplates, restoreTemplate } from "./own-templates.server.ts";
import { deleteForever, readTrash, restoreProject, type TrashEntry } from "./project-life.server.ts";
import { deleteForeverForm, templateForm, trashedProjectForm } from "./projects.forms.server.ts";
import { TrashedEntry } from "./trashed-entry.tsx";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("projects.list", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  return {
    title: reader.t("projects:trash.title"),
    projects: await readTrash(caller, reader),
    templates: await readTrashedTemplates(caller, reader),
  };
});

export const action = guardedAction({
  restore: intent("projects.list", trashedProjectForm, restoreProject),
  deleteForever: intent("projects.list", deleteForeverForm, deleteForever),
  restoreTemplate: intent("projects.create", templateForm, restoreTemplate),
});

export default function TrashPage() {
  const { t } = useTranslation("projects");
  const { projects, templates } = useLoaderData<typeof loader>();
  return (
    <main id="main" className="mx-auto w-full max-w-4xl flex-1 px-4 py-8">
      <p>
        <a href="/projects" className="link">
          {t("navigation.allProjects")}
        </a>
      </p>
      <h1>{t("trash.title")}</h1>
      <p className="mb-5 mt-1 max-w-prose text-muted">{t("trash.lead")}</p>
      <Restored />
      {projects.length + templates.length === 0 ? <p className="card text-muted">{t("trash.empty")}</p> : null}
      {projects.length > 0 ? (
        <section className="mb-8">
          <h2>{t("trash.projects")}</h2>
          <ul className="divide-y divide-line">
            {projects.map((project) => (
              <TrashedEntry key={project.id} entry={project} intent="restore" idField="projectId">
                <DeleteForever project={project} />
              </TrashedEntry>
            ))}
          </ul>
        </section>
      ) : null}
      {templates.length > 0 ? (
        <section className="mb-8">
          <h2>{t("trash.templates")}</h2>
          <ul className="divide-y divide-line">
            {templates.map((template) => (
              <TrashedEntry key={template.id} entry={template} intent="restoreTemplate" idField="templateId" version={template.version} />
            ))}
          </ul>
        </section>
      ) : null}
    </main>
  );
}

/** Says what is back. */
function Restored() {
  const { t } = useTranslation("projects");
  const reply = useLastReply();
  if (reply?.outcome !== "done" || reply.intent === "deleteForever") return null;
  return (
    <p role="status" className="mb-4 text-ok">
      {t(reply.intent === "restoreTemplate" ? "trash.templateRestored" : "trash.restored")}
    </p>
  );
}

function DeleteForever({ project: { id, name } }: { readonly project: TrashEntry }) {
  const { t } = useTranslation("projects");
  const reply = useFormReply("deleteForever");
  const own = reply?.values["projectId"] === id ? reply : undefined;
  return (
    <details open={own !== undefined || undefined} className="no-print mt-2">
      <summary className="w-fit cursor-pointer text-muted">{t("trash.forever")}</summary>
      <ActionForm intent="deleteForever" reply={own} className="mt-3 max-w-md">
        <input type="hidden" name="projectId" value={id} />
        <p className="mb-3">{t("trash.foreverHelp")}</p>
        <TextField name="confirmation" maxLength={120} autoComplete="off" label={t("trash.confirm", { name })} />
        <button type="submit" className="button border-critical text-critical">
          {t("trash.foreverSubmit")}
        </button>
      </ActionForm>
    </details>
  );
}
