import type { Flag, InstantText } from "./accounts.ts";

/** A part of a project's budget. */
export interface BudgetLineRow {
  id: string;
  projectId: string;
  version: number;
  /** Orders the lines of a project. */
  position: number;
  name: string;
  nameZh: string | null;
  category: string;
  /** Minor units of the project's currency. */
  plannedMinor: number;
  /** The hours that people work are charged to it; one of a project at most. */
  takesHours: Flag;
  removedAt: InstantText | null;
  removedBy: string | null;
}

/** What a task is planned to cost beside the hours of people. */
export interface TaskCostRow {
  id: string;
  projectId: string;
  taskId: string;
  lineId: string | null;
  version: number;
  name: string;
  amountMinor: number;
  removedAt: InstantText | null;
  removedBy: string | null;
}

/** What was spent on a day; below zero for money that came back. */
export interface CostEntryRow {
  id: string;
  projectId: string;
  taskId: string | null;
  lineId: string | null;
  version: number;
  day: string;
  amountMinor: number;
  note: string;
  createdBy: string | null;
  createdAt: InstantText;
  removedAt: InstantText | null;
  removedBy: string | null;
}

/** How long a person worked on a task on a day. */
export interface TimeEntryRow {
  id: string;
  projectId: string;
  /** Of somebody who may have left the plan since. */
  personId: string;
  personName: string;
  /** Null for other work in the project, and when the task was deleted for good. */
  taskId: string | null;
  day: string;
  minutes: number;
  /** What an hour of the person cost when it was recorded; null while no rate was known. */
  rateMinor: number | null;
  version: number;
  recordedBy: string | null;
  recordedAt: InstantText;
}

/** How the progress of a project is looked at; projects without a row are looked at as of today. */
export interface ProgressSettingRow {
  projectId: string;
  version: number;
  /** The last day that counts; null for today. */
  statusDay: string | null;
  /** When tasks earn their budget. */
  method: string;
}
