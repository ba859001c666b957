import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { CheckField, SelectField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { copyProject, readCopyPage } from "./copy-project.server.ts";
import { copyForm } from "./projects.forms.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("project.copy", async (caller) =>
  readCopyPage(caller, await readReader(caller.request, caller.context)),
);

export const action = guardedAction({
  copy: intent("project.copy", copyForm, async (args) => redirect(`/projects/${await copyProject(args)}`)),
});

export default function CopyProjectPage() {
  const { t } = useTranslation("projects");
  const page = useLoaderData<typeof loader>();
  const reply = useFormReply("copy");
  return (
    <div className="max-w-3xl">
      <h1>{page.title}</h1>
      <p className="mb-5 mt-1 max-w-prose text-muted">{t("copy.lead", { name: page.source })}</p>
      <ActionForm intent="copy" reply={reply} formKey={page.formKey} className="card">
        <div className="grid gap-x-4 sm:grid-cols-2">
          <TextField name="name" maxLength={120} autoComplete="off" label={t("create.name")} defaultValue={page.suggestedName} />
          <TextField name="start" type="date" label={t("copy.start")} help={t("copy.startHelp")} defaultValue={page.start} />
          <SelectField name="calendar" label={t("create.calendar")} defaultValue="own">
            <option value="own">{t("copy.ownCalendar")}</option>
            {page.calendars.map((calendar) => (
              <option key={calendar.key} value={calendar.key}>
                {calendar.name}
              </option>
            ))}
          </SelectField>
        </div>
        <CheckField name="texts" label={t("copy.texts")} help={t("copy.textsHelp")} defaultChecked />
        <CheckField name="people" label={t("copy.people")} help={t("copy.peopleHelp")} defaultChecked />
        {page.mayTakeMembers ? <CheckField name="members" label={t("copy.members")} help={t("copy.membersHelp")} /> : null}
        <CheckField name="progress" label={t("copy.progress")} help={t("copy.progressHelp")} />
        <SubmitButton>{t("copy.submit")}</SubmitButton>
      </ActionForm>
    </div>
  );
}
