import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import { byName, formatPercent } from "#app/i18n/format.ts";
import type { planFormat } from "../workspace/plan-format.ts";
import type { ScheduledPlan } from "../workspace/scheduled-plan.ts";

type Format = ReturnType<typeof planFormat>;

/** How a task is scheduled, as its form shows it. */
export function readScheduling(task: PlanTask, picture: ScheduledPlan, { bilingual, duration }: Format) {
  const { plan } = picture;
  const { constraint, constraintAt, manualStart, manualFinish, calendarId, workType, effortDriven, ignoresPeople, priority, active } = task;
  const { levellingDelayMinutes, optimisticMinutes, pessimisticMinutes, durationMinutes, elapsed } = task;
  const amount = (minutes: number | null) => (minutes === null ? "" : duration({ minutes, elapsed }, picture.dayLength));
  const ofTask = picture.summaries.has(task.id)
    ? { constraint, constraintAt, active }
    : {
        ...{ constraint, constraintAt, active, manualStart, manualFinish },
        ...{ durationMinutes, optimisticMinutes, pessimisticMinutes },
        ...{ calendarId, workType, effortDriven, ignoresPeople, priority, levellingDelayMinutes },
      };
  return {
    shown: JSON.stringify(ofTask),
    isExternal: task.external,
    dates: manualStart === null ? ("computed" as const) : ("manual" as const),
    manualStart: manualStart?.slice(0, 10) ?? "",
    manualFinish: manualFinish?.slice(0, 10) ?? "",
    constraint,
    constraintAt: constraintAt?.slice(0, 10) ?? "",
    calendarId: calendarId ?? "",
    calendars: Object.entries(plan.calendars).map(([id, calendar]) => ({ id, name: bilingual(calendar.name) })),
    optimistic: amount(optimisticMinutes),
    pessimistic: amount(pessimisticMinutes),
    workType,
    effortDriven,
    ignoresPeople,
    priority: String(priority),
    isInactive: !active,
    delay: levellingDelayMinutes === 0 ? null : duration({ minutes: levellingDelayMinutes, elapsed: true }, picture.dayLength),
    /** It is scheduled in another way than most tasks are. */
    isUnusual:
      !active || manualStart !== null || calendarId !== null || levellingDelayMinutes > 0 || !["ASAP", "SNET"].includes(constraint),
  };
}

/** Who works on a task, and who could. */
export function readPeopleOnTask(task: PlanTask, people: Plan["people"], picture: ScheduledPlan, { duration, locale }: Format) {
  const names = new Map(people.map((person) => [person.id, person.name]));
  const assigned = new Set(task.assignments.map(({ personId }) => personId));
  return {
    rows: task.assignments.map(({ personId, units, workMinutes }) => ({
      personId,
      name: names.get(personId) ?? "",
      share: formatPercent(units * 100, locale),
      shareValue: String(Math.round(units * 10_000) / 100),
      work: duration({ minutes: workMinutes, elapsed: false }, picture.dayLength),
    })),
    others: people.filter((person) => !assigned.has(person.id)).sort((a, b) => byName(a.name, b.name)),
  };
}
