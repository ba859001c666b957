import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useFormReply } from "#app/ui/form-reply.ts";
import { ScheduleEffectNotice } from "#app/ui/schedule-effect.tsx";
import { UndoNotice } from "#app/ui/undo.tsx";
import { AbsenceTable } from "./absence-table.tsx";
import { AddAbsenceForm } from "./absence-form.tsx";
import { WorkingTimeForm } from "./working-time-form.tsx";
import { readWorkingTimePage } from "./working-time-page.server.ts";
import { addAbsenceForm, editAbsenceForm, removeAbsenceForm, workingTimeForm } from "./working-time.forms.server.ts";
import { addAbsence, changeWorkingTime, editAbsence, removeAbsence } from "./working-time.server.ts";
import { withAbsenceAgain, withFormerAbsence, withFormerWork, withRemoval } from "./working-time-undo.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("project.view", async (caller) => {
  const page = await readWorkingTimePage(caller, await readReader(caller.request, caller.context));
  return { title: page.person.name, formKey: caller.context.newId(), ...page };
});

export const action = guardedAction({
  changeWorkingTime: intent("people.edit", workingTimeForm, async (args) => withFormerWork(args, await changeWorkingTime(args))),
  addAbsence: intent("people.edit", addAbsenceForm, async (args) => withRemoval(args, await addAbsence(args))),
  editAbsence: intent("people.edit", editAbsenceForm, async (args) => withFormerAbsence(args, await editAbsence(args))),
  removeAbsence: intent("people.edit", removeAbsenceForm, async (args) => withAbsenceAgain(args, await removeAbsence(args))),
});

export type WorkingTimePageData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function WorkingTimePage() {
  const { t } = useTranslation("people");
  const page = useLoaderData<typeof loader>();
  const { projectId, person, roles, work, canEdit } = page;
  const replies = [
    useFormReply("changeWorkingTime"),
    useFormReply("addAbsence"),
    useFormReply("editAbsence"),
    useFormReply("removeAbsence"),
  ];
  const calendar = work.calendarName ?? t("work.projectCalendar");
  return (
    <div className="flex max-w-5xl flex-col gap-8">
      <UndoNotice />
      <ScheduleEffectNotice reply={replies.find((reply) => reply !== undefined)} />
      <div>
        <p className="no-print mb-1">
          <a className="link" href={`/projects/${projectId}/people`}>
            {t("work.allPeople")}
          </a>
        </p>
        <h1>{person.nameApart}</h1>
        <p className="mt-1 text-muted">{roles.length > 0 ? roles.join(" · ") : t("person.noRole")}</p>
        <p className="mt-2">{t("work.lead", { name: person.name })}</p>
        <p className={canEdit ? "hidden print:block" : "mt-2"}>{t("work.facts", { share: work.shownShare, calendar })}</p>
      </div>
      <section>
        <h2 className="mb-2">{t("absence.heading")}</h2>
        <AbsenceTable page={page} />
        {canEdit ? <AddAbsenceForm key={page.formKey} page={page} /> : null}
      </section>
      {canEdit ? <WorkingTimeForm page={page} /> : null}
    </div>
  );
}
