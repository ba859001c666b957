import { minutesPerDay } from "#app/domain/time/calendar.ts";
import { formatDuration } from "#app/domain/time/duration.ts";
import type { Driver } from "#app/domain/schedule/network.ts";
import type { Schedule, ScheduleConflict, ScheduleProblem } from "#app/domain/schedule/schedule.ts";

import type { SchedulablePlan } from "./schedulable-plan.ts";

/** The JSON document of `rollout schedule --json`: dates in civil time, slack in working minutes, uids as numbers where they are numbers. */
export function scheduleDocument(plan: SchedulablePlan, schedule: Schedule) {
  return {
    project: plan.name,
    start: schedule.start,
    finish: schedule.finish,
    tasks: plan.network.tasks.map(({ id }, index) => {
      const task = schedule.task(index);
      return {
        uid: uidOf(id),
        name: nameOf(plan, id),
        summary: task.summary,
        start: task.start,
        finish: task.finish,
        earlyStart: task.earlyStart,
        earlyFinish: task.earlyFinish,
        lateStart: task.lateStart,
        lateFinish: task.lateFinish,
        totalSlackMinutes: task.totalSlackMinutes,
        freeSlackMinutes: task.freeSlackMinutes,
        critical: task.critical,
        driver: driverDocument(task.driver),
      };
    }),
    conflicts: schedule.conflicts.map((conflict) => ({
      uid: uidOf(conflict.taskId),
      code: conflict.code,
      text: conflictText(plan, conflict),
    })),
  };
}

/** The same as lines for people: dates, slack, a mark for the critical path. */
export function scheduleTable(plan: SchedulablePlan, schedule: Schedule): string {
  const { calendars, calendar } = plan.network;
  const projectCalendar = calendars[calendar];
  const dayLength = projectCalendar ? minutesPerDay(projectCalendar) : 480;
  const rows = plan.network.tasks.map(({ id }, index) => {
    const task = schedule.task(index);
    const slack = task.critical ? "critical" : formatDuration({ minutes: task.totalSlackMinutes, elapsed: false }, dayLength);
    return [task.start, task.finish, slack, id, nameOf(plan, id)];
  });
  const lines = [["Start", "Finish", "Slack", "Id", "Task"], ...rows].map(
    ([start = "", finish = "", slack = "", id = "", name = ""]) =>
      `${start.padEnd(16)}  ${finish.padEnd(16)}  ${slack.padStart(10)}  ${id}  ${name}`,
  );
  const conflicts = schedule.conflicts.map((conflict) => `! ${conflictText(plan, conflict)}`);
  return [`${plan.name}: ${schedule.start} to ${schedule.finish}`, "", ...lines, ...conflicts].join("\n");
}

/** Why a plan has no schedule: a loop is named task by task. */
export function scheduleProblemText(plan: SchedulablePlan, problem: ScheduleProblem): string {
  if (problem.code !== "schedule.cycle") return JSON.stringify(problem);
  const loop = problem.loop.map((id) => `${id} ${nameOf(plan, id)}`).join(" → ");
  const { predecessor, successor } = problem.link;
  return `these tasks wait for each other in a loop: ${loop}; cut the link from ${predecessor} to ${successor} (schedule.cycle)`;
}

function driverDocument(driver: Driver) {
  return driver.kind === "link" ? { ...driver, of: uidOf(driver.of) } : driver;
}

function uidOf(id: string): number | string {
  return /^(?:0|[1-9]\d{0,14})$/.test(id) ? Number(id) : id;
}

function nameOf(plan: SchedulablePlan, id: string): string {
  return plan.names.get(id) ?? id;
}

function conflictText(plan: SchedulablePlan, conflict: ScheduleConflict): string {
  const name = nameOf(plan, conflict.taskId);
  switch (conflict.code) {
    case "schedule.constraint.conflict":
      return `${name} keeps its ${conflict.constraint} date ${conflict.at} although its links ask for ${conflict.required}, ${conflict.byMinutes} working minutes later.`;
    case "schedule.deadline.missed":
      return `${name} finishes ${conflict.finish}, ${conflict.byMinutes} working minutes after its deadline ${conflict.deadline}.`;
    case "schedule.link.unmet":
      return `${name} begins ${conflict.byMinutes} working minutes before its ${conflict.type} link from ${nameOf(plan, conflict.of)} allows.`;
    case "schedule.link.dangling":
      return `A link of ${name} leads to ${conflict.missing.join(", ")}, which the plan does not have.`;
    default:
      return conflict satisfies never;
  }
}
