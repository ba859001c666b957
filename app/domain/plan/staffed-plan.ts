import type { PersonAssignment, StaffedPlan } from "../levelling/request.ts";
import type { Plan } from "./model.ts";
import { responsiblePerson } from "./owner.ts";
import { personCalendars } from "./people-at-work.ts";
import { planNetwork } from "./schedule.ts";

/**
 * A plan as overloads and levelling look at it: its network, the time that each person has for it, and who works on what. Where nobody was put on a
 * task, whoever is responsible for it works on it with all their time; a task of another plan is nobody's work here.
 */
export function staffedPlan(plan: Plan): StaffedPlan {
  const { keys } = personCalendars(plan);
  return {
    network: planNetwork(plan),
    people: plan.people.map(({ id }) => {
      const calendar = keys.get(id);
      return { id, capacity: plan.workingTimes[id]?.maxUnits ?? 1, ...(calendar === undefined ? {} : { calendar }) };
    }),
    assignments: plan.tasks.flatMap((task): PersonAssignment[] => {
      if (task.external) return [];
      if (task.assignments.length > 0) return task.assignments.map(({ personId, units }) => ({ taskId: task.id, personId, units }));
      const personId = responsiblePerson(plan, task);
      return personId === null || !plan.people.some(({ id }) => id === personId) ? [] : [{ taskId: task.id, personId, units: 1 }];
    }),
  };
}
