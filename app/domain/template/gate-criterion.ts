import type { Bilingual, MethodologyArea, TemplateKey } from "./template.ts";

export const evidenceKinds = ["auto", "sign"] as const;
/** `auto` is computed from the live data, `sign` is the signature of a named person. */
export type EvidenceKind = (typeof evidenceKinds)[number];

/** What a gate or milestone asks for before it can be passed. */
export interface GateCriterion {
  readonly id: string;
  readonly text: Bilingual;
  /** Where the evidence is worked on. */
  readonly topic: MethodologyArea;
  /** With both kinds, a signature may stand in for a figure that is not met. */
  readonly evidence: readonly EvidenceKind[];
  /** Default limits of the computed evidence, shares between 0 and 1; a project may change them. */
  readonly thresholds: Readonly<Record<string, number>>;
  /** Task ids of the gates and milestones at which it is decided, for each template. */
  readonly at: Readonly<Record<TemplateKey, readonly string[]>>;
  /** The task that must not begin until it is met, where one is named. */
  readonly before: Readonly<Partial<Record<TemplateKey, string>>>;
}

/**
 * The criteria that one gate or milestone of a template decides, in the order of the list; none for any other task.
 */
export function criteriaOf(criteria: readonly GateCriterion[], template: TemplateKey, taskId: string): readonly GateCriterion[] {
  return criteria.filter((criterion) => criterion.at[template].includes(taskId));
}

/**
 * The criteria that must be met before a task of a template begins, in the order of the list; none for most tasks.
 */
export function criteriaBefore(criteria: readonly GateCriterion[], template: TemplateKey, taskId: string): readonly GateCriterion[] {
  return criteria.filter((criterion) => criterion.before[template] === taskId);
}
