import { valuesKept, type CustomField, type CustomValues } from "./custom-field.ts";
import type { TaskBackground, TemplatePlan } from "./from-template.ts";
import type { HeldStep, HeldTexts } from "./held-texts.ts";
import { plainTask, type BilingualText, type Plan, type PlanLink, type PlanTask } from "./model.ts";
import type { Criticality } from "./criticality.ts";

export interface OutlineTask extends Pick<
  PlanTask,
  "id" | "parentId" | "kind" | "name" | "durationMinutes" | "elapsed" | "roleCode" | "deliverable"
> {
  readonly doneWhen: BilingualText;
  readonly items: readonly string[];
  readonly area: string | null;
  /** Markdown; empty for none. */
  readonly description: string;
  /** The steps of its checklist. */
  readonly steps: readonly string[];
  /** What the gate asks for: ids of the method's list, and criteria in words of its own. */
  readonly criteria: OutlineCriteria;
  /** What the project's own fields hold, but for days and people. */
  readonly custom: CustomValues;
}

export interface OutlineLine {
  readonly name: BilingualText;
  readonly category: string;
  readonly takesHours: boolean;
}

/** What a project requires, to be agreed on anew. */
export interface OutlineRequirement {
  readonly statement: BilingualText;
  readonly kind: string;
  readonly priority: string;
  readonly source: string;
  readonly disposition: string;
  /** The task that meets it; null for none. */
  readonly taskId: string | null;
}

export interface OutlineCriteria {
  readonly library: readonly string[];
  readonly own: readonly string[];
}

/** A plan without dates, people and progress: what is left for the next project. */
export interface PlanOutline {
  /** In tree order. */
  readonly tasks: readonly OutlineTask[];
  readonly links: readonly Omit<PlanLink, "id">[];
  readonly roles: readonly { readonly code: string; readonly name: BilingualText }[];
  /** The project's own fields. */
  readonly fields: readonly CustomField[];
  readonly goLiveTaskId: string | null;
  readonly criticality: Criticality;
  /** The limits of criteria that were changed, by criterion and name. */
  readonly limits: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The task that must not begin before a criterion is met, by the gate and the criterion, parted by a blank. */
  readonly before: Readonly<Record<string, string>>;
  /** The parts of its budget, without amounts. */
  readonly budget: readonly OutlineLine[];
  readonly requirements: readonly OutlineRequirement[];
  /** How long a working day was, so that a day stays a day on another calendar. */
  readonly minutesPerDay: number;
}

const noBackground: TaskBackground = { doneWhen: { text: "", zh: null }, items: [], area: null, templateTaskId: null };

/** What the gates of a plan ask for, by the id of the gate, and the limits that were changed. */
export interface GateDemands {
  readonly criteria: ReadonlyMap<string, OutlineCriteria>;
  /** The task that must not begin before a criterion of the list is met, by the gate and the criterion, parted by a blank. */
  readonly before?: ReadonlyMap<string, string>;
  readonly limits: PlanOutline["limits"];
}

const noCriteria: OutlineCriteria = { library: [], own: [] };
const noDemands: GateDemands = { criteria: new Map(), limits: {} };

const noTexts: HeldTexts = { description: "", steps: [] };

/** What a plan teaches the next one: structure, durations, links, roles and deliverables, in both languages where it has both. */
export function outlineOf(
  plan: Plan,
  background: ReadonlyMap<string, TaskBackground>,
  minutesPerDay: number,
  texts: ReadonlyMap<string, HeldTexts> = new Map(),
  demands: GateDemands = noDemands,
  budget: PlanOutline["budget"] = [],
  requirements: PlanOutline["requirements"] = [],
): PlanOutline {
  return {
    tasks: plan.tasks.map(({ id, parentId, kind, name, durationMinutes, elapsed, roleCode, deliverable, ...task }) => {
      const { doneWhen, items, area } = background.get(id) ?? noBackground;
      const { description, steps } = texts.get(id) ?? noTexts;
      const held = { description, steps: steps.map((step) => step.text), criteria: demands.criteria.get(id) ?? noCriteria };
      const custom = valuesKept(plan.fields, task.custom, { date: () => null, person: () => null });
      return { id, parentId, kind, name, durationMinutes, elapsed, roleCode, deliverable, doneWhen, items, area, custom, ...held };
    }),
    links: plan.links.map(({ predecessorId, successorId, type, lag, lagUnit }) => ({ predecessorId, successorId, type, lag, lagUnit })),
    roles: plan.roles.map(({ code, name }) => ({ code, name })),
    fields: plan.fields,
    goLiveTaskId: plan.tasks.some((task) => task.id === plan.goLiveTaskId) ? plan.goLiveTaskId : null,
    criticality: plan.criticality,
    limits: demands.limits,
    before: Object.fromEntries(demands.before ?? []),
    budget,
    requirements: requirements.map((each) => ({ ...each, taskId: plan.tasks.some(({ id }) => id === each.taskId) ? each.taskId : null })),
    minutesPerDay,
  };
}

