import { ordinaryPriority } from "../plan/model.ts";
import type { BilingualText, Plan, PlanLink, PlanTask } from "../plan/model.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { summaryIds } from "../plan/tree.ts";
import { dayLengthOf } from "../sheet/apply-cells.ts";
import { noTexts, type TaskTexts, type TextsOfTasks } from "../sheet/task-texts.ts";
import type { PlanJson, PlanJsonTask } from "./plan-json.ts";
import { writeJsonFields, writeJsonValues } from "./plan-json-fields.ts";
import { jsonCalendarUids, planJsonPeople } from "./write-plan-json-people.ts";

const workTypes = { fixedUnits: "FIXED_UNITS", fixedWork: "FIXED_WORK", fixedDuration: "FIXED_DURATION" } as const;
const constraints = {
  ASAP: null,
  ALAP: "AS_LATE_AS_POSSIBLE",
  SNET: "START_NO_EARLIER_THAN",
  SNLT: "START_NO_LATER_THAN",
  FNET: "FINISH_NO_EARLIER_THAN",
  FNLT: "FINISH_NO_LATER_THAN",
  MSO: "MUST_START_ON",
  MFO: "MUST_FINISH_ON",
} as const;

interface PlanJsonWishes {
  readonly name: string;
  readonly textOf: (text: BilingualText) => string;
  readonly texts: TextsOfTasks;
}

/** A plan in the JSON exchange format, which {@link file://./map-plan-json.ts} reads: tasks by their numbers, people by their place. */
export function planJson(plan: Plan, schedule: Schedule, { name, textOf, texts }: PlanJsonWishes): PlanJson {
  const minutesPerDay = dayLengthOf(plan);
  const numbers = new Map(plan.tasks.map((task) => [task.id, task.number]));
  const people = new Map(plan.people.map((person, index) => [person.id, index + 1]));
  const calendarUids = jsonCalendarUids(plan);
  const roles = new Map(plan.roles.map((role) => [role.code, role.personId]));
  const summaries = summaryIds(plan.tasks);
  const linksOf = new Map<string, PlanLink[]>();
  for (const link of plan.links) linksOf.set(link.successorId, [...(linksOf.get(link.successorId) ?? []), link]);
  return {
    file: name,
    start: `${plan.start}T00:00`,
    minutesPerDay,
    minutesPerWeek: minutesPerDay * 5,
    defaultCalendar: 1,
    criticality: plan.criticality,
    ...planJsonPeople(plan, name, textOf),
    ...writeJsonFields(plan),
    tasks: plan.tasks.map((task): PlanJsonTask => {
      const { start, finish } = schedule.task(schedule.indexOf(task.id));
      const isManual = task.manualStart !== null;
      const owner = people.get(task.ownerId ?? roles.get(task.roleCode ?? "") ?? "");
      return {
        uid: task.number,
        name: textOf(task.name),
        parent: task.parentId === null ? null : (numbers.get(task.parentId) ?? null),
        mode: isManual ? "MANUALLY_SCHEDULED" : null,
        durMin: summaries.has(task.id) ? null : task.durationMinutes,
        durElapsed: task.elapsed,
        ct: constraints[task.constraint],
        cd: task.constraintAt,
        deadline: task.deadline,
        pct: summaries.has(task.id) ? null : task.progress,
        as: task.actualStart,
        af: task.actualFinish,
        ...(isManual ? { manualStart: task.manualStart, manualFinish: task.manualFinish } : {}),
        start,
        finish,
        pred: (linksOf.get(task.id) ?? []).map(predecessor),
        asg: assignedPeople(task, owner),
        type: workTypes[task.workType],
        ...unusual(task),
        ...(task.calendarId === null ? {} : { cal: calendarUids.get(task.calendarId) ?? null }),
        ...(owner !== undefined && task.assignments.length > 0 ? { owner } : {}),
        ...(task.kind === "gate" ? { kind: "gate" } : {}),
        ...(textOf(task.deliverable) === "" ? {} : { deliverable: textOf(task.deliverable) }),
        ...written(texts[task.id] ?? noTexts),
        ...writeJsonValues(task, plan, (personId) => people.get(personId) ?? null),
      };
    }),
  };

  function assignedPeople(task: PlanTask, owner: number | undefined): NonNullable<PlanJsonTask["asg"]> {
    if (task.assignments.length === 0) return owner === undefined ? [] : [[owner, 100]];
    return task.assignments.map(({ personId, units, workMinutes }) => [people.get(personId) ?? 0, units * 100, workMinutes] as const);
  }

  function predecessor({ predecessorId, type, lag, lagUnit }: PlanLink): readonly [number, string, number, string] {
    return [numbers.get(predecessorId) ?? 0, type, lag, lagUnit === "percent" ? "%" : lagUnit === "elapsed" ? "em" : "m"];
  }
}

/** What is not as with most tasks. */
function unusual(task: PlanTask): Partial<PlanJsonTask> {
  return {
    ...(task.active ? {} : { active: false }),
    ...(task.external ? { external: true } : {}),
    ...(task.effortDriven ? { effortDriven: true } : {}),
    ...(task.optimisticMinutes === null ? {} : { optimisticMin: task.optimisticMinutes }),
    ...(task.pessimisticMinutes === null ? {} : { pessimisticMin: task.pessimisticMinutes }),
    ...(task.ignoresPeople ? { ignoreResourceCalendar: true } : {}),
    ...(task.priority === ordinaryPriority ? {} : { priority: task.priority }),
    ...(task.levellingDelayMinutes === 0 ? {} : { lev: `${task.levellingDelayMinutes}em` }),
    ...(task.pauses.length === 0 ? {} : { splits: task.pauses.map(({ afterMinutes, minutes }) => [afterMinutes, minutes] as const) }),
  };
}

function written({ description, checklist }: TaskTexts): Pick<PlanJsonTask, "description" | "checklist"> {
  return { ...(description === "" ? {} : { description }), ...(checklist.length === 0 ? {} : { checklist }) };
}
