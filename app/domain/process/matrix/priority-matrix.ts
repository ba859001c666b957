import type { BilingualText } from "../../scorecard/scorecard.ts";

export const performanceGrades = ["A", "B", "C", "D", "E"] as const;
/** How well a process is performed today: excellent, good, fair, bad, or hardly there yet. */
export type PerformanceGrade = (typeof performanceGrades)[number];

export interface SuccessFactor {
  readonly id: string;
  /** As a sentence: "We need …" or "We must …". */
  readonly name: BilingualText;
}

export interface RatedProcess {
  readonly id: string;
  readonly name: BilingualText;
  readonly owner: string | null;
  readonly grade: PerformanceGrade | null;
  /** The factors for which it has to be performed especially well. */
  readonly impacts: readonly string[];
}

/** From which z on a process lies in the first and in the second zone. The team may move both. */
export interface ZoneBorders {
  readonly first: number;
  readonly second: number;
}

/** What the borders are as long as nobody has moved them: a choice of the product. */
export const usualBorders: ZoneBorders = { first: 1.25, second: 0.75 };

/** Critical success factors, and the processes that bear on them. */
export interface PriorityMatrix {
  readonly factors: readonly SuccessFactor[];
  readonly processes: readonly RatedProcess[];
  readonly borders: ZoneBorders;
}

export interface RatedRow {
  readonly id: string;
  /** How many factors it bears on, none of them weighted. */
  readonly score: number;
  /** Share of the highest score plus the grade, A 0 to E 1; null without a grade. */
  readonly z: number | null;
  /** 1 is most critical; null without a grade, or where no factor depends on it. */
  readonly zone: 1 | 2 | 3 | null;
}

/**
 * Which processes are to be improved first: those that many critical success factors depend on and that are performed badly. Rows by zone, then by z, then by score; ties as they came. Source: Hardaker and Ward,
 * How to Make a Team Work, Harvard Business Review, Nov-Dec 1987 (process quality management of IBM); the sum z = score / highest score + (grade - 1) / 4 is the product's own. Five factors of which three
 * depend on a process graded D, where the highest score is 4: z = 3/4 + 3/4 = 1.5, zone 1.
 */
export function ratePriorities({ factors, processes, borders }: PriorityMatrix): readonly RatedRow[] {
  const known = new Set(factors.map(({ id }) => id));
  const scores = processes.map(({ impacts }) => new Set(impacts.filter((id) => known.has(id))).size);
  const highest = Math.max(0, ...scores);
  return processes
    .map(({ id, grade }, at): RatedRow => {
      const score = scores[at]!;
      const z = grade === null ? null : (highest === 0 ? 0 : score / highest) + performanceGrades.indexOf(grade) / 4;
      return { id, score, z, zone: z === null || score === 0 ? null : z >= borders.first ? 1 : z >= borders.second ? 2 : 3 };
    })
    .sort((one, other) => (one.zone ?? 4) - (other.zone ?? 4) || (other.z ?? -1) - (one.z ?? -1) || other.score - one.score);
}
