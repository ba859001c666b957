import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useFormReply } from "#app/ui/form-reply.ts";
import { ScheduleEffectNotice } from "#app/ui/schedule-effect.tsx";
import { UndoNotice } from "#app/ui/undo.tsx";
import {
  addCalendarForm,
  exceptionForm,
  removeCalendarForm,
  removeExceptionForm,
  replaceForm,
  restoreCalendarForm,
  weekForm,
  yearForm,
} from "./calendar.forms.server.ts";
import { OtherCalendarList } from "./other-calendar-list.tsx";
import { addCalendar, restoreOtherCalendar, undoOfRemovedCalendar } from "./other-calendars.server.ts";
import { addException, changeWeek, changeYear, removeException, restoreException } from "./calendar.server.ts";
import { readCalendarPage } from "./calendar-page.server.ts";
import { foreseeCalendar, replaceCalendar, restoreCalendar } from "./replace-calendar.server.ts";
import { ReplaceForm } from "./replace-form.tsx";
import { ExceptionForm } from "./exception-form.tsx";
import { ExceptionTable } from "./exception-table.tsx";
import { WeekForm, WeekTable } from "./week-form.tsx";
import { YearChoice, YearStateForm } from "./year-choice.tsx";
import { YearLegend, YearMonths } from "./year-months.tsx";
import { yearMonths } from "./year-view.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.view", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  const { t, locale } = reader;
  const { searchParams } = new URL(caller.request.url);
  const page = await readCalendarPage(caller, searchParams.get("year"), locale);
  const asked = page.library.find(({ key }) => page.canEdit && key === searchParams.get("calendar"));
  const foreseen = asked ? { key: asked.key, effect: (await foreseeCalendar(caller, asked.key)) ?? null } : null;
  const undo = await undoOfRemovedCalendar(caller, searchParams.get("removed"), reader);
  return { undo, title: t("calendar:title"), formKey: caller.context.newId(), foreseen, ...page };
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
  changeYear: intent("calendar.edit", yearForm, changeYear),
  replaceCalendar: intent("calendar.edit", replaceForm, async (args) => {
    const effect = await replaceCalendar(args);
    const { t } = await readReader(args.request, args.context);
    return { ...effect, undo: { done: t("calendar:replace.done"), intent: "restoreCalendar", fields: { confirmed: "yes" } } };
  }),
  addCalendar: intent("calendar.edit", addCalendarForm, async (args) =>
    redirect(`/projects/${args.project.id}/calendars/${await addCalendar(args)}`),
  ),
  restoreOtherCalendar: intent("calendar.edit", removeCalendarForm, restoreOtherCalendar),
  restoreCalendar: intent("calendar.edit", restoreCalendarForm, restoreCalendar),
});

export default function CalendarPage() {
  const { t } = useTranslation("calendar");
  const {
    name,
    library,
    foreseen,
    year,
    years,
    yearState,
    week,
    weekTexts,
    exceptions,
    rows,
    today,
    canEdit,
    version,
    planVersion,
    formKey,
    projectId,
    others,
    undo,
  } = useLoaderData<typeof loader>();
  const replies = [
    useFormReply("addException"),
    useFormReply("removeException"),
    useFormReply("changeWeek"),
    useFormReply("changeYear"),
    useFormReply("replaceCalendar"),
  ];
  return (
    <div className="flex flex-col gap-8">
      <UndoNotice undo={undo} namedBy="removed" />
      <ScheduleEffectNotice reply={replies.find((reply) => reply !== undefined)} />
      <div>
        <h1>{t("title")}</h1>
        <p className="font-medium">{name}</p>
        <p className="no-print mb-4 mt-1 text-muted">{t("lead")}</p>
        <YearChoice year={year} years={years} />
        <h2 className="mb-3">{t(yearState === "provisional" ? "year.provisionalHeading" : "year.heading", { year })}</h2>
        {canEdit && yearState !== null ? <YearStateForm year={year} state={yearState} /> : null}
        <YearMonths months={yearMonths({ week, exceptions }, year)} today={today} />
        <YearLegend />
      </div>
      <section>
        <h2 className="mb-2">{t("exception.heading", { year })}</h2>
        <ExceptionTable year={year} rows={rows} canEdit={canEdit} />
      </section>
      {canEdit ? <ExceptionForm formKey={formKey} /> : null}
      {canEdit ? <WeekForm week={weekTexts} version={version} /> : null}
      <OtherCalendarList projectId={projectId} others={others} library={library} canEdit={canEdit} formKey={formKey} />
      {canEdit ? <ReplaceForm library={library} planVersion={planVersion} year={year} foreseen={foreseen} /> : null}
      <div className={canEdit ? "hidden print:block" : ""}>
        <WeekTable week={weekTexts} />
      </div>
    </div>
  );
}
