import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { scheduleEffect, type ScheduleEffect } from "#app/domain/plan/schedule-effect.ts";
import type { IntentArgs, ProjectCaller } from "#app/http/guarded.server.ts";
import { foreseeOutcome } from "#app/http/plan-change.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import {
  findLibraryCalendar,
  replaceCalendar as storeCalendar,
  storedCalendarSchema,
  type CalendarContent,
  type StoredCalendar,
} from "#db/queries/calendars.ts";
import { findLastEvent } from "#db/queries/events.ts";
import { changeCalendar, storedCalendar } from "./calendar.server.ts";
import type { replaceForm, restoreCalendarForm } from "./calendar.forms.server.ts";

type CalendarArgs<Schema extends z.ZodType> = IntentArgs<"calendar.edit", z.output<Schema>>;

/** What the plan would become by a calendar of the library, before anything is saved: `undefined` when no dates can be found by it. */
export async function foreseeCalendar(caller: ProjectCaller, key: string): Promise<ScheduleEffect | undefined> {
  const { context, project } = caller;
  const chosen = await findLibraryCalendar(context.db, key);
  if (!chosen) return undefined;
  const before = await context.plans.read(context.db, project.id, project.planVersion);
  const provisionalYears = chosen.years.filter(({ state }) => state === "provisional").map(({ year }) => year);
  const calendar = { week: chosen.week, exceptions: chosen.exceptions, provisionalYears };
  const outcome = foreseeOutcome(before, { ...before.plan, calendar });
  return outcome && scheduleEffect(outcome);
}

/**
 * Gives the project's calendar the week, the exceptions and the years of a calendar of the library, as long as the plan is the one that was
 * looked at: every day that somebody adds to the calendar makes a new version of it.
 */
export async function replaceCalendar(args: CalendarArgs<typeof replaceForm>): Promise<ScheduleEffect> {
  const { planVersion, calendar: key } = args.value;
  return changeCalendar(args, "calendar", async (transaction, current, plan) => {
    if (plan.version !== planVersion) throw changedSince();
    const chosen = await findLibraryCalendar(transaction, key);
    if (!chosen) throw new Refusal("field.invalid", { field: "calendar" });
    const content = withIds(storedCalendar(chosen), args.context.newId);
    if (!(await storeCalendar(transaction, current.id, current.version, content))) throw changedSince();
    return { command: "calendar.replace", subjectId: current.id, data: { before: storedCalendar(current), after: storedCalendar(chosen) } };
  });
}

function changedSince(): Refusal {
  return new Refusal("calendar.changedSince", { status: 409 });
}

const replacement = z.object({ before: storedCalendarSchema, after: storedCalendarSchema });

/** Gives the calendar the content back that it had before it was replaced last, unless it was edited since. */
export async function restoreCalendar(args: CalendarArgs<typeof restoreCalendarForm>): Promise<ScheduleEffect> {
  return changeCalendar(args, undefined, async (transaction, current) => {
    const event = await findLastEvent(transaction, args.project.id, "calendar.replace", current.id);
    const last = event && replacement.safeParse(JSON.parse(event.data)).data;
    const isUntouched = last !== undefined && isDeepStrictEqual(storedCalendar(current), last.after);
    const content = last && withIds(last.before, args.context.newId);
    if (!content || !isUntouched || !(await storeCalendar(transaction, current.id, current.version, content)))
      throw new Refusal("undo.changedSince", { status: 409 });
    return { command: "calendar.replace", subjectId: current.id, data: { before: last.after, after: last.before } };
  });
}

function withIds(calendar: StoredCalendar, newId: () => string): CalendarContent {
  return { ...calendar, exceptions: calendar.exceptions.map((entry) => ({ ...entry, id: newId() })) };
}
