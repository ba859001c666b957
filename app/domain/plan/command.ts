import type { CivilTime } from "../time/day.ts";
import type { CustomChanges, CustomValues } from "./custom-field.ts";
import type { PlanLink, PlanTask, TaskKind } from "./model.ts";

/** The fields of a task that one edit may set. `name` and `deliverable` are plain text here: what a person types replaces both languages. */
export type TaskChanges = Partial<
  Pick<
    PlanTask,
    | "kind"
    | "name"
    | "durationMinutes"
    | "elapsed"
    | "progress"
    | "constraint"
    | "constraintAt"
    | "deadline"
    | "actualStart"
    | "actualFinish"
    | "manualStart"
    | "manualFinish"
    | "roleCode"
    | "ownerId"
    | "deliverable"
    | "active"
    | "calendarId"
    | "workType"
    | "effortDriven"
    | "optimisticMinutes"
    | "pessimisticMinutes"
    | "ignoresPeople"
    | "priority"
    | "levellingDelayMinutes"
    | "pauses"
    | "assignments"
  >
> & {
  /** Of the project's own fields, those that are named alone. */
  readonly custom?: CustomChanges;
};

/** A new task with all that it is to hold; what is not said is as in a plain task. */
export interface NewPlanTask
  extends Omit<TaskChanges, "kind" | "name" | "durationMinutes" | "custom">, Pick<PlanTask, "id" | "kind" | "name" | "durationMinutes"> {
  /** One of the new tasks, which stands before it; null where all of them go. */
  readonly parentId: string | null;
  readonly custom?: CustomValues;
}

/**
 * Everything that can be done to a plan. Each command has an inverse of the same type, so undo is one more command
 * that is checked like any other. `version` is the task's version the person saw.
 */
export type PlanCommand =
  | {
      readonly kind: "updateTask";
      readonly taskId: string;
      readonly version: number;
      readonly changes: TaskChanges;
      /** What the fields were that the person changed: the edit stands when only others were edited since. */
      readonly seen?: TaskChanges;
    }
  | {
      readonly kind: "addTask";
      readonly taskId: string;
      readonly parentId: string | null;
      /** The sibling it comes after; null puts it first. */
      readonly afterId: string | null;
      readonly taskKind: TaskKind;
      readonly name: string;
      readonly durationMinutes: number;
      readonly ownerId?: string | null;
      readonly deadline?: CivilTime | null;
      /** Before which it does not start; without it, it starts as early as the plan does. */
      readonly earliestStart?: CivilTime;
    }
  | { readonly kind: "removeTask"; readonly taskId: string; readonly version: number }
  /** Puts removed tasks and links back as they were. */
  | { readonly kind: "restoreTasks"; readonly tasks: readonly PlanTask[]; readonly links: readonly PlanLink[] }
  | {
      readonly kind: "moveTask";
      readonly taskId: string;
      readonly version: number;
      readonly parentId: string | null;
      readonly afterId: string | null;
      /** The position it came to among its siblings; known once it is carried out. */
      readonly position?: number;
    }
  | { readonly kind: "addLink"; readonly link: PlanLink }
  | { readonly kind: "updateLink"; readonly linkId: string; readonly changes: Partial<Pick<PlanLink, "type" | "lag" | "lagUnit">> }
  | { readonly kind: "removeLink"; readonly linkId: string }
  /** Many tasks and links at once, as a sheet brings them: those given become so, whether new or not, and those named go. */
  | {
      readonly kind: "mergeTasks";
      readonly tasks: readonly PlanTask[];
      readonly removedIds: readonly string[];
      readonly links: readonly PlanLink[];
      readonly removedLinkIds: readonly string[];
      /** What the merge is about, where it is not a sheet: tasks held back by levelling, or no longer, unfinished work that is re-planned, a what-if taken over, or another method. */
      readonly about?: MergeAbout;
    }
  /** New tasks in their order, parents before what lies below them, and links whose ends may also be tasks of the plan: as they are pasted or duplicated. */
  | {
      readonly kind: "addTasks";
      readonly parentId: string | null;
      /** The sibling that the first of them comes after; null puts them first. */
      readonly afterId: string | null;
      readonly tasks: readonly NewPlanTask[];
      readonly links: readonly PlanLink[];
    }
  /** Several commands as one step, each on the plan as those before it leave it: all of them or none. */
  | { readonly kind: "batch"; readonly commands: readonly SingleCommand[] };

/** What a batch is made of. */
export type SingleCommand = Exclude<PlanCommand, { kind: "restoreTasks" | "mergeTasks" | "batch" }>;

export type MergeAbout = "level" | "unlevel" | "replan" | "branch" | "method";
