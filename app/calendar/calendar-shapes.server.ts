import { z } from "zod";
import { weekdays } from "#app/domain/time/weekdays.ts";
import { formatWorkingTimes } from "#app/domain/time/working-times.ts";
import { bilingualShape, civilTimeShape, dayShape, idShape, versionShape } from "#app/http/api/shapes.server.ts";
import type { CalendarRecord } from "#db/queries/calendars.ts";
import { exceptionForm } from "./calendar.forms.server.ts";

/** Such as `08:00-12:00, 13:00-17:00`; empty for a day off. */
const times = z.string();
const week = z.object({ monday: times, tuesday: times, wednesday: times, thursday: times, friday: times, saturday: times, sunday: times });
const exception = z.object({ id: idShape, from: dayShape, to: dayShape, name: bilingualShape, times }).meta({ id: "CalendarException" });
const year = z.object({ year: z.number().int(), state: z.enum(["official", "provisional"]) });
export const calendarShape = z
  .object({
    version: versionShape,
    name: bilingualShape,
    week,
    exceptions: z.array(exception),
    years: z.array(year),
  })
  .meta({ id: "Calendar" });
export const effectShape = z
  .object({
    moved: z.number().int(),
    end: z.object({ kind: z.enum(["goLive", "finish"]), before: civilTimeShape, after: civilTimeShape }),
  })
  .meta({ id: "ScheduleEffect" });

export const weekTimesShape = z
  .strictObject(Object.fromEntries(weekdays.map((day) => [day, z.string().max(200)])) as Record<Weekday, z.ZodString>)
  .meta({ id: "WorkingWeek" });
type Weekday = (typeof weekdays)[number];

export const newExceptionShape = z
  .strictObject({
    from: dayShape,
    to: dayShape.optional(),
    name: z.string().trim().min(1).max(100),
    times: z.string().max(200).default(""),
  })
  .meta({ id: "NewCalendarException" })
  .transform((typed, context) => parsedBy(exceptionForm, typed, context));

/** What the form of the page makes of the same texts, with its complaints in their places. */
export function parsedBy<Form extends z.ZodType>(form: Form, typed: unknown, context: z.RefinementCtx): z.output<Form> {
  const parsed = form.safeParse(typed);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) context.addIssue({ code: "custom", path: [...issue.path], message: issue.message });
  return z.NEVER;
}

/** A calendar as answers show it. */
export function shownCalendar({
  version,
  name,
  nameZh,
  week: intervals,
  exceptions,
  years,
}: CalendarRecord): z.input<typeof calendarShape> {
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
