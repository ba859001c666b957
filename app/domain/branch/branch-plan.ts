import type { Plan, PlanTask } from "../plan/model.ts";
import type { PlanState } from "./branch-changes.ts";

/**
 * A branch as a plan: its own tasks and links, and everything else, such as calendars, people and decisions at gates, as the live plan has it
 * now, so that what differs between the two is what was done in the branch. People and calendars that are gone since are not named any more.
 * What it is compared with are the dates of the live plan.
 *
 * @param changes how many changes were made in the branch; the version rises with them and with that of the live plan
 * @param liveDates when each task of the live plan starts and finishes
 */
export function branchPlan(
  live: Plan,
  state: PlanState & Pick<Plan, "nextTaskNumber">,
  changes: number,
  liveDates: NonNullable<Plan["baseline"]>,
): Plan {
  const people = new Set(live.people.map(({ id }) => id));
  const fitting = (task: PlanTask): PlanTask => {
    const isOwned = task.ownerId === null || people.has(task.ownerId);
    const isTimed = task.calendarId === null || task.calendarId in live.calendars;
    const isStaffed = task.assignments.every(({ personId }) => people.has(personId));
    if (isOwned && isTimed && isStaffed) return task;
    return {
      ...task,
      ownerId: isOwned ? task.ownerId : null,
      calendarId: isTimed ? task.calendarId : null,
      assignments: isStaffed ? task.assignments : task.assignments.filter(({ personId }) => people.has(personId)),
    };
  };
  const tasks = state.tasks.map(fitting);
  return {
    ...live,
    version: live.version + changes,
    nextTaskNumber: state.nextTaskNumber,
    tasks,
    links: state.links,
    goLiveTaskId: tasks.some(({ id }) => id === live.goLiveTaskId) ? live.goLiveTaskId : null,
    baseline: liveDates,
  };
}
