export type BarKind = "summary" | "task" | "milestone" | "gate";

/** What the chart draws on one row. Times are minutes on the chart's axis: 1440 a day, 0 at the start of 1970-01-01. */
export interface ChartBar {
  readonly id: string;
  readonly kind: BarKind;
  readonly start: number;
  readonly finish: number;
  /** Per cent, 0 to 100. */
  readonly progress: number;
  readonly isCritical: boolean;
  readonly isNearCritical: boolean;
  readonly isLate: boolean;
  /** A gate that is finished and needs a look all the same: without a decision, or on grounds that ran out. */
  readonly isDoubtful?: boolean;
  /** May be moved and, if a task, resized with the pointer. */
  readonly isMovable: boolean;
  /** Where its free slack ends; null when it has none worth drawing. */
  readonly slackUntil: number | null;
  readonly baseline: readonly [start: number, finish: number] | null;
  readonly deadline: number | null;
  /** What happens on days of its own, wherever the bar lies. */
  readonly held?: readonly (readonly [start: number, finish: number])[];
  /** Where it is worked on, when it rests in between; empty for one stretch. */
  readonly stretches: readonly (readonly [start: number, finish: number])[];
  /** Takes part in nothing. */
  readonly isInactive: boolean;
  /** A task of another plan. */
  readonly isExternal: boolean;
  /** Written after the bar. */
  readonly label: string;
  /** The bar in words, for people who do not see it. */
  readonly description: string;
}

export type ChartLinkType = "FS" | "SS" | "FF" | "SF";

export interface ChartLink {
  /** Rows in the scene. */
  readonly from: number;
  readonly to: number;
  readonly type: ChartLinkType;
  readonly isCritical: boolean;
}

/** Days without work, in minutes on the chart's axis. */
export interface NonWorkingSpan {
  readonly from: number;
  readonly to: number;
}

/** A named stretch of days that the header marks: a holiday, or a weekend day that is worked instead. */
export interface NamedDays {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly isWorked: boolean;
}

export interface ChartScene {
  /** Ids of the rows, top to bottom. */
  readonly ids: readonly string[];
  /** Asked for the rows that are drawn only. */
  readonly bar: (row: number) => ChartBar;
  readonly links: readonly ChartLink[];
  /** Asked for the stretch of time that is drawn, as are the named days. */
  readonly nonWorking: (from: number, to: number) => readonly NonWorkingSpan[];
  readonly namedDays: (from: number, to: number) => readonly NamedDays[];
  readonly today: number | null;
  /** The end of the day up to which the project is looked at, with its words; null where that is today. */
  readonly status: { readonly at: number; readonly label: string } | null;
  /** The stretch of time the chart covers at least. */
  readonly from: number;
  readonly to: number;
  /** Where the work begins; today may lie before it. */
  readonly workFrom: number;
}

/** A bar as it would lie after the change that is being dragged. */
export interface GhostBar {
  readonly row: number;
  readonly start: number;
  readonly finish: number;
  readonly isPoint: boolean;
}
