import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { readSessionPage } from "./demonstrations-page.server.ts";
import { EditSession } from "./edit-session.tsx";
import { demoForm, editDemoForm, saveNotesForm } from "./meetings.forms.server.ts";
import { NotesForm } from "./notes-form.tsx";
import { editDemo, removeDemo, saveNotes } from "./sessions.server.ts";
import { SessionFacts } from "./sessions-section.tsx";
import "./vendors.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("vendors.view", async (caller) =>
  readSessionPage(caller, await readReader(caller.request, caller.context)),
);

export const action = guardedAction({
  saveNotes: intent("vendors.score", saveNotesForm, saveNotes),
  editDemo: intent("vendors.edit", editDemoForm, editDemo),
  removeDemo: intent("vendors.edit", demoForm, async (args) => {
    await removeDemo(args);
    return redirect(`/projects/${args.project.id}/vendors/demonstrations`);
  }),
});

export default function SessionRoute() {
  const { t } = useTranslation("vendors");
  const page = useLoaderData<typeof loader>();
  const { session, projectId, canEdit, minutes } = page;
  return (
    <div className="flex max-w-5xl flex-col gap-5">
      <div>
        <p className="no-print">
          <a className="link" href={`/projects/${projectId}/vendors/demonstrations`}>
            {t("demo.title")}
          </a>
        </p>
        <h1 className="break-words">{page.title}</h1>
        <SessionFacts session={session} projectId={projectId} />
        {minutes > session.minutes ? (
          <p className="no-print text-warn">{t("demo.tooLong", { minutes, session: session.minutes })}</p>
        ) : null}
        {canEdit ? <EditSession key={session.version} page={page} session={session} /> : null}
      </div>
      <NotesForm page={page} />
    </div>
  );
}
