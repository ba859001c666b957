import { compileCalendar, isWorkingDay, type CalendarDefinition } from "#app/domain/time/calendar.ts";
import { addDays, formatDay, parseDay, type Day } from "#app/domain/time/day.ts";
import { civilTimeIn } from "#app/http/civil-time.server.ts";
import type { Services } from "#app/http/context.server.ts";
import { notify } from "#app/http/notifications/notify.server.ts";
import { listWhoLeads } from "#app/http/notifications/who-leads.server.ts";
import { takeTold } from "#app/http/notifications/told.server.ts";
import { listConditionsDue, listWaiversEnding } from "#db/queries/gate-marks.ts";
import { readCalendar } from "#db/queries/calendars.ts";
import { listMovedPoints } from "#db/queries/milestone-forecasts.ts";
import { claimReminderDay, listReminderDays, listTasksEnding } from "#db/queries/notifications.ts";
import type { Database } from "#db/tables/index.ts";

const fromHour = "07:00";
/** What should have ended longer ago was told then, or lies in a plan that was old when it came. */
const lateDays = 7;
/** Waivers and conditions of gates are told of so long before. */
const gateDays = 7;
const longestHoliday = 31;

type ReminderServices = Pick<Services, "db" | "mail" | "now" | "newId"> & { readonly live: Pick<Services["live"], "tell"> };

/** Reminds the people of every project where a working day has begun and they were not reminded yet. */
export async function remind(services: ReminderServices): Promise<void> {
  const { db, live, now } = services;
  for (const { id, timeZone, calendarId, day } of await listReminderDays(db)) {
    const [today = "", clock = ""] = civilTimeIn(timeZone, now()).split("T");
    if (clock < fromHour || (day !== null && day >= today)) continue;
    const told = await db.transaction().execute(async (transaction) => {
      if (await claimReminderDay(transaction, id, today)) await remindProject(services, transaction, { id, calendarId, today, last: day });
      return takeTold(transaction);
    });
    live.tell(told);
  }
}

interface RemindedProject {
  readonly id: string;
  readonly calendarId: string;
  readonly today: Day;
  /** The last day that was noted, a day off or not; null for the first time. */
  readonly last: Day | null;
}

/** Tells who does a task that it ends on the next working day, or should have ended; of one end, once each. */
async function remindProject(services: ReminderServices, transaction: Database, project: RemindedProject): Promise<void> {
  const { id: projectId, calendarId, today, last } = project;
  const calendar = await readCalendar(transaction, calendarId);
  const next = nextWorkingDay(calendar, today);
  if (next === null) return;
  await remindOfGates(services, transaction, projectId, today);
  if (last !== null) await tellOfMovedPoints(services, transaction, projectId, addDays(lastWorkingDay(calendar, last), -1));
  const tasks = await listTasksEnding(transaction, projectId, addDays(today, -lateDays), addDays(next, 1));
  for (const { id: taskId, finishAt, userId } of tasks) {
    const day = finishAt.slice(0, 10);
    if (day === today || userId === null) continue;
    const kind = day < today ? "overdue" : "due";
    const notice = { kind, projectId, taskId, recipients: [userId], data: { day }, onlyKey: `${kind} ${taskId} ${day}` } as const;
    await notify({ context: services, user: null }, transaction, notice);
  }
}

/** Tells to whom it falls that a waiver runs out within a week, and that a condition is due, once for each day that was set. */
async function remindOfGates(services: ReminderServices, transaction: Database, projectId: string, today: Day): Promise<void> {
  const until = addDays(today, gateDays);
  const waivers = await listWaiversEnding(transaction, projectId, today, until);
  const conditions = await listConditionsDue(transaction, projectId, addDays(today, -lateDays), until);
  const notices = [
    ...waivers.map((ground) => ({ kind: "waiverEnding", ...ground }) as const),
    ...conditions.map((ground) => ({ kind: "conditionDue", ...ground }) as const),
  ];
  for (const { kind, id, taskId, day, userIds } of notices)
    await notify({ context: services, user: null }, transaction, {
      kind,
      projectId,
      taskId,
      recipients: userIds,
      data: { day },
      onlyKey: `${kind} ${id} ${day}`,
    });
}

/**
 * Tells who leads and who watches the project of gates and go-live that are planned for another day than they were at the end of a day; again
 * where one was somewhere else in between.
 */
async function tellOfMovedPoints(services: ReminderServices, transaction: Database, projectId: string, since: Day): Promise<void> {
  for (const { taskId, from, to, lastElsewhere } of await listMovedPoints(transaction, projectId, since))
    await notify({ context: services, user: null }, transaction, {
      kind: "pointMoved",
      projectId,
      taskId,
      recipients: await listWhoLeads(transaction, projectId, taskId),
      data: { day: to, formerDay: from },
      onlyKey: `pointMoved ${taskId} ${from} ${to} ${lastElsewhere}`,
    });
}

/** The working day after this one; null on a day off, on which nobody is reminded. */
function nextWorkingDay(definition: CalendarDefinition, today: Day): Day | null {
  const number = parseDay(today) ?? 0;
  const calendar = compileCalendar(definition, number, number + longestHoliday);
  if (!calendar.ok || !isWorkingDay(calendar.value, number)) return null;
  let next = number + 1;
  while (next < number + longestHoliday && !isWorkingDay(calendar.value, next)) next++;
  return formatDay(next);
}

/** The day on which people were reminded in fact: days off are noted too, and nobody is told on them. */
function lastWorkingDay(definition: CalendarDefinition, noted: Day): Day {
  const number = parseDay(noted) ?? 0;
  const calendar = compileCalendar(definition, number - longestHoliday, number);
  if (!calendar.ok) return noted;
  let last = number;
  while (last > number - longestHoliday && !isWorkingDay(calendar.value, last)) last--;
  return formatDay(last);
}
