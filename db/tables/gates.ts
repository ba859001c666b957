import type { InstantText } from "./accounts.ts";

/** A criterion that a project added to a gate. */
export interface GateCriterionRow {
  id: string;
  projectId: string;
  taskId: string;
  position: number;
  /** Of the method's list, such as `K06`; null for one in the project's own words. */
  libraryId: string | null;
  /** The task that must not begin before it is met; it may be gone. */
  beforeTaskId: string | null;
  text: string;
  createdBy: string | null;
  createdAt: InstantText;
  removedAt: InstantText | null;
  removedBy: string | null;
  version: number;
}

/** The limits of a criterion that a project changed, for all of its gates. */
export interface GateThresholdRow {
  projectId: string;
  criterionId: string;
  /** JSON: limit by name. */
  limits: string;
  version: number;
}

/** That somebody stands for a criterion. It is never edited; when it is withdrawn it stays, with who did so and why. */
export interface GateSignatureRow {
  id: string;
  projectId: string;
  taskId: string;
  criterionId: string;
  note: string;
  signedBy: string | null;
  /** The account's name and role at the time. */
  signerName: string;
  signerRole: string;
  signedAt: InstantText;
  withdrawnAt: InstantText | null;
  withdrawnBy: string | null;
  withdrawerName: string | null;
  withdrawal: string | null;
}

/** That a criterion need not be met until a day. */
export interface GateWaiverRow {
  id: string;
  projectId: string;
  taskId: string;
  criterionId: string;
  reason: string;
  /** The person who sees to it that the criterion is met after all. */
  ownerId: string | null;
  ownerName: string;
  /** The last day on which it holds. */
  expiresOn: string;
  grantedBy: string | null;
  granterName: string;
  granterRole: string;
  grantedAt: InstantText;
  endedAt: InstantText | null;
  endedBy: string | null;
  enderName: string | null;
  ending: string | null;
}

/** What was decided at a gate, or that the decision before it was withdrawn. Never updated. */
export interface GateDecisionRow {
  id: string;
  projectId: string;
  taskId: string;
  /** From 1 within its gate. */
  sequence: number;
  outcome: string;
  reason: string;
  /** What somebody held against it; empty for nothing. */
  dissent: string;
  decidedOn: string;
  decidedBy: string | null;
  /** The account's name and role at the time. */
  deciderName: string;
  deciderRole: string;
  decidedAt: InstantText;
  /** The plan's version that it was made on. */
  planVersion: number;
  /** JSON: the criteria with their evidence as they were. */
  evidence: string;
}

/** What a conditional decision asks for afterwards. */
export interface GateConditionRow {
  id: string;
  projectId: string;
  taskId: string;
  decisionId: string;
  position: number;
  /** The criterion that it makes good; null for anything else. */
  criterionId: string | null;
  text: string;
  ownerId: string | null;
  ownerName: string;
  dueOn: string;
  metAt: InstantText | null;
  metBy: string | null;
  meeterName: string | null;
  version: number;
}
