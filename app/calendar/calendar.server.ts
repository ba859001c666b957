import { z } from "zod";
import type { BilingualText, Plan, PlanCalendarException } from "#app/domain/plan/model.ts";
import { scheduleEffect, type ScheduleEffect } from "#app/domain/plan/schedule-effect.ts";
import { daysBetween } from "#app/domain/time/day.ts";
import { errorResponse, type IntentArgs } from "#app/http/guarded.server.ts";
import { changePlan } from "#app/http/plan-change.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import {
  deleteCalendarException,
  insertCalendarException,
  readCalendar,
  readCalendarRecord,
  setCalendarYear,
  storedExceptionSchema,
  updateCalendarWeek,
  type CalendarExceptionRecord,
  type CalendarRecord,
  type StoredCalendar,
} from "#db/queries/calendars.ts";
import { findLastEvent } from "#db/queries/events.ts";
import { findProjectCalendar } from "#db/queries/project-calendars.ts";
import { readWorkingTimes } from "#db/queries/working-times.ts";
import type { Database } from "#db/tables/index.ts";
import type { exceptionForm, removeExceptionForm, weekForm, yearForm } from "./calendar.forms.server.ts";
import { placeException } from "./place-exception.ts";
import { weekdays } from "#app/domain/time/weekdays.ts";
import { formatWorkingTimes } from "#app/domain/time/working-times.ts";

type CalendarArgs<Schema extends z.ZodType> = IntentArgs<"calendar.edit", z.output<Schema>>;

export const longestExceptionDays = 366;
const mostExceptions = 1000;

/** Sets the working times of the week. A week somebody else changed since is refused with theirs beside what was typed. */
export async function changeWeek(args: CalendarArgs<typeof weekForm>): Promise<ScheduleEffect> {
  const { version, ...typed } = args.value;
  const week = weekdays.map((day) => typed[day]);
  if (week.every((intervals) => intervals.length === 0)) throw new Refusal("calendar.noWorkingTime", { field: "monday" });
  return changeCalendar(args, "monday", async (transaction, current) => {
    if (!(await updateCalendarWeek(transaction, current.id, version, week))) throw staleWeek(current);
    return { command: "calendar.changeWeek", subjectId: current.id, data: { before: current.week, after: week } };
  });
}

/** Adds days off or days with working times of their own; what held on these days before gives way. */
export async function addException(args: CalendarArgs<typeof exceptionForm>): Promise<ScheduleEffect> {
  const { from, to, name, times } = args.value;
  const { newId } = args.context;
  if (daysBetween(from, to) >= longestExceptionDays)
    throw new Refusal("calendar.tooLong", { field: "to", parameters: { days: longestExceptionDays } });
  return changeCalendar(args, "times", async (transaction, current) => {
    if (current.exceptions.length >= mostExceptions)
      throw new Refusal("calendar.tooMany", { field: "from", parameters: { limit: mostExceptions } });
    const added: CalendarExceptionRecord = { id: newId(), from, to, intervals: times, name: { text: name, zh: null } };
    const { replaced, remainders } = placeException(current.exceptions, added, newId);
    for (const entry of replaced) await deleteCalendarException(transaction, current.id, entry.id);
    for (const entry of [added, ...remainders]) await insertCalendarException(transaction, current.id, entry);
    const data = { before: replaced.map(withoutId), after: withoutId(added) };
    return { command: "calendar.addException", subjectId: added.id, data };
  });
}

/** Takes an exception out, so that the week pattern holds on its days again. */
export async function removeException(
  args: CalendarArgs<typeof removeExceptionForm>,
): Promise<{ readonly effect: ScheduleEffect; readonly name: BilingualText }> {
  const { exceptionId } = args.value;
  let name: BilingualText = { text: "", zh: null };
  const effect = await changeCalendar(args, undefined, async (transaction, current) => {
    const removed = current.exceptions.find((entry) => entry.id === exceptionId);
    if (!removed) throw new Refusal("calendar.gone", { status: 409 });
    ({ name } = removed);
    await deleteCalendarException(transaction, current.id, exceptionId);
    return { command: "calendar.removeException", subjectId: exceptionId, data: { before: withoutId(removed) } };
  });
  return { effect, name };
}

