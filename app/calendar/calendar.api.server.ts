import { z } from "zod";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { expectedPlanVersion } from "#app/http/api/entity-tag.server.ts";
import { readAgain } from "#app/http/api/read-again.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { readCalendarRecord } from "#db/queries/calendars.ts";
import { replaceForm, weekForm, yearForm } from "./calendar.forms.server.ts";
import { calendarShape, effectShape, newExceptionShape, parsedBy, shownCalendar, weekTimesShape } from "./calendar-shapes.server.ts";
import { addException, changeWeek, changeYear, removeException, restoreException } from "./calendar.server.ts";
import { replaceCalendar, restoreCalendar } from "./replace-calendar.server.ts";

const path = "/projects/:projectId/calendar";

export const calendarEndpoints = [
  endpoint({
    id: "getCalendar",
    method: "GET",
    path,
    permission: "plan.view",
    answer: calendarShape,
    run: answerCalendar,
  }),
  endpoint({
    id: "replaceCalendar",
    method: "PUT",
    path,
    permission: "calendar.edit",
    isConditional: true,
    body: z.strictObject({ calendar: replaceForm.shape.calendar }).meta({ id: "LibraryCalendarChoice" }),
    answer: calendarShape,
    run: async (args) => {
      await replaceCalendar({ ...args, value: { ...args.value, planVersion: expectedPlanVersion(args.request) } });
      return answerCalendar(await readAgain(args));
    },
  }),
  endpoint({
    id: "restoreCalendar",
    method: "POST",
    path: `${path}/restore`,
    permission: "calendar.edit",
    answer: calendarShape,
    run: async (args) => {
      await restoreCalendar({ ...args, value: { confirmed: "yes" } });
      return answerCalendar(await readAgain(args));
    },
  }),
  endpoint({
    id: "changeWorkingWeek",
    method: "PUT",
    path: `${path}/week`,
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
    id: "addCalendarException",
    method: "POST",
    path: `${path}/exceptions`,
    permission: "calendar.edit",
    body: newExceptionShape,
    answer: effectShape,
    status: 201,
    run: async (args) => ({ body: await addException(args) }),
  }),
  endpoint({
    id: "removeCalendarException",
    method: "DELETE",
    path: `${path}/exceptions/:exceptionId`,
    permission: "calendar.edit",
    answer: effectShape,
    run: async (args) => {
      const exceptionId = args.params["exceptionId"] ?? "";
      const { exceptions } = await readCalendarRecord(args.context.db, args.project.calendarId);
      if (!exceptions.some((entry) => entry.id === exceptionId)) throw errorResponse(404, args.context);
      return { body: (await removeException({ ...args, value: { exceptionId } })).effect };
    },
  }),
  endpoint({
    id: "restoreCalendarException",
    method: "POST",
    path: `${path}/exceptions/:exceptionId/restore`,
    permission: "calendar.edit",
    answer: effectShape,
    run: async (args) => ({ body: await restoreException({ ...args, value: { exceptionId: args.params["exceptionId"] ?? "" } }) }),
  }),
  endpoint({
    id: "changeCalendarYear",
    method: "PUT",
    path: `${path}/years/:year`,
    permission: "calendar.edit",
    body: z.strictObject({ state: yearForm.shape.state }).meta({ id: "YearState" }),
    answer: effectShape,
    run: async (args) => {
      const known = yearForm.shape.year.safeParse(args.params["year"]);
      if (!known.success) throw errorResponse(404, args.context);
      return { body: await changeYear({ ...args, value: { year: known.data, state: args.value.state } }) };
    },
  }),
];

async function answerCalendar({ context, project }: ProjectCaller): Promise<EndpointAnswer<z.input<typeof calendarShape>>> {
  const record = await readCalendarRecord(context.db, project.calendarId);
  return { body: shownCalendar(record), state: `${record.version}.${project.planVersion}` };
}
