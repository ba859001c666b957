import type { Plan, PlanTask } from "../plan/model.ts";
import { responsiblePerson } from "../plan/owner.ts";
import { summaryIds } from "../plan/tree.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { workEndAt, workOffset, workStartAt } from "../time/calendar.ts";
import { formatCivilTime, parseCivilTime } from "../time/day.ts";
import type { XmlElement } from "./xml-element.ts";

const nobody = "-65535";

/**
 * The Assignment elements of a plan: the people on a task, else who is responsible for it, full time. A task whose work rests has its work
 * by time, and for that an assignment of nobody when it has no people.
 */
export function mspdiAssignments(plan: Plan, schedule: Schedule): readonly XmlElement[] {
  const people = new Map(plan.people.map((person, index) => [person.id, String(index + 1)]));
  const summaries = summaryIds(plan.tasks);
  const rows = plan.tasks.flatMap((task) => {
    const assigned = assignedPeople(plan, task).filter(({ personId }) => people.has(personId));
    const workByTime = task.pauses.length === 0 || summaries.has(task.id) ? [] : workStretches(task, schedule);
    const rested =
      workByTime.length > 0 && assigned.length === 0 ? [{ personId: nobody, units: 1, workMinutes: task.durationMinutes }] : assigned;
    return rested.map((assignment) => ({ task, assignment, workByTime }));
  });
  return rows.map(({ task, assignment: { personId, units, workMinutes }, workByTime }, index) => ({
    UID: String(index + 1),
    TaskUID: String(task.number),
    ResourceUID: people.get(personId) ?? nobody,
    Units: String(units),
    Work: period(workMinutes),
    ...(workByTime.length === 0 ? {} : { TimephasedData: workByTime.map((stretch) => timephased(index + 1, stretch, units)) }),
  }));
}

function assignedPeople(plan: Plan, task: PlanTask) {
  if (task.assignments.length > 0) return task.assignments;
  const personId = responsiblePerson(plan, task);
  return personId === null ? [] : [{ personId, units: 1, workMinutes: task.durationMinutes }];
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly minutes: number;
}

/** When a task that rests in between is worked on. */
function workStretches({ id, pauses, durationMinutes }: PlanTask, schedule: Schedule): readonly Stretch[] {
  const index = schedule.indexOf(id);
  const calendar = schedule.calendarOf(index);
  const start = workOffset(calendar, parseCivilTime(schedule.task(index).start) ?? 0);
  const stretches: Stretch[] = [];
  let worked = 0;
  let paused = 0;
  const workUntil = (minutes: number) => {
    if (minutes > worked)
      stretches.push({
        from: workStartAt(calendar, start + worked + paused),
        to: workEndAt(calendar, start + minutes + paused),
        minutes: minutes - worked,
      });
    worked = Math.max(worked, minutes);
  };
  for (const pause of pauses) {
    if (pause.afterMinutes <= 0 || pause.afterMinutes >= durationMinutes) continue;
    workUntil(pause.afterMinutes);
    paused += pause.minutes;
  }
  workUntil(durationMinutes);
  return stretches;
}

function timephased(uid: number, { from, to, minutes }: Stretch, units: number): XmlElement {
  return {
    Type: "1",
    UID: String(uid),
    Start: `${formatCivilTime(from)}:00`,
    Finish: `${formatCivilTime(to)}:00`,
    Unit: "1",
    Value: period(Math.round(minutes * units)),
  };
}

export function period(minutes: number): string {
  return `PT${Math.floor(minutes / 60)}H${minutes % 60}M0S`;
}
