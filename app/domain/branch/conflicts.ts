import type { FieldGroup } from "./field-groups.ts";
import type { PlanLink, PlanTask } from "../plan/model.ts";

/** The plan of now, or the branch of it. */
export type Side = "live" | "branch";

/** What both sides changed since they parted, each in its own way: a person says which of them stands. */
export type MergeConflict =
  | {
      readonly kind: "field";
      readonly key: string;
      readonly taskId: string;
      /** What both changed. */
      readonly group: FieldGroup;
      readonly base: PlanTask;
      readonly live: PlanTask;
      readonly branch: PlanTask;
    }
  | {
      /** One side removed a task, with what lay below it, that the other went on with. */
      readonly kind: "removed";
      readonly key: string;
      readonly taskId: string;
      readonly base: PlanTask;
      /** Which side removed it. */
      readonly by: Side;
      /** The tasks among the removed ones that the other side changed, built on or linked. */
      readonly touched: readonly string[];
    }
  | {
      readonly kind: "link";
      readonly key: string;
      /** The task that the link leads to. */
      readonly taskId: string;
      readonly base: PlanLink | undefined;
      readonly live: PlanLink | undefined;
      readonly branch: PlanLink | undefined;
    };

export type Choices = ReadonlyMap<string, Side>;
