import type { BilingualText, Plan, PlanLink } from "../plan/model.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { summaryIds } from "../plan/tree.ts";
import { dayLengthOf } from "../sheet/apply-cells.ts";
import { noTexts, type TaskTexts, type TextsOfTasks } from "../sheet/task-texts.ts";
import type { WorkInterval } from "../time/calendar.ts";
import type { PlanJson, PlanJsonTask, Span } from "./plan-json.ts";

const dayNames = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"] as const;
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
    calendars: [
      {
        uid: 1,
        name,
        parent: null,
        week: Object.fromEntries(dayNames.map((day, index) => [day, (plan.calendar.week[index] ?? []).map(span)])),
        exceptions: plan.calendar.exceptions.map(({ from, to, intervals, name: own }) => ({
          from,
          to,
          name: textOf(own),
          hours: intervals.map(span),
        })),
      },
    ],
    resources: plan.people.map((person) => ({ uid: people.get(person.id) ?? 0, name: person.name, type: "WORK" })),
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
        asg: owner === undefined ? [] : [[owner, 100]],
        type: "FIXED_DURATION",
        ...(task.kind === "gate" ? { kind: "gate" } : {}),
        ...(textOf(task.deliverable) === "" ? {} : { deliverable: textOf(task.deliverable) }),
        ...written(texts[task.id] ?? noTexts),
      };
    }),
  };

  function predecessor({ predecessorId, type, lag, lagUnit }: PlanLink): readonly [number, string, number, string] {
    return [numbers.get(predecessorId) ?? 0, type, lag, lagUnit === "percent" ? "%" : lagUnit === "elapsed" ? "em" : "m"];
  }
}

function written({ description, checklist }: TaskTexts): Pick<PlanJsonTask, "description" | "checklist"> {
  return { ...(description === "" ? {} : { description }), ...(checklist.length === 0 ? {} : { checklist }) };
}

function span({ from, to }: WorkInterval): Span {
  return [clock(from), clock(to)];
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
