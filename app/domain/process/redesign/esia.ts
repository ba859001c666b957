export const esiaDecisions = ["keep", "eliminate", "simplify", "integrate", "automate"] as const;
/** What becomes of a step of the as-is process. */
export type EsiaDecisionKind = (typeof esiaDecisions)[number];

/** The checklist, in the order in which it is gone through: what can be eliminated is neither simplified nor automated. Source: Peppard and Rowland, The Essence of Business Process Re-engineering, 1995. */
export const esiaReasons = {
  eliminate: [
    "overProduction",
    "waiting",
    "transport",
    "processing",
    "inventory",
    "defects",
    "duplication",
    "reformatting",
    "inspection",
    "reconciling",
  ],
  simplify: ["forms", "procedures", "communication", "technology", "flows", "problemAreas"],
  integrate: ["jobs", "teams", "customers", "suppliers"],
  automate: ["boring", "dataCapture", "dataTransfer", "dataAnalysis"],
} as const;
export type EsiaReason = (typeof esiaReasons)[keyof typeof esiaReasons][number];

/** A decision on a step of the as-is process, which lives on its link to the to-be process. */
export interface EsiaDecision {
  /** The id of the as-is step. */
  readonly step: string;
  readonly kind: EsiaDecisionKind;
  /** Null for a step that is kept, or as long as nobody has said why. */
  readonly reason: EsiaReason | null;
  readonly note: string;
  /** The step that it becomes one with; null: the step before it. Only for `integrate`. */
  readonly into: string | null;
}

/** Whether a reason is one of those for this decision. */
export function isReasonFor(kind: EsiaDecisionKind, reason: string): reason is EsiaReason {
  return kind !== "keep" && (esiaReasons[kind] as readonly string[]).includes(reason);
}
