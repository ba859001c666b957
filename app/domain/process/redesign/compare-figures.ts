import type { FlowAnalysis } from "../analyse-flow.ts";

export const comparedFigures = ["cycle", "work", "efficiency", "cost", "handOffs", "systemChanges", "paperSteps", "valueAdding"] as const;

/** One figure of two processes, a case: minutes, hundredths of the currency's unit, counts, or shares of 1. */
export interface ComparedFigure {
  readonly figure: (typeof comparedFigures)[number];
  readonly asIs: number | null;
  readonly toBe: number | null;
  /** To-be less as-is; null where either is not known. */
  readonly difference: number | null;
  /** Whether the to-be is better; null where they are alike or not known. */
  readonly isBetter: boolean | null;
}

/** The figures of an as-is process beside those of its to-be, by formula. Efficiency and the share of work that adds value are better high, all others low. */
export function compareFigures(asIs: FlowAnalysis, toBe: FlowAnalysis): readonly ComparedFigure[] {
  return comparedFigures.map((figure) => {
    const [before, after] = [figureOf(asIs, figure), figureOf(toBe, figure)];
    const difference = before === null || after === null ? null : after - before;
    const isHighGood = figure === "efficiency" || figure === "valueAdding";
    const isAlike = difference === null || Math.abs(difference) < 1e-9;
    return { figure, asIs: before, toBe: after, difference, isBetter: isAlike ? null : difference > 0 === isHighGood };
  });
}

function figureOf(flow: FlowAnalysis, figure: ComparedFigure["figure"]): number | null {
  switch (figure) {
    case "cycle":
      return flow.cycleMinutes;
    case "work":
      return flow.effortMinutes;
    case "efficiency":
      return flow.cycleTimeEfficiency;
    case "cost":
      return flow.costMinor;
    case "handOffs":
    case "systemChanges":
    case "paperSteps":
      return flow[figure];
    case "valueAdding":
      return flow.valueShares.VA;
    default:
      return figure satisfies never;
  }
}
