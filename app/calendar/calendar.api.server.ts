import { z } from "zod";
import { weekdays } from "#app/domain/time/weekdays.ts";
import { formatWorkingTimes } from "#app/domain/time/working-times.ts";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { expectedPlanVersion } from "#app/http/api/entity-tag.server.ts";
import { bilingualShape, civilTimeShape, dayShape, idShape, versionShape } from "#app/http/api/shapes.server.ts";
import { readAgain } from "#app/http/api/read-again.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { readCalendarRecord, type CalendarRecord } from "#db/queries/calendars.ts";
import { exceptionForm, replaceForm, weekForm, yearForm } from "./calendar.forms.server.ts";
import { addException, changeWeek, changeYear, removeException, restoreException } from "./calendar.server.ts";
import { replaceCalendar, restoreCalendar } from "./replace-calendar.server.ts";

/** Such as `08:00-12:00, 13:00-17:00`; empty for a day off. */
const times = z.string();
const week = z.object({ monday: times, tuesday: times, wednesday: times, thursday: times, friday: times, saturday: times, sunday: times });
const exception = z.object({ id: idShape, from: dayShape, to: dayShape, name: bilingualShape, times }).meta({ id: "CalendarException" });
const year = z.object({ year: z.number().int(), state: z.enum(["official", "provisional"]) });
const calendar = z
  .object({
    version: versionShape,
    name: bilingualShape,
    week,
    exceptions: z.array(exception),
    years: z.array(year),
  })
  .meta({ id: "Calendar" });
const effect = z
  .object({
    moved: z.number().int(),
    end: z.object({ kind: z.enum(["goLive", "finish"]), before: civilTimeShape, after: civilTimeShape }),
  })
  .meta({ id: "ScheduleEffect" });

const weekTimes = z.strictObject(Object.fromEntries(weekdays.map((day) => [day, z.string().max(200)])) as Record<Weekday, z.ZodString>);
type Weekday = (typeof weekdays)[number];

const newException = z
  .strictObject({
    from: dayShape,
    to: dayShape.optional(),
    name: z.string().trim().min(1).max(100),
    times: z.string().max(200).default(""),
  })
  .meta({ id: "NewCalendarException" });

const path = "/projects/:projectId/calendar";

export const calendarEndpoints = [
  endpoint({
    id: "getCalendar",
    method: "GET",
    path,
    permission: "plan.view",
    answer: calendar,
    run: answerCalendar,
  }),
  endpoint({
    id: "replaceCalendar",
    method: "PUT",
    path,
    permission: "calendar.edit",
    isConditional: true,
    body: z.strictObject({ calendar: replaceForm.shape.calendar }).meta({ id: "LibraryCalendarChoice" }),
    answer: calendar,
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
    answer: calendar,
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
    body: weekTimes.meta({ id: "WorkingWeek" }).transform((typed, context) => parsedBy(weekForm.omit({ version: true }), typed, context)),
    answer: calendar,
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
    body: newException.transform((typed, context) => parsedBy(exceptionForm, typed, context)),
    answer: effect,
    status: 201,
    run: async (args) => ({ body: await addException(args) }),
  }),
  endpoint({
    id: "removeCalendarException",
    method: "DELETE",
    path: `${path}/exceptions/:exceptionId`,
    permission: "calendar.edit",
    answer: effect,
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
    answer: effect,
    run: async (args) => ({ body: await restoreException({ ...args, value: { exceptionId: args.params["exceptionId"] ?? "" } }) }),
  }),
  endpoint({
    id: "changeCalendarYear",
    method: "PUT",
    path: `${path}/years/:year`,
    permission: "calendar.edit",
    body: z.strictObject({ state: yearForm.shape.state }).meta({ id: "YearState" }),
    answer: effect,
    run: async (args) => {
      const known = yearForm.shape.year.safeParse(args.params["year"]);
      if (!known.success) throw errorResponse(404, args.context);
      return { body: await changeYear({ ...args, value: { year: known.data, state: args.value.state } }) };
    },
  }),
];

/** What the form of the page makes of the same texts, with its complaints in their places. */
function parsedBy<Form extends z.ZodType>(form: Form, typed: unknown, context: z.RefinementCtx): z.output<Form> {
  const parsed = form.safeParse(typed);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) context.addIssue({ code: "custom", path: [...issue.path], message: issue.message });
  return z.NEVER;
}

async function answerCalendar({ context, project }: ProjectCaller): Promise<EndpointAnswer<z.input<typeof calendar>>> {
  const record = await readCalendarRecord(context.db, project.calendarId);
  return { body: shown(record), state: `${record.version}.${project.planVersion}` };
}

function shown({ version, name, nameZh, week: intervals, exceptions, years }: CalendarRecord): z.input<typeof calendar> {
  const texts = weekdays.map((day, index) => [day, formatWorkingTimes(intervals[index] ?? [])] as const);
  return {
    version,
    name: { text: name, zh: nameZh },
    week: Object.fromEntries(texts) as Record<Weekday, string>,
    exceptions: exceptions.map((entry) => ({
      id: entry.id,
      from: entry.from,
      to: entry.to,
      name: entry.name,
      times: formatWorkingTimes(entry.intervals),
    })),
    years: [...years],
  };
}
