import type { Flag, InstantText } from "./accounts.ts";

/** A what-if branch of a plan. */
export interface PlanBranchRow {
  id: string;
  projectId: string;
  version: number;
  name: string;
  /** What it is to find out. */
  note: string;
  /** The version of the plan that it parted from. */
  baseVersion: number;
  /** JSON of that plan's tasks and links, compressed with gzip. */
  base: Uint8Array;
  /** How many changes were made in it. */
  changes: number;
  changedAt: InstantText;
  createdBy: string | null;
  createdAt: InstantText;
  discardedBy: string | null;
  /** When it was thrown away; null while it is not. */
  discardedAt: InstantText | null;
  mergedBy: string | null;
  /** When it was taken over into the plan; null while it was not. */
  mergedAt: InstantText | null;
  /** The version that the plan got by that. */
  mergedVersion: number | null;
  /** The step of the plan that takes it back. */
  mergeStepId: string | null;
  /** When that was taken back, so that the branch is open again; null while it holds. */
  takenBackAt: InstantText | null;
  /** JSON of its tasks and links after some of its changes, compressed with gzip; null for one with few. */
  state: Uint8Array | null;
  /** After how many changes that was. */
  stateChanges: number | null;
}

/** One thing that was done in a branch, in the order it was done: what undo did is one, too. */
export interface PlanBranchChangeRow {
  branchId: string;
  sequence: number;
  /** JSON: the command as it was carried out. */
  command: string;
  userId: string | null;
  createdAt: InstantText;
}

/** One thing that a person did in a branch, kept so that it can be undone and done again. */
export interface PlanBranchStepRow {
  id: string;
  branchId: string;
  userId: string;
  sequence: number;
  /** JSON: the command that takes the step back. */
  undoCommand: string;
  /** JSON: the command that does it, or does it again. */
  redoCommand: string;
  undone: Flag;
  createdAt: InstantText;
}
