import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useFormReply } from "#app/ui/form-reply.ts";
import { ScheduleEffectNotice } from "#app/ui/schedule-effect.tsx";
import { UndoNotice } from "#app/ui/undo.tsx";
import { exceptionForm, removeCalendarForm, removeExceptionForm, renameForm, weekForm } from "./calendar.forms.server.ts";
import { addException, changeWeek, removeException, restoreException } from "./calendar.server.ts";
import { readCalendarPage } from "./calendar-page.server.ts";
import { ExceptionForm } from "./exception-form.tsx";
import { ExceptionTable } from "./exception-table.tsx";
import { nameCalendar, removeCalendar } from "./other-calendars.server.ts";
import { RemoveCalendarForm, RenameForm } from "./rename-form.tsx";
import { WeekForm, WeekTable } from "./week-form.tsx";
import { YearChoice } from "./year-choice.tsx";
import { YearLegend, YearMonths } from "./year-months.tsx";
import { yearMonths } from "./year-view.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.view", async (caller) => {
  const { locale } = await readReader(caller.request, caller.context);
  const year = new URL(caller.request.url).searchParams.get("year");
  const page = await readCalendarPage(caller, year, locale, caller.params["calendarId"] ?? "");
  return { title: page.name, formKey: caller.context.newId(), ...page };
});

export const action = guardedAction({
  addException: intent("calendar.edit", exceptionForm, addException),
  removeException: intent("calendar.edit", removeExceptionForm, async (args) => {
    const { effect, name } = await removeException(args);
    const { t, locale } = await readReader(args.request, args.context);
    const done = t("calendar:exception.removed", { name: inLanguage(name, locale) });
    return { ...effect, undo: { done, intent: "restoreException", fields: { exceptionId: args.value.exceptionId } } };
  }),
  restoreException: intent("calendar.edit", removeExceptionForm, restoreException),
  changeWeek: intent("calendar.edit", weekForm, changeWeek),
  rename: intent("calendar.edit", renameForm, nameCalendar),
  remove: intent("calendar.edit", removeCalendarForm, async (args) => {
    const { locale } = await readReader(args.request, args.context);
    const { id } = await removeCalendar({ ...args, locale });
    return redirect(`/projects/${args.project.id}/calendar?removed=${id}`);
  }),
});

export type OtherCalendarData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function OtherCalendarPage() {
  const { t } = useTranslation("calendar");
  const page = useLoaderData<typeof loader>();
  const { projectId, name, users, year, years, yearState, week, weekTexts, exceptions, rows, today, canEdit, version, formKey } = page;
  const replies = [useFormReply("addException"), useFormReply("removeException"), useFormReply("changeWeek"), useFormReply("rename")];
  return (
    <div className="flex flex-col gap-8">
      <UndoNotice />
      <ScheduleEffectNotice reply={replies.find((reply) => reply !== undefined)} />
      <div>
        <p className="no-print mb-1">
          <a className="link" href={`/projects/${projectId}/calendar`}>
            {t("title")}
          </a>
        </p>
        <h1>{name}</h1>
        <p className="mb-4 mt-1 text-muted">
          {users.length === 0 ? t("others.nobody") : t("others.followedBy", { names: users.slice(0, 20).join(t("others.separator")) })}
        </p>
        <YearChoice year={year} years={years} />
        <h2 className="mb-3">{t(yearState === "provisional" ? "year.provisionalHeading" : "year.heading", { year })}</h2>
        <YearMonths months={yearMonths({ week, exceptions }, year)} today={today} />
        <YearLegend />
      </div>
      <section>
        <h2 className="mb-2">{t("exception.heading", { year })}</h2>
        <ExceptionTable year={year} rows={rows} canEdit={canEdit} />
      </section>
      {canEdit ? <ExceptionForm formKey={formKey} /> : null}
      {canEdit ? <WeekForm week={weekTexts} version={version} /> : null}
      {canEdit ? <RenameForm page={page} /> : null}
      {canEdit ? <RemoveCalendarForm page={page} /> : null}
      <div className={canEdit ? "hidden print:block" : ""}>
        <WeekTable week={weekTexts} />
      </div>
    </div>
  );
}
