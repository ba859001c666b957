import type { HeldDays } from "#app/domain/plan/held-days.ts";
import { oneCalendar, plainTask, type Plan, type PlanLink, type PlanTask } from "#app/domain/plan/model.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import { inTreeOrder } from "#app/domain/plan/tree.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { en } from "#app/plan/messages.en.ts";
import { zh } from "#app/plan/messages.zh.ts";
import { planFormat, type PlanFormat, type PlanLocale } from "#app/plan/workspace/plan-format.ts";
import type { PlanText } from "#app/plan/workspace/plan-text.ts";
import { scheduledPlan, type ScheduledPlan } from "#app/plan/workspace/scheduled-plan.ts";
import { ordinaryCriticality } from "#app/domain/plan/criticality.ts";

const officeDay = [
  { from: 540, to: 720 },
  { from: 780, to: 1080 },
];

let made = 0;

/** A task of one day that nothing holds; ids are what the tests name. */
export function sampleTask(id: string, fields: Partial<PlanTask> = {}): PlanTask {
  made += 1;
  return {
    id,
    version: 1,
    number: made,
    parentId: null,
    position: made,
    kind: "task",
    name: { text: id, zh: null },
    durationMinutes: 480,
    ...plainTask,
    ...fields,
  };
}

export function sampleLink(predecessorId: string, successorId: string, fields: Partial<PlanLink> = {}): PlanLink {
  return { id: `${predecessorId}>${successorId}`, predecessorId, successorId, type: "FS", lag: 0, lagUnit: "working", ...fields };
}

/** A plan that starts on Monday 2 February 2026, 9 to 18 with lunch; Spring Festival closes 16 to 20 February, Saturday 28 February is worked. */
export function samplePlan(tasks: readonly PlanTask[], links: readonly PlanLink[] = [], fields: Partial<Plan> = {}): Plan {
  return {
    projectId: "project",
    version: 1,
    start: "2026-02-02",
    nextTaskNumber: 1000,
    goLiveTaskId: null,
    criticality: ordinaryCriticality,
    calendar: {
      week: [officeDay, officeDay, officeDay, officeDay, officeDay, [], []],
      exceptions: [
        { from: "2026-02-16", to: "2026-02-20", intervals: [], name: { text: "Spring Festival", zh: "春节" } },
        { from: "2026-02-28", to: "2026-02-28", intervals: officeDay, name: { text: "Spring Festival", zh: "春节" } },
      ],
      provisionalYears: [],
    },
    ...oneCalendar,
    people: [{ id: "wang", name: "王芳" }],
    roles: [{ code: "BA", name: { text: "Business analyst", zh: "业务分析师" }, personId: "wang" }],
    fields: [],
    tasks: inTreeOrder(tasks),
    links,
    baseline: null,
    gates: {},
    ...fields,
  };
}

export function samplePicture(plan: Plan, held: readonly HeldDays[] = []): ScheduledPlan {
  const scheduled = schedulePlan(plan);
  if (!scheduled.ok) throw new Error(`The sample cannot be scheduled: ${scheduled.problem.code}`);
  return scheduledPlan(plan, scheduled.value, held);
}

export function sampleFormat(locale: PlanLocale = "en"): PlanFormat {
  const i18n = createI18n(locale, { plan: locale === "zh" ? zh : en });
  const translate = i18n.getFixedT(locale, "plan");
  const text: PlanText = (key, values) => translate(key, { ...values });
  return planFormat(locale, text, 2026);
}
