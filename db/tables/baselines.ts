import type { Flag, InstantText } from "./accounts.ts";

export interface BaselineRow {
  id: string;
  projectId: string;
  version: number;
  /** Counts the baselines of a project; never used again. */
  number: number;
  name: string;
  nameZh: string | null;
  note: string;
  noteZh: string | null;
  /** The version of the plan that it was taken of; null when it came from a file or was not kept. */
  planVersion: number | null;
  /** Chosen as what the plan is compared with; one of a project at most. */
  isReference: Flag;
  createdBy: string | null;
  createdAt: InstantText;
  removedAt: InstantText | null;
  removedBy: string | null;
}

export interface BaselineTaskRow {
  baselineId: string;
  taskId: string;
  parentId: string | null;
  position: number;
  kind: string;
  /** Empty when it was not kept. */
  name: string;
  nameZh: string | null;
  startAt: string;
  finishAt: string;
  /** Null when it was not kept. */
  durationMinutes: number | null;
  /** Null when nothing was known of costs. */
  costMinor: number | null;
}

/** That somebody approved a baseline, and that somebody took it back. */
export interface BaselineApprovalRow {
  id: string;
  baselineId: string;
  approvedBy: string | null;
  approvedAt: InstantText;
  withdrawnBy: string | null;
  /** Null while it holds. */
  withdrawnAt: InstantText | null;
  withdrawalReason: string | null;
}

/** When a gate, a milestone or go-live was planned for, as it stood at the end of a day on which the plan changed. */
export interface MilestoneForecastRow {
  projectId: string;
  taskId: string;
  /** The project's day of the record. */
  day: string;
  plannedAt: string;
  isReached: Flag;
}
