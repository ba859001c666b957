import { z } from "zod";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { readAgain } from "#app/http/api/read-again.server.ts";
import { bilingualShape, idShape } from "#app/http/api/shapes.server.ts";
import { errorResponse, type GuardedArgs } from "#app/http/guarded.server.ts";
import { findProjectCalendar } from "#db/queries/project-calendars.ts";
import { calendarShape, effectShape, newExceptionShape, parsedBy, shownCalendar, weekTimesShape } from "./calendar-shapes.server.ts";
import { weekForm } from "./calendar.forms.server.ts";
import { addException, changeWeek, removeException, restoreException } from "./calendar.server.ts";
import { addCalendar, nameCalendar, removeCalendar, restoreOtherCalendar } from "./other-calendars.server.ts";

const entry = z.object({ id: idShape, name: bilingualShape }).meta({ id: "OtherCalendarName" });
const names = { name: z.string().trim().min(1).max(100), nameZh: z.string().trim().min(1).max(100).optional() };
const path = "/projects/:projectId/calendars";
const one = `${path}/:calendarId`;

export const otherCalendarEndpoints = [
  endpoint({
    id: "listOtherCalendars",
    method: "GET",
    path,
    permission: "plan.view",
    query: pageQuery,
    answer: pageOf(entry).meta({ id: "OtherCalendarPage" }),
    run: async ({ context, project, query }) => {
      const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
      return answerPage(
        Object.entries(plan.calendars).map(([id, { name }]) => ({ id, name })),
        query,
      );
    },
  }),
  endpoint({
    id: "addOtherCalendar",
    method: "POST",
    path,
    permission: "calendar.edit",
    /** `source` is the key of a library calendar, or `own` for the project's. */
    body: z.strictObject({ ...names, source: z.string().min(1).max(60).default("own") }).meta({ id: "NewOtherCalendar" }),
    answer: entry,
    status: 201,
    run: async (args) => {
      const id = await addCalendar(args);
      return { body: { id, name: { text: args.value.name, zh: args.value.nameZh ?? null } } };
    },
  }),
  endpoint({ id: "getOtherCalendar", method: "GET", path: one, permission: "plan.view", answer: calendarShape, run: answerCalendar }),
  endpoint({
    id: "renameOtherCalendar",
    method: "PATCH",
    path: one,
    permission: "calendar.edit",
    isConditional: true,
    body: z.strictObject(names).meta({ id: "CalendarNames" }),
    answer: calendarShape,
    run: async (args) => {
      await nameCalendar({ ...args, value: { ...args.value, version: args.version } });
      return answerCalendar(await readAgain(args));
    },
  }),
  endpoint({
    id: "deleteOtherCalendar",
    method: "DELETE",
    path: one,
    permission: "calendar.edit",
    run: async (args) => {
      const calendarId = await knownCalendar(args);
      await removeCalendar({ ...args, locale: args.reader.locale, value: { calendarId } });
    },
  }),
  endpoint({
    id: "restoreOtherCalendar",
    method: "POST",
    path: `${one}/restore`,
    permission: "calendar.edit",
    answer: calendarShape,
    run: async (args) => {
      await restoreOtherCalendar({ ...args, value: { calendarId: args.params["calendarId"] ?? "" } });
      return answerCalendar(await readAgain(args));
    },
  }),
  endpoint({
    id: "changeOtherWorkingWeek",
    method: "PUT",
    path: `${one}/week`,
    permission: "calendar.edit",
    isConditional: true,
    body: weekTimesShape.transform((typed, context) => parsedBy(weekForm.omit({ version: true }), typed, context)),
    answer: calendarShape,
    run: async (args) => {
      await changeWeek({ ...args, value: { ...args.value, version: args.version } });
      return answerCalendar(await readAgain(args));
    },
  }),
  endpoint({
    id: "addOtherCalendarException",
    method: "POST",
    path: `${one}/exceptions`,
    permission: "calendar.edit",
    body: newExceptionShape,
    answer: effectShape,
    status: 201,
    run: async (args) => ({ body: await addException(args) }),
  }),
  endpoint({
    id: "removeOtherCalendarException",
    method: "DELETE",
    path: `${one}/exceptions/:exceptionId`,
    permission: "calendar.edit",
    answer: effectShape,
    run: async (args) => {
      const exceptionId = args.params["exceptionId"] ?? "";
      const { body } = await answerCalendar(args);
      if (!body.exceptions.some(({ id }) => id === exceptionId)) throw errorResponse(404, args.context);
      return { body: (await removeException({ ...args, value: { exceptionId } })).effect };
    },
  }),
  endpoint({
    id: "restoreOtherCalendarException",
    method: "POST",
    path: `${one}/exceptions/:exceptionId/restore`,
    permission: "calendar.edit",
    answer: effectShape,
    run: async (args) => ({ body: await restoreException({ ...args, value: { exceptionId: args.params["exceptionId"] ?? "" } }) }),
  }),
];

type Caller = GuardedArgs<"plan.view">;

async function answerCalendar({ context, project, params }: Caller): Promise<EndpointAnswer<z.input<typeof calendarShape>>> {
  const record = await findProjectCalendar(context.db, project.id, params["calendarId"] ?? "");
  if (!record) throw errorResponse(404, context);
  return { body: shownCalendar(record), state: record.version };
}

async function knownCalendar(caller: Caller): Promise<string> {
  await answerCalendar(caller);
  return caller.params["calendarId"] ?? "";
}
