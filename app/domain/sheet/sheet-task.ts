import type { CustomValue } from "../plan/custom-field.ts";
import type { TaskKind } from "../plan/model.ts";
import type { ConstraintType } from "../schedule/network.ts";
import type { Duration } from "../time/duration.ts";
import type { SheetTime } from "./dates.ts";
import type { WrittenLink } from "./predecessors.ts";
import type { ChecklistLine } from "./task-texts.ts";

/** A task as a line of a sheet tells it. What the line does not say is absent; null is a cell that is to empty the field. */
export interface SheetTask {
  /** The line; of a group that only a column names, the first line in it. */
  readonly line: number;
  readonly isGroup: boolean;
  /** Index among the tasks of the sheet; null for the top level, and absent where the sheet does not tell. */
  readonly parent?: number | null;
  readonly number: number | null;
  readonly code: string;
  readonly name: string;
  readonly cells: SheetCells;
}

export interface SheetCells {
  readonly kind?: TaskKind;
  readonly duration?: Duration;
  readonly start?: SheetTime;
  readonly finish?: SheetTime;
  readonly predecessors?: readonly SheetLink[];
  readonly owner?: string | null;
  readonly role?: string | null;
  readonly progress?: number;
  readonly isManual?: boolean;
  readonly constraint?: ConstraintType;
  readonly constraintAt?: SheetTime | null;
  readonly deadline?: SheetTime | null;
  readonly actualStart?: SheetTime | null;
  readonly actualFinish?: SheetTime | null;
  readonly deliverable?: string | null;
  readonly description?: string;
  readonly checklist?: readonly ChecklistLine[];
  /** Of the project's own fields, by their keys. */
  readonly custom?: Readonly<Record<string, CustomValue | null>> | undefined;
}

export interface SheetLink extends LinkReading {
  /** How else it may be read where it names no task so, the likelier first. */
  readonly otherwise: readonly LinkReading[];
}

export interface LinkReading extends WrittenLink {
  /** Index of the predecessor among the tasks of the sheet; null when it may be one of the plan. */
  readonly predecessor: number | null;
  /** What of the plan it names when it names no task of the sheet; null when that is nothing. */
  readonly planKey: "number" | "code" | "name" | null;
}
