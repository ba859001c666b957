import type { ImportProblem } from "#app/domain/interchange/import-problem.ts";
import type { BilingualText, Plan } from "#app/domain/plan/model.ts";
import type { DateOrder } from "#app/domain/sheet/dates.ts";
import type { KnownPerson } from "#app/domain/sheet/find-people.ts";
import type { MatchKey } from "#app/domain/sheet/match-tasks.ts";
import type { SheetPreview } from "#app/domain/sheet/preview.ts";
import type { SheetProblem } from "#app/domain/sheet/sheet-problem.ts";
import type { SheetChoice, SheetReading } from "#app/domain/sheet/understand.ts";
import type { TaskTexts } from "#app/domain/sheet/task-texts.ts";
import type { Result } from "#app/domain/result.ts";
import type { CivilTime, Day } from "#app/domain/time/day.ts";

export interface SheetJob {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly choice: SheetChoice;
  /** Taken for dates that do not tell which of their numbers is the month. */
  readonly dateOrder: DateOrder;
  /** Null: found out. */
  readonly match: MatchKey | null;
  /** The plan that the sheet is to change, or an empty one: gzipped JSON. */
  readonly plan: Uint8Array;
  /** The plan starts when the sheet's first task does. */
  readonly startsWithSheet: boolean;
  readonly people: readonly KnownPerson[];
  /** The day it is where the project is. */
  readonly today: Day;
  /** The plan as it is to be is part of the answer. */
  readonly wantsPlan: boolean;
}

export interface SheetOutcome {
  readonly reading: Omit<SheetReading, "rows"> & { readonly rows: number };
  /** The project's own fields, which columns can be chosen for. */
  readonly fields: readonly { readonly key: string; readonly name: BilingualText }[];
  readonly tasks: number;
  readonly groups: number;
  readonly links: number;
  /** Lines that are left out because they name no task. */
  readonly nameless: readonly number[];
  readonly problems: readonly SheetProblem[];
  readonly match: MatchKey;
  /** The day of the earliest start in the sheet. */
  readonly firstStart: CivilTime | null;
  /** Working minutes of an ordinary day. */
  readonly dayLength: number;
  /** By id, or code of a role: what the changes of the preview speak of. */
  readonly names: Readonly<Record<string, BilingualText>>;
  /** Null when the plan would have no schedule, of which there is a problem. */
  readonly preview: SheetPreview | null;
  readonly plan: Plan | null;
  /** Minutes of start and finish of that plan's tasks, in their order. */
  readonly dates: readonly (readonly [start: number, finish: number])[];
  readonly newPeople: readonly KnownPerson[];
  /** What the sheet says on tasks that it brings; of others it stays as it is. */
  readonly texts: readonly (TaskTexts & { readonly taskId: string })[];
}

export type SheetAnswer = Result<SheetOutcome, ImportProblem>;

export const sheetLists = [
  "value.problems",
  "value.nameless",
  "value.newPeople",
  "value.preview.lines",
  "value.preview.moved",
  "value.preview.elsewhere",
  "value.plan.tasks",
  "value.plan.links",
  "value.dates",
  "value.texts",
] as const;
