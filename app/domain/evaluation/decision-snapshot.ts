import type { Analysis } from "../scoring/analyse-model.ts";
import type { Signatory } from "./decision-rule.ts";
import type { EvaluationRecord } from "./evaluation-record.ts";

/** What people sign: the decision in its words, everything it rests on, and what the engine made of that. It never changes. */
export interface DecisionSnapshot {
  /** Counted on when a release writes it in another shape. */
  readonly form: 1;
  readonly project: { readonly id: string; readonly name: string };
  readonly decision: SnapshotDecision;
  readonly signatories: readonly Signatory[];
  readonly record: EvaluationRecord;
  readonly figures: DecisionFigures;
}

export interface SnapshotDecision {
  /** From 1 within the project. */
  readonly number: number;
  readonly vendorId: string;
  readonly vendorName: string;
  /** Null where the vendor is not ranked. */
  readonly rank: number | null;
  readonly recommendation: string;
  readonly conditions: string;
  readonly dissent: string;
  readonly draftedBy: string;
  readonly draftedAt: string;
}

/** What the engine says of the record, but for what only computes it. */
export type DecisionFigures = Pick<
  Analysis,
  | "results"
  | "standings"
  | "ties"
  | "practicalTies"
  | "stability"
  | "nearest"
  | "tornado"
  | "switching"
  | "withoutMembers"
  | "withoutVendors"
  | "acceptability"
  | "acceptabilityUnconstrained"
  | "agreement"
  | "verdict"
  | "warnings"
>;

export function figuresOf(analysis: Analysis): DecisionFigures {
  const { results, standings, ties, practicalTies, stability, nearest, tornado, switching, withoutMembers, withoutVendors } = analysis;
  const { acceptability, acceptabilityUnconstrained, agreement, verdict, warnings } = analysis;
  return {
    results,
    standings,
    ties,
    practicalTies,
    stability,
    nearest,
    tornado,
    switching,
    withoutMembers,
    withoutVendors,
    acceptability,
    acceptabilityUnconstrained,
    agreement,
    verdict,
    warnings,
  };
}

/** A value as JSON can hold it: maps and sets as lists, numbers without end as null. */
export function writable(value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (value instanceof Map) return [...value].map(writable);
  if (value instanceof Set) return [...value].map(writable);
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array).map(writable);
  if (Array.isArray(value)) return value.map(writable);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, writable(part)]));
  return value;
}