export interface OutlinedPlan extends TemplatePlan {
  /** What its tasks hold in words, by their new ids. */
  readonly texts: ReadonlyMap<string, HeldTexts>;
  /** What its gates ask for, by their new ids. */
  readonly demands: GateDemands;
  readonly budget: PlanOutline["budget"];
  /** Tied to its tasks. */
  readonly requirements: PlanOutline["requirements"];
  readonly fields: readonly CustomField[];
  readonly criticality: Criticality;
}

/**
 * The tasks and links of an outline as a plan of its own, with new ids. Working times are scaled to the length of a day: 8 hours of an
 * eight-hour day become 7.5 hours where a day has as many. Clock time and percentages stay.
 */
export function planFromOutline(outline: PlanOutline, minutesPerDay: number, newId: () => string): OutlinedPlan {
  const ids = new Map(outline.tasks.map((task) => [task.id, newId()]));
  const idOf = (id: string) => ids.get(id) ?? id;
  const scaled = (minutes: number) => Math.round((minutes * minutesPerDay) / outline.minutesPerDay);
  return {
    tasks: outline.tasks.map((task, index): PlanTask => ({
      id: idOf(task.id),
      version: 1,
      number: index + 1,
      parentId: task.parentId === null ? null : idOf(task.parentId),
      position: (index + 1) * 1024,
      kind: task.kind,
      name: task.name,
      ...plainTask,
      durationMinutes: task.elapsed ? task.durationMinutes : scaled(task.durationMinutes),
      elapsed: task.elapsed,
      roleCode: task.roleCode,
      deliverable: task.deliverable,
      custom: task.custom,
    })),
    links: outline.links.map((link) => ({
      ...link,
      id: newId(),
      predecessorId: idOf(link.predecessorId),
      successorId: idOf(link.successorId),
      lag: link.lagUnit === "working" ? scaled(link.lag) : link.lag,
    })),
    goLiveTaskId: outline.goLiveTaskId === null ? null : idOf(outline.goLiveTaskId),
    background: new Map(outline.tasks.map(({ id, doneWhen, items, area }) => [idOf(id), { doneWhen, items, area, templateTaskId: null }])),
    demands: {
      limits: outline.limits,
      before: new Map(
        Object.entries(outline.before).flatMap(([key, taskId]) => {
          const [gateId = "", criterionId = ""] = key.split(" ");
          const [gate, task] = [ids.get(gateId), ids.get(taskId)];
          return gate === undefined || task === undefined ? [] : [[`${gate} ${criterionId}`, task] as const];
        }),
      ),
      criteria: new Map(
        outline.tasks.flatMap(({ id, criteria }) => (criteria.library.length + criteria.own.length > 0 ? [[idOf(id), criteria]] : [])),
      ),
    },
    budget: outline.budget,
    requirements: outline.requirements.map((each) => ({ ...each, taskId: each.taskId === null ? null : (ids.get(each.taskId) ?? null) })),
    fields: outline.fields,
    criticality: outline.criticality,
    texts: new Map(outline.tasks.map(({ id, description, steps }) => [idOf(id), { description, steps: steps.map(openStep) }])),
  };
}

function openStep(text: string): HeldStep {
  return { text, assigneeId: null, doneAt: null, doneBy: null };
}