const removal = z.object({ before: storedExceptionSchema });

/** Puts a removed exception back as the log tells it, unless its days have another one by now. */
export async function restoreException(args: CalendarArgs<typeof removeExceptionForm>): Promise<ScheduleEffect> {
  const { exceptionId } = args.value;
  return changeCalendar(args, undefined, async (transaction, current) => {
    const event = await findLastEvent(transaction, args.project.id, "calendar.removeException", exceptionId);
    const removed = event && removal.safeParse(JSON.parse(event.data)).data?.before;
    const isInTheWay = removed && current.exceptions.some((entry) => entry.from <= removed.to && entry.to >= removed.from);
    if (!removed || isInTheWay) throw new Refusal("undo.changedSince", { status: 409 });
    await insertCalendarException(transaction, current.id, { ...removed, id: exceptionId });
    return { command: "calendar.addException", subjectId: exceptionId, data: { before: [], after: removed } };
  });
}

/** Marks the holidays of a year as announced, which ends the warning about them, or as predicted. */
export async function changeYear(args: CalendarArgs<typeof yearForm>): Promise<ScheduleEffect> {
  const { year, state } = args.value;
  return changeCalendar(args, undefined, async (transaction, current) => {
    const before = current.years.find((entry) => entry.year === year)?.state ?? null;
    await setCalendarYear(transaction, current.id, year, state);
    return { command: "calendar.changeYear", subjectId: current.id, data: { year, before, after: state } };
  });
}

interface CalendarEdit {
  readonly command: string;
  readonly subjectId: string;
  readonly data: object;
}

/**
 * Edits the calendar that the address names, or the project's own, and schedules the plan by it; `field` is told when no date can be found by
 * the new calendar.
 */
export async function changeCalendar(
  args: CalendarArgs<z.ZodType>,
  field: string | undefined,
  edit: (transaction: Database, current: CalendarRecord, plan: Plan) => Promise<CalendarEdit>,
): Promise<ScheduleEffect> {
  const { context, project, params } = args;
  const otherId = params["calendarId"];
  return changePlan(
    args,
    async ({ plan }, { transaction }) => {
      const write = () => Promise.resolve();
      const version = plan.version + 1;
      if (otherId === undefined) {
        const entry = await edit(transaction, await readCalendarRecord(transaction, project.calendarId), plan);
        return { ...entry, plan: { ...plan, version, calendar: await readCalendar(transaction, project.calendarId) }, write };
      }
      const current = await findProjectCalendar(transaction, project.id, otherId);
      if (!current) throw errorResponse(404, context);
      const entry = await edit(transaction, current, plan);
      const data = { ...entry.data, calendar: { text: current.name, zh: current.nameZh } };
      const { calendars } = await readWorkingTimes(transaction, project.id);
      return { ...entry, data, plan: { ...plan, version, calendars }, write };
    },
    { answer: scheduleEffect, refuse: () => new Refusal("calendar.unschedulable", field === undefined ? {} : { field }) },
  );
}

function staleWeek({ version, week }: CalendarRecord): Refusal {
  const theirs = Object.fromEntries(weekdays.map((day, index) => [day, formatWorkingTimes(week[index] ?? [])]));
  return new Refusal("form.stale", { status: 409, detail: { version, theirs } });
}

/** A calendar as the log keeps it. */
export function storedCalendar({ name, nameZh, week, exceptions, years }: CalendarRecord): StoredCalendar {
  const days = exceptions.map(({ from, to, intervals, name: title }) => ({ from, to, intervals: [...intervals], name: title }));
  return {
    name,
    nameZh,
    week: week.map((intervals) => [...intervals]),
    // Exceptions of one calendar never share a day, so their first days put them in one order.
    exceptions: days.sort((a, b) => (a.from < b.from ? -1 : 1)),
    years: [...years],
  };
}

function withoutId({ from, to, intervals, name }: CalendarExceptionRecord): PlanCalendarException {
  return { from, to, intervals, name };
}
