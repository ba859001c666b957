export type ChartRowKind = "summary" | "task" | "milestone" | "gate";

/** A row of a chart on paper. Times are minutes on the chart's axis: 1440 a day, 0 at the start of 1970-01-01. */
export interface ChartRow {
  /** 1 at the top of the tree. */
  readonly level: number;
  readonly kind: ChartRowKind;
  readonly start: number;
  readonly finish: number;
  /** Per cent. */
  readonly progress: number;
  readonly isCritical: boolean;
  readonly isNearCritical: boolean;
  readonly slackUntil: number | null;
  readonly baseline: readonly [start: number, finish: number] | null;
  readonly deadline: number | null;
  /** What happens on days of its own, wherever the bar lies. */
  readonly held?: readonly (readonly [start: number, finish: number])[];
  /** Where it is worked on, when it rests in between; empty for one stretch. */
  readonly stretches: readonly (readonly [start: number, finish: number])[];
  readonly isInactive: boolean;
  readonly isExternal: boolean;
  /** Written after the bar. */
  readonly label: string;
  /** One text a column. */
  readonly cells: readonly string[];
}

export interface ChartRowLink {
  readonly from: number;
  readonly to: number;
  readonly type: "FS" | "SS" | "FF" | "SF";
  readonly isCritical: boolean;
}

export interface ChartColumn {
  readonly title: string;
  /** In points, as it likes to be. */
  readonly width: number;
  readonly isNumeric: boolean;
  /** The column with the tree; it gives way first when there is little room. */
  readonly isName: boolean;
  /** Stands on the pages to the right of the first, too. */
  readonly isRepeated: boolean;
}

/** A step of the time axis, in whole days. */
export interface AxisCell {
  readonly fromDay: number;
  readonly toDay: number;
  readonly text: string;
}

/** A line through the chart at a moment, with what it is. */
export interface ChartMoment {
  readonly at: number;
  readonly label: string;
}

/** Everything that is drawn of a plan, in the language of its reader. */
export interface ChartContent {
  readonly title: string;
  /** Under the title: of when it is and what of the plan it shows. */
  readonly subtitle: string;
  /** At the right of the title. */
  readonly printed: string;
  readonly columns: readonly ChartColumn[];
  readonly rows: readonly ChartRow[];
  readonly links: readonly ChartRowLink[];
  readonly upperCells: readonly AxisCell[];
  readonly lowerCells: readonly AxisCell[];
  /** Stretches of days without work, in minutes. */
  readonly nonWorking: readonly (readonly [from: number, to: number])[];
  readonly today: ChartMoment | null;
  readonly status: ChartMoment | null;
  readonly words: ChartWords;
}

/** The words of the legend, and of the page's number with `{page}` and `{pages}` in it. */
export interface ChartWords {
  readonly task: string;
  readonly done: string;
  readonly critical: string;
  readonly nearCritical: string;
  readonly summary: string;
  readonly milestone: string;
  readonly gate: string;
  readonly slack: string;
  readonly baseline: string;
  readonly deadline: string;
  readonly held: string;
  readonly inactive: string;
  readonly nonWorking: string;
  readonly page: string;
}
