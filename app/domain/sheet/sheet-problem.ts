import type { SheetField } from "./columns.ts";

/** What is wrong with one cell, or one line, of a sheet; its value is left out when the rest is taken over. */
export type SheetProblemCode =
  | "actualAhead"
  | "ambiguousName"
  | "ambiguousOwner"
  | "cellCut"
  | "checklistLong"
  | "constraint"
  | "constraintDate"
  | "date"
  | "depth"
  | "descriptionLong"
  | "duplicateLink"
  | "duplicateTask"
  | "duration"
  | "finishBeforeStart"
  | "formula"
  | "gateDecided"
  | "gateUndecided"
  | "kind"
  | "level"
  | "levelMissing"
  | "link"
  | "linkItself"
  | "linkLag"
  | "linkUnknown"
  | "loop"
  | "mode"
  | "name"
  | "nameLong"
  | "ownChoice"
  | "ownDate"
  | "ownNumber"
  | "ownPerson"
  | "ownText"
  | "parent"
  | "parentOfPoint"
  | "percent"
  | "pointDuration"
  | "role"
  | "textLong"
  | "unschedulable"
  | "yes";

export interface SheetProblem {
  readonly code: SheetProblemCode;
  readonly line: number;
  /** Null when it concerns the whole line. */
  readonly field: SheetField | null;
  /** The column of one of the project's own fields, as the sheet calls it. */
  readonly column?: string;
  /** The cell as it stands, or the name the sentence speaks of; at most 80 characters. */
  readonly text: string;
}
