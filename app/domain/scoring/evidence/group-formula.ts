import type { Aggregation } from "../model.ts";

export type HelperKind = "kept" | "reachedHalf" | "passedHalf";

/** A member's own cells in a row: the score, the weight, their place among those who count (from 1), and the scores from this one to the last. */
export interface MemberCells {
  readonly score: string;
  readonly weight: string;
  readonly place: number;
  readonly onwards: string;
}

/** Where members' weights differ, trimming and the median take cells of their own for each member; none else. */
export function helpersOf(aggregation: Aggregation, areWeightsEqual: boolean): readonly HelperKind[] {
  if (areWeightsEqual || aggregation === "mean") return [];
  return aggregation === "trimmed" ? ["kept"] : ["reachedHalf", "passedHalf"];
}

/**
 * How members' scores become the group's by formula. `scores` and `weights` are ranges of one row, in which members who said nothing hold a text; `helpers` are those of
 * {@link helperFormula}. No program has to calculate with arrays but within SUMPRODUCT, and there with no functions, which not all of them do alike.
 */
export function groupFormula(aggregation: Aggregation, scores: string, weights: string, helpers: readonly string[] | null): string {
  const orEmpty = (text: string) => `IF(COUNT(${scores})=0,"",${text})`;
  switch (aggregation) {
    case "mean":
      return orEmpty(helpers === null ? `AVERAGE(${scores})` : `SUMPRODUCT(${weights},${scores})/${weightOf(scores, weights)}`);
    case "trimmed":
      return orEmpty(helpers === null ? plainTrim(scores) : `SUMPRODUCT(${helpers[0]},${scores})/SUM(${helpers[0]})`);
    case "median":
      return orEmpty(helpers === null ? `MEDIAN(${scores})` : `(MIN(${helpers[0]})+MIN(${helpers[1]}))/2`);
    default:
      return aggregation satisfies never;
  }
}

/**
 * What a member adds: the weight that is kept when the first of the lowest and the last of the highest of five or more scores are left out; or the score, where the weight of all
 * scores up to it reaches half of the whole or goes beyond it (the weighted median is the mean of the lowest of either kind).
 */
export function helperFormula(kind: HelperKind, own: MemberCells, scores: string, weights: string): string {
  const { score, weight, place, onwards } = own;
  const upTo = `SUMPRODUCT(${weights}*(${scores}<=${score}))`;
  const half = `${weightOf(scores, weights)}/2`;
  switch (kind) {
    case "kept": {
      const isLowest = `MATCH(MIN(${scores}),${scores},0)=${place}`;
      const isHighest = `COUNTIF(${onwards},MAX(${scores}))=1`;
      const kept = `IF(${isLowest},0,IF(${score}=MAX(${scores}),IF(${isHighest},0,${weight}),${weight}))`;
      return `IF(ISNUMBER(${score}),IF(COUNT(${scores})<5,${weight},${kept}),0)`;
    }
    case "reachedHalf":
      return `IF(ISNUMBER(${score}),IF(${upTo}>=${half}*(1-1E-12),${score},""),"")`;
    case "passedHalf":
      return `IF(ISNUMBER(${score}),IF(${upTo}>${half}*(1+1E-12),${score},""),"")`;
    default:
      return kind satisfies never;
  }
}

function weightOf(scores: string, weights: string): string {
  return `SUMIF(${scores},"<1E+300",${weights})`;
}

function plainTrim(scores: string): string {
  return `IF(COUNT(${scores})<5,AVERAGE(${scores}),(SUM(${scores})-MIN(${scores})-MAX(${scores}))/(COUNT(${scores})-2))`;
}
