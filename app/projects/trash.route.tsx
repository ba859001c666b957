import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { Gap } from "#app/ui/gap.tsx";
import { deleteForever, readTrash, restoreProject, type TrashEntry } from "./project-life.server.ts";
import { deleteForeverForm, trashedProjectForm } from "./projects.forms.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("projects.list", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  return { title: reader.t("projects:trash.title"), projects: await readTrash(caller, reader) };
});

export const action = guardedAction({
  restore: intent("projects.list", trashedProjectForm, restoreProject),
  deleteForever: intent("projects.list", deleteForeverForm, deleteForever),
});

export default function TrashPage() {
  const { t } = useTranslation("projects");
  const { projects } = useLoaderData<typeof loader>();
  const reply = useFormReply("restore");
  return (
    <main id="main" className="mx-auto w-full max-w-4xl flex-1 px-4 py-8">
      <p>
        <a href="/projects" className="link">
          {t("navigation.allProjects")}
        </a>
      </p>
      <h1>{t("trash.title")}</h1>
      <p className="mb-5 mt-1 max-w-prose text-muted">{t("trash.lead")}</p>
      {reply?.outcome === "done" ? (
        <p role="status" className="mb-4 text-ok">
          {t("trash.restored")}
        </p>
      ) : null}
      {projects.length === 0 ? <p className="card text-muted">{t("trash.empty")}</p> : null}
      <ul className="divide-y divide-line">
        {projects.map((project) => (
          <TrashedProject key={project.id} project={project} />
        ))}
      </ul>
    </main>
  );
}

function TrashedProject({ project }: { readonly project: TrashEntry }) {
  const { t } = useTranslation("projects");
  const { id, name, trashed, by, until } = project;
  const deleteReply = useFormReply("deleteForever");
  const own = deleteReply?.values["projectId"] === id ? deleteReply : undefined;
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <p className="break-words font-medium">{name}</p>
          <p className="text-[13px] text-muted tabular-nums">
            {by === null ? t("trash.when", { when: trashed }) : t("trash.whenBy", { when: trashed, name: by })}
            <Gap />
            {t("trash.until", { when: until })}
          </p>
        </div>
        <ActionForm intent="restore" reply={undefined} className="no-print">
          <input type="hidden" name="projectId" value={id} />
          <SubmitButton primary={false}>
            {t("trash.restore")} <span className="sr-only">{name}</span>
          </SubmitButton>
        </ActionForm>
      </div>
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
    </li>
  );
}
