import type { LinkType } from "../schedule/network.ts";

/** One text in both languages of the product. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

export const templateTaskTypes = ["phase", "task", "gate", "milestone"] as const;
/** A phase groups the tasks whose id begins with its own; gates and milestones take no time. */
export type TemplateTaskType = (typeof templateTaskTypes)[number];

export const methodologyAreas = [
  "feasibility",
  "scope",
  "vendors",
  "processes",
  "solution",
  "training",
  "data",
  "cutover",
  "benefits",
  "plan",
  "gates",
  "risks",
  "change",
] as const;
/** The parts of the methodology: a task's topic, and the page that explains it. */
export type MethodologyArea = (typeof methodologyAreas)[number];

export const criticalities = ["low", "normal", "high"] as const;
/** How much the business suffers while the system does not work. */
export type Criticality = (typeof criticalities)[number];

/** A link to an earlier task; `lagDays` counts working days, negative is a lead. */
export interface TemplatePredecessor {
  readonly taskId: string;
  readonly type: LinkType;
  readonly lagDays: number;
}

/** What scheduling needs of a task. */
export interface PlanTask {
  /** `2.07`: the part before the dot is the id of the phase. */
  readonly id: string;
  readonly type: TemplateTaskType;
  readonly name: Bilingual;
  /** Working days; zero for phases, gates and milestones. */
  readonly durationDays: number;
  readonly predecessors: readonly TemplatePredecessor[];
  /** Code of a role, null for phases. */
  readonly role: string | null;
}

export interface TemplateTask extends PlanTask {
  /** What the task leaves behind, null for phases. */
  readonly deliverable: Bilingual | null;
  /** How anyone can see that it is finished, null for phases. */
  readonly doneWhen: Bilingual | null;
  /** Ids of the methodology inventory that the task carries out. */
  readonly items: readonly string[];
  readonly topic: MethodologyArea;
}

/** A plan that can be scheduled, with nothing said about where it is meant to be used. */
export interface PlanTemplate {
  readonly key: string;
  readonly tasks: readonly PlanTask[];
}

/** Inclusive bounds; `to` is null where there is no upper one. */
export interface Range {
  readonly from: number;
  readonly to: number | null;
}

export interface BudgetBand {
  readonly currency: string;
  readonly fromMinor: bigint;
  /** Exclusive, null where there is no upper bound. */
  readonly toMinor: bigint | null;
}

export interface Template extends PlanTemplate {
  readonly key: TemplateKey;
  /** Rises by one whenever tasks or links change. */
  readonly version: number;
  readonly name: Bilingual;
  readonly summary: Bilingual;
  /** The situation that the durations assume. */
  readonly assumption: Bilingual;
  readonly users: Range;
  readonly sites: Range;
  readonly budget: BudgetBand;
  readonly criticality: readonly Criticality[];
  /** Go-live milestones in the order in which they are reached; the last one completes the rollout. */
  readonly goLive: readonly string[];
  readonly tasks: readonly TemplateTask[];
}

/** From the lightest to the heaviest. */
export const templateKeys = ["rapid", "std6", "large"] as const;
export type TemplateKey = (typeof templateKeys)[number];

/** Who may fill a task: named by a project when it starts. */
export interface TemplateRole {
  readonly code: string;
  readonly name: Bilingual;
  readonly duty: Bilingual;
}

/** The phase a task belongs to, by its id: `2.07` is in `2`; a phase itself has none. */
export function phaseIdOf(taskId: string): string | null {
  const dot = taskId.indexOf(".");
  return dot === -1 ? null : taskId.slice(0, dot);
}
