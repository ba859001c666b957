import type { Flag, InstantText } from "./accounts.ts";

export interface TaskRow {
  id: string;
  projectId: string;
  version: number;
  number: number;
  parentId: string | null;
  position: number;
  kind: string;
  name: string;
  nameZh: string | null;
  durationMinutes: number;
  elapsed: Flag;
  progress: number;
  constraintType: string;
  constraintAt: string | null;
  deadline: string | null;
  actualStart: string | null;
  actualFinish: string | null;
  manualStart: string | null;
  manualFinish: string | null;
  roleCode: string | null;
  ownerId: string | null;
  deliverable: string;
  deliverableZh: string | null;
  doneWhen: string;
  doneWhenZh: string | null;
  /** JSON: ids of the methodology's inventory. */
  items: string;
  /** The methodology area it belongs to, such as `training`; null for a task of no area. */
  area: string | null;
  /** The task's id in the template it came from. */
  templateTaskId: string | null;
  active: Flag;
  external: Flag;
  calendarId: string | null;
  workType: string;
  effortDriven: Flag;
  optimisticMinutes: number | null;
  pessimisticMinutes: number | null;
  ignoresPeople: Flag;
  priority: number;
  levellingDelayMinutes: number;
  /** JSON: where its work rests. */
  pauses: string;
  /** JSON: what the project's own fields hold, by their keys. */
  customValues: string;
  /** Computed by the schedule, civil times. */
  startAt: string;
  finishAt: string;
  /** When it was removed from the plan; null while it is part of it. */
  removedAt: InstantText | null;
  /** The plan's version that last changed it, but for its computed dates. */
  planVersion: number;
}

/** What a project keeps of its tasks beside what every task has. */
export interface CustomFieldRow {
  id: string;
  projectId: string;
  version: number;
  /** Unique in the project and never used again. */
  number: number;
  /** Orders the fields of a project. */
  position: number;
  kind: string;
  name: string;
  nameZh: string | null;
  description: string;
  descriptionZh: string | null;
  isExpected: Flag;
  /** JSON: the options of a choice. */
  options: string;
  /** When it was removed; tasks keep what it held. */
  removedAt: InstantText | null;
  removedBy: string | null;
}

export interface TaskLinkRow {
  id: string;
  projectId: string;
  predecessorId: string;
  successorId: string;
  type: string;
  lag: number;
  lagUnit: string;
  /** The plan's version that last changed it. */
  planVersion: number;
}

/** A person's work on a task. */
export interface TaskAssignmentRow {
  taskId: string;
  personId: string;
  projectId: string;
  /** Orders the people on a task. */
  position: number;
  /** 1 is all of the person's working time. */
  units: number;
  workMinutes: number;
}

/** A task taken out of the plan with all below it, and what puts it back. */
export interface TaskRemovalRow {
  /** The task that was chosen; those below it are in the restoration. */
  taskId: string;
  projectId: string;
  /** JSON: the plan's command that puts tasks and links back as they were. */
  restoration: string;
  removedBy: string | null;
  removedAt: InstantText;
}

/** One thing a person did to a plan, kept so that it can be undone and done again. */
export interface PlanStepRow {
  id: string;
  projectId: string;
  userId: string;
  sequence: number;
  /** JSON: the command that takes the step back. */
  undoCommand: string;
  /** JSON: the command that does it, or does it again. */
  redoCommand: string;
  undone: Flag;
  createdAt: InstantText;
}

export interface PlanImportRow {
  id: string;
  projectId: string;
  fileName: string;
  byteSize: number;
  content: Uint8Array;
  /** JSON: what was read, what was not understood, what moved. */
  report: string;
  createdBy: string | null;
  createdAt: InstantText;
  /** The undo step that takes it back; null when it made the project. */
  stepId: string | null;
  /** When it was taken back; null while it counts. */
  undoneAt: InstantText | null;
}

/** A sheet that somebody is about to import: kept while they look at what it will do. */
export interface SheetDraftRow {
  id: string;
  /** The project it is to change; null when it is to become one. */
  projectId: string | null;
  userId: string;
  fileName: string;
  byteSize: number;
  /** Compressed with gzip. */
  content: Uint8Array;
  /** JSON: how it is to be read, and what the new project is to be. */
  choice: string;
  createdAt: InstantText;
}
