import type { TaskBackground, TemplatePlan } from "./from-template.ts";
import type { HeldStep, HeldTexts } from "./held-texts.ts";
import { plainTask, type BilingualText, type Plan, type PlanLink, type PlanTask } from "./model.ts";

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
}

/** A plan without dates, people and progress: what is left for the next project. */
export interface PlanOutline {
  /** In tree order. */
  readonly tasks: readonly OutlineTask[];
  readonly links: readonly Omit<PlanLink, "id">[];
  readonly roles: readonly { readonly code: string; readonly name: BilingualText }[];
  readonly goLiveTaskId: string | null;
  /** How long a working day was, so that a day stays a day on another calendar. */
  readonly minutesPerDay: number;
}

const noBackground: TaskBackground = { doneWhen: { text: "", zh: null }, items: [], area: null, templateTaskId: null };

const noTexts: HeldTexts = { description: "", steps: [] };

/** What a plan teaches the next one: structure, durations, links, roles and deliverables, in both languages where it has both. */
export function outlineOf(
  plan: Plan,
  background: ReadonlyMap<string, TaskBackground>,
  minutesPerDay: number,
  texts: ReadonlyMap<string, HeldTexts> = new Map(),
): PlanOutline {
  return {
    tasks: plan.tasks.map(({ id, parentId, kind, name, durationMinutes, elapsed, roleCode, deliverable }) => {
      const { doneWhen, items, area } = background.get(id) ?? noBackground;
      const { description, steps } = texts.get(id) ?? noTexts;
      const held = { description, steps: steps.map((step) => step.text) };
      return { id, parentId, kind, name, durationMinutes, elapsed, roleCode, deliverable, doneWhen, items, area, ...held };
    }),
    links: plan.links.map(({ predecessorId, successorId, type, lag, lagUnit }) => ({ predecessorId, successorId, type, lag, lagUnit })),
    roles: plan.roles.map(({ code, name }) => ({ code, name })),
    goLiveTaskId: plan.tasks.some((task) => task.id === plan.goLiveTaskId) ? plan.goLiveTaskId : null,
    minutesPerDay,
  };
}

export interface OutlinedPlan extends TemplatePlan {
  /** What its tasks hold in words, by their new ids. */
  readonly texts: ReadonlyMap<string, HeldTexts>;
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
    texts: new Map(outline.tasks.map(({ id, description, steps }) => [idOf(id), { description, steps: steps.map(openStep) }])),
  };
}

function openStep(text: string): HeldStep {
  return { text, assigneeId: null, doneAt: null, doneBy: null };
}
