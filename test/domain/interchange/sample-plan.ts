import type { ImportedPlan, ImportedTask } from "#app/domain/interchange/imported-plan.ts";
import { importedNetwork } from "#app/domain/interchange/imported-network.ts";
import { scheduleNetwork } from "#app/domain/schedule/schedule-network.ts";
import type { Schedule } from "#app/domain/schedule/schedule.ts";
import { noTexts } from "#app/domain/sheet/task-texts.ts";
import { standardCalendar } from "#app/domain/time/calendar.ts";
import { ordinaryCriticality } from "#app/domain/plan/criticality.ts";

/** An auto-scheduled eight-hour task whose file dates are those of Monday 5 January 2026. */
export function importedTask(id: string, changes: Partial<ImportedTask> = {}): ImportedTask {
  return {
    id,
    uid: id,
    parentId: null,
    kind: "task",
    name: `Task ${id}`,
    durationMinutes: 480,
    elapsed: false,
    progress: 0,
    constraint: "ASAP",
    constraintAt: null,
    deadline: null,
    actualStart: null,
    actualFinish: null,
    manualStart: null,
    manualFinish: null,
    active: true,
    external: false,
    calendar: null,
    workType: "fixedUnits",
    effortDriven: false,
    optimisticMinutes: null,
    pessimisticMinutes: null,
    ignoresPeople: false,
    priority: 500,
    ownerId: null,
    deliverable: "",
    custom: {},
    levellingDelayMinutes: 0,
    pauses: [],
    lostLink: false,
    texts: noTexts,
    fileStart: "2026-01-05T08:00",
    fileFinish: "2026-01-05T17:00",
    ...changes,
  };
}

export function importedPlan(tasks: readonly ImportedTask[], changes: Partial<ImportedPlan> = {}): ImportedPlan {
  return {
    format: "mspdi",
    name: "Sample",
    start: "2026-01-05T08:00",
    calendar: "1",
    calendars: { "1": { name: "Standard", ...standardCalendar, exceptions: [] } },
    tasks,
    links: [],
    people: [],
    assignments: [],
    fields: [],
    criticality: ordinaryCriticality,
    notes: [],
    ...changes,
  };
}

export function finishToStart(predecessorId: string, successorId: string) {
  return { id: `${predecessorId}-${successorId}`, predecessorId, successorId, type: "FS", lag: 0, lagUnit: "working" } as const;
}

/** The schedule a plan gets that keeps neither calendars of tasks and people nor pauses and levelling delays. */
export function scheduleOf(plan: ImportedPlan): Schedule {
  const tasks = plan.tasks.map((task) => ({ ...task, calendar: null, ignoresPeople: true, pauses: [], levellingDelayMinutes: 0 }));
  const schedule = scheduleNetwork(importedNetwork({ ...plan, tasks }));
  if (!schedule.ok) throw new Error(schedule.problem.code);
  return schedule.value;
}
