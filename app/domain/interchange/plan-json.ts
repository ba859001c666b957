import type { ConstraintType, LagUnit, LinkType } from "../schedule/network.ts";
import type { ChecklistLine } from "../sheet/task-texts.ts";
import type { Criticality } from "../plan/criticality.ts";

/** A plan in the JSON exchange format: one project, durations in working minutes, civil times without a zone. */
export interface PlanJson {
  readonly file?: string | null;
  readonly start: string;
  readonly minutesPerDay: number;
  readonly minutesPerWeek: number;
  readonly defaultCalendar: number;
  readonly calendars: readonly PlanJsonCalendar[];
  readonly resources: readonly {
    readonly uid: number;
    readonly name?: string | null;
    readonly type: string;
    readonly cal?: number | null;
    /** Per cent. */
    readonly maxUnits?: number | null;
  }[];
  /** Which tasks count as critical, in working days of slack; as usual when missing. */
  readonly criticality?: Criticality | null;
  /** What the project keeps of its tasks beside. */
  readonly fields?: readonly PlanJsonField[] | null;
  readonly tasks: readonly PlanJsonTask[];
}

export interface PlanJsonField {
  /** Such as `f1`. */
  readonly key: string;
  /** text, number, date, choice or person. */
  readonly kind: string;
  readonly name: string;
  readonly nameZh?: string | null;
  readonly description?: string | null;
  readonly descriptionZh?: string | null;
  readonly expected?: boolean | null;
  readonly options?:
    readonly { readonly key: string; readonly name: string; readonly nameZh?: string | null; readonly removed?: boolean | null }[] | null;
}

export interface PlanJsonCalendar {
  readonly uid: number;
  readonly name?: string | null;
  readonly parent?: number | null;
  /** MON to SUN: times, none for a day off, or the parent's. */
  readonly week: Readonly<Record<string, readonly Span[] | "default" | null>>;
  readonly exceptions: readonly {
    readonly from: string;
    readonly to: string;
    readonly name?: string | null;
    readonly hours?: readonly Span[] | null;
  }[];
}

/** Two times of day, `HH:mm`. */
export type Span = readonly [from: string, to: string];

export interface PlanJsonTask {
  readonly uid: number;
  readonly name?: string | null;
  readonly parent: number | null;
  readonly mode?: string | null;
  readonly active?: boolean | null;
  readonly external?: boolean | null;
  readonly cal?: number | null;
  readonly durMin: number | null;
  readonly durElapsed?: boolean | null;
  /** Type of the constraint and its date. */
  readonly ct?: string | null;
  readonly cd?: string | null;
  readonly deadline?: string | null;
  readonly pct?: number | null;
  /** Actual start and finish. */
  readonly as?: string | null;
  readonly af?: string | null;
  /** Levelling delay, such as `2.0ed`. */
  readonly lev?: string | null;
  /** Dates set by hand, where work that has begun shows others. */
  readonly manualStart?: string | null;
  readonly manualFinish?: string | null;
  /** Dates as shown: read for external tasks and for manual ones without the above, else only compared with. */
  readonly start?: string | null;
  readonly finish?: string | null;
  readonly pred?: readonly (readonly [uid: number, type: string, lag: number, unit: string])[];
  /** Resource, units in per cent, work in minutes. */
  readonly asg?: readonly (readonly [resource: number, units?: number | null, work?: number | null])[];
  /** FIXED_DURATION, FIXED_UNITS or FIXED_WORK. */
  readonly type?: string | null;
  readonly effortDriven?: boolean | null;
  /** Three-point estimate, with `durMin` as the likely value. */
  readonly optimisticMin?: number | null;
  readonly pessimisticMin?: number | null;
  readonly ignoreResourceCalendar?: boolean | null;
  /** 0 to 1000. */
  readonly priority?: number | null;
  /** After so many working minutes the work rests for so many. */
  readonly splits?: readonly (readonly [after: number, minutes: number])[] | null;
  /** The resource responsible for it, where it is not the first one assigned. */
  readonly owner?: number | null;
  /** `gate` for a milestone that needs a decision; what else a task is shows by its duration and the tasks under it. */
  readonly kind?: string | null;
  /** What the task hands over. */
  readonly deliverable?: string | null;
  /** Markdown. */
  readonly description?: string | null;
  readonly checklist?: readonly ChecklistLine[] | null;
  /** By the key of the field: a choice by the key of its option, a person by the resource. */
  readonly custom?: Readonly<Record<string, string | number>> | null;
}

const constraints = new Map<string, ConstraintType>(
  Object.entries({
    AS_SOON_AS_POSSIBLE: "ASAP",
    AS_LATE_AS_POSSIBLE: "ALAP",
    START_NO_EARLIER_THAN: "SNET",
    START_NO_LATER_THAN: "SNLT",
    FINISH_NO_EARLIER_THAN: "FNET",
    FINISH_NO_LATER_THAN: "FNLT",
    MUST_START_ON: "MSO",
    MUST_FINISH_ON: "MFO",
    START_ON: "MSO",
    FINISH_ON: "MFO",
  } as const),
);

/** The constraint by its long or short name; null for an unknown one. */
export function jsonConstraint(name: string | null | undefined): ConstraintType | null {
  if (name === null || name === undefined) return "ASAP";
  return constraints.get(name) ?? [...constraints.values()].find((type) => type === name) ?? null;
}

export function jsonLinkType(name: string): LinkType | null {
  return (["FS", "SS", "FF", "SF"] as const).find((type) => type === name) ?? null;
}

/**
 * A number and a unit as minutes, or per cent: m, h, d, w, mo in working time, the same with an e before in clock time, `%`. An
 * unknown unit gives null. With 480 minutes a day, 2 d is 960 working minutes and 2 ed is 2880 clock minutes.
 */
export function jsonLag(
  amount: number,
  unit: string,
  plan: Pick<PlanJson, "minutesPerDay" | "minutesPerWeek">,
): { lag: number; unit: LagUnit } | null {
  if (unit === "%" || unit === "e%") return { lag: amount, unit: "percent" };
  const elapsed = unit.startsWith("e");
  const name = elapsed ? unit.slice(1) : unit;
  const working = { m: 1, h: 60, d: plan.minutesPerDay, w: plan.minutesPerWeek, mo: plan.minutesPerDay * 20 };
  const clock = { m: 1, h: 60, d: 1440, w: 10_080, mo: 43_200 };
  const minutes = new Map(Object.entries(elapsed ? clock : working)).get(name);
  return minutes === undefined ? null : { lag: Math.round(amount * minutes), unit: elapsed ? "elapsed" : "working" };
}
