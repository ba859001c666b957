import type { InstantText } from "./accounts.ts";

/** What a project requires of its system. */
export interface RequirementRow {
  id: string;
  projectId: string;
  /** Of its code, such as 12 of `R-012`. No other requirement of the project ever has it. */
  number: number;
  statement: string;
  statementZh: string | null;
  /** `functional`, `data`, `integration` or `nonFunctional`. */
  kind: string;
  /** `must`, `should`, `could` or `wont`. */
  priority: string;
  /** Where it comes from, in words; empty where nobody said. */
  source: string;
  /** A person of the plan; null for nobody. */
  ownerId: string | null;
  /** `undecided`, `standard`, `configure`, `extend` or `changeProcess`. */
  disposition: string;
  /** What building it takes, in person-days; null where nobody has estimated it. */
  effortDays: number | null;
  /** `draft`, `agreed` or `dropped`. */
  status: string;
  /** The task of the plan that meets it; it may be deleted. */
  taskId: string | null;
  createdBy: string | null;
  createdAt: InstantText;
  removedAt: InstantText | null;
  removedBy: string | null;
  version: number;
}

/** What holds for all requirements of a project. */
export interface RequirementSettingRow {
  projectId: string;
  /** Which the next requirement gets. */
  nextNumber: number;
  /** `share` of the agreed requirements, or `days` of work. */
  capBasis: string;
  /** How much of that may be built. */
  cap: number;
  version: number;
}

/** That vendors are judged by a requirement: the place in the scorecard that it went to, and the words in which it did. */
export interface RequirementPullRow {
  requirementId: string;
  projectId: string;
  /** `mandatory` or `scored`. */
  place: string;
  /** The mandatory requirement or the criterion of the scorecard. */
  subjectId: string;
  statement: string;
  statementZh: string | null;
  pulledBy: string | null;
  pulledAt: InstantText;
}

/** The agreed requirements as they were at an instant. It is never edited. */
export interface RequirementBaselineRow {
  id: string;
  projectId: string;
  /** From 1 within the project. */
  number: number;
  note: string;
  /** JSON: the agreed requirements in the order of their codes. */
  content: string;
  /** SHA-256 of that text. */
  hash: string;
  takenBy: string | null;
  takerName: string;
  takenAt: InstantText;
}
