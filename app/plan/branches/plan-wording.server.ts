import type { Plan } from "#app/domain/plan/model.ts";
import { minutesPerDay } from "#app/domain/time/calendar.ts";
import { splitDuration, type Duration } from "#app/domain/time/duration.ts";
import type { Wording } from "#app/http/field-words.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { durationWords } from "#app/i18n/duration-words.ts";

/** How the fields of a plan's tasks are put into words. */
export function planWording(plan: Plan, { t, locale }: Pick<Reader, "t" | "locale">): Wording {
  const names = new Map(plan.tasks.map((task) => [task.id, task.name]));
  const dayLength = minutesPerDay(plan.calendar) || 480;
  return {
    t,
    locale,
    duration: (duration: Duration) =>
      durationWords(splitDuration(duration, dayLength), duration.elapsed, (key, values) => t(`plan:${key}`, { ...values })),
    taskName: (id) => names.get(id),
    personNames: new Map(plan.people.map((person) => [person.id, person.name])),
    roleNames: new Map(plan.roles.map((role) => [role.code, role.name])),
    fields: plan.fields,
    calendarNames: new Map(Object.entries(plan.calendars).map(([id, calendar]) => [id, calendar.name])),
  };
}
