import { z } from "zod";
import type { Plan } from "#app/domain/plan/model.ts";
import type { ScheduleEffect } from "#app/domain/plan/schedule-effect.ts";
import type { IntentArgs, ProjectCaller } from "#app/http/guarded.server.ts";
import { changePlan } from "#app/http/plan-change.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { formatList, inLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { Undo } from "#app/ui/undo.tsx";
import { copyOf, findLibraryCalendar, readCalendarRecord, storedCalendarSchema, type CalendarRecord } from "#db/queries/calendars.ts";
import { findLastEvent } from "#db/queries/events.ts";
import { deleteProjectCalendar, findProjectCalendar, insertProjectCalendar, renameCalendar } from "#db/queries/project-calendars.ts";
import { readWorkingTimes } from "#db/queries/working-times.ts";
import type { Database } from "#db/tables/index.ts";
import type { addCalendarForm, removeCalendarForm, renameForm } from "./calendar.forms.server.ts";
import { changeCalendar, storedCalendar } from "./calendar.server.ts";

type Args<Schema extends z.ZodType> = IntentArgs<"calendar.edit", z.output<Schema>>;

const mostCalendars = 50;
const mostNamed = 5;

/** Makes another calendar of the project: a copy of its own, or of one of the library, under a name of its own. Returns its id. */
export async function addCalendar(args: Args<typeof addCalendarForm>): Promise<string> {
  const { context, project, value } = args;
  const { name, nameZh = null, source } = value;
  const id = context.newId();
  return changeCalendars(
    args,
    async (transaction, plan) => {
      if (Object.keys(plan.calendars).length >= mostCalendars)
        throw new Refusal("calendar.tooManyCalendars", { field: "name", parameters: { limit: mostCalendars } });
      const model =
        source === "own" ? await readCalendarRecord(transaction, project.calendarId) : await findLibraryCalendar(transaction, source);
      if (!model) throw new Refusal("field.invalid", { field: "source" });
      await insertProjectCalendar(transaction, project.id, { ...copyOf(model, context.newId), id, name, nameZh });
      return { command: "calendar.add", subjectId: id, data: { calendar: { text: name, zh: nameZh } } };
    },
    () => id,
  );
}

/** Names a calendar of the project. One that somebody else edited since is refused with the names that are saved now. */
export async function nameCalendar(args: Args<typeof renameForm>): Promise<ScheduleEffect> {
  const { version, name, nameZh = null } = args.value;
  return changeCalendar(args, "name", async (transaction, current) => {
    const theirs = { name: current.name, nameZh: current.nameZh ?? "" };
    if (!(await renameCalendar(transaction, current.id, version, { name, nameZh })))
      throw new Refusal("form.stale", { status: 409, detail: { version: current.version, theirs } });
    const data = { before: { name: current.name, nameZh: current.nameZh }, after: { name, nameZh } };
    return { command: "calendar.rename", subjectId: current.id, data };
  });
}

/** Removes a calendar that nobody follows; else it is refused with who does. The answer is what it was called. */
export async function removeCalendar(args: Args<typeof removeCalendarForm> & { readonly locale: Locale }): Promise<CalendarRecord> {
  const { project, value, locale } = args;
  let removed: CalendarRecord | undefined;
  return changeCalendars(
    args,
    async (transaction, plan) => {
      removed = await findProjectCalendar(transaction, project.id, value.calendarId);
      if (!removed) throw new Refusal("calendar.calendarGone", { status: 409 });
      const users = calendarUsers(plan, removed.id, locale);
      if (users.length > 0) {
        const names = formatList([...users.slice(0, mostNamed), ...(users.length > mostNamed ? ["…"] : [])], locale, "bare");
        throw new Refusal("calendar.inUse", { status: 409, parameters: { count: users.length, names } });
      }
      await deleteProjectCalendar(transaction, project.id, removed.id);
      const calendar = { text: removed.name, zh: removed.nameZh };
      return { command: "calendar.remove", subjectId: removed.id, data: { calendar, before: storedCalendar(removed) } };
    },
    () => removed!,
  );
}

const removal = z.object({ before: storedCalendarSchema });

/** Puts a calendar back that was removed, as the log tells it. */
export async function restoreOtherCalendar(args: Args<typeof removeCalendarForm>): Promise<null> {
  const { context, project, value } = args;
  return changeCalendars(
    args,
    async (transaction, plan) => {
      const event = await findLastEvent(transaction, project.id, "calendar.remove", value.calendarId);
      const former = event && removal.safeParse(JSON.parse(event.data)).data?.before;
      if (!former || value.calendarId in plan.calendars) throw new Refusal("undo.changedSince", { status: 409 });
      const exceptions = former.exceptions.map((entry) => ({ ...entry, id: context.newId() }));
      await insertProjectCalendar(transaction, project.id, { ...former, id: value.calendarId, libraryKey: null, exceptions });
      return { command: "calendar.putBack", subjectId: value.calendarId, data: { calendar: { text: former.name, zh: former.nameZh } } };
    },
    () => null,
  );
}

/** The names of the people and tasks that follow a calendar of their own. */
export function calendarUsers({ people, tasks, workingTimes }: Plan, calendarId: string, locale: Locale): readonly string[] {
  return [
    ...people.filter(({ id }) => workingTimes[id]?.calendarId === calendarId).map(({ name }) => name),
    ...tasks.filter((task) => task.calendarId === calendarId).map(({ name }) => inLanguage(name, locale)),
  ];
}

interface CalendarsEdit {
  readonly command: string;
  readonly subjectId: string;
  readonly data: object;
}

async function changeCalendars<Value>(
  args: Args<z.ZodType>,
  edit: (transaction: Database, plan: Plan) => Promise<CalendarsEdit>,
  answer: () => Value,
): Promise<Value> {
  return changePlan(
    args,
    async ({ plan }, { transaction }) => {
      const entry = await edit(transaction, plan);
      const { calendars } = await readWorkingTimes(transaction, args.project.id);
      return { ...entry, plan: { ...plan, version: plan.version + 1, calendars }, write: () => Promise.resolve() };
    },
    { answer },
  );
}

/** The way back for the page that a removal leads to; null when there is nothing to put back. */
export async function undoOfRemovedCalendar(
  { context, project }: ProjectCaller,
  calendarId: string | null,
  { t, locale }: Reader,
): Promise<Undo | null> {
  if (calendarId === null) return null;
  const event = await findLastEvent(context.db, project.id, "calendar.remove", calendarId);
  const former = event && removal.safeParse(JSON.parse(event.data)).data?.before;
  if (!former || (await findProjectCalendar(context.db, project.id, calendarId))) return null;
  const name = inLanguage({ text: former.name, zh: former.nameZh }, locale);
  return { done: t("calendar:others.removed", { name }), intent: "restoreOtherCalendar", fields: { calendarId } };
}
