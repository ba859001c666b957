import type { BilingualText } from "../plan/model.ts";

export const requirementKinds = ["functional", "data", "integration", "nonFunctional"] as const;
export type RequirementKind = (typeof requirementKinds)[number];

/** MoSCoW, the most pressing first. */
export const priorities = ["must", "should", "could", "wont"] as const;
export type Priority = (typeof priorities)[number];

/** How a requirement is met: by the product as it is, by its settings, by something built for it, or by working otherwise. */
export const dispositions = ["undecided", "standard", "configure", "extend", "changeProcess"] as const;
export type Disposition = (typeof dispositions)[number];

export const requirementStatuses = ["draft", "agreed", "dropped"] as const;
export type RequirementStatus = (typeof requirementStatuses)[number];

export const longestStatement = 1000;
export const longestSource = 300;
export const mostRequirements = 1000;
export const mostEffortDays = 10_000;

export interface Requirement {
  readonly id: string;
  readonly version: number;
  /** Of its code. */
  readonly number: number;
  readonly statement: BilingualText;
  readonly kind: RequirementKind;
  readonly priority: Priority;
  readonly source: string;
  /** A person of the plan. */
  readonly ownerId: string | null;
  readonly disposition: Disposition;
  /** Person-days. */
  readonly effortDays: number | null;
  readonly status: RequirementStatus;
  /** The task of the plan that meets it. */
  readonly taskId: string | null;
}

/** How people call a requirement: 12 is `R-012`, 1234 is `R-1234`. */
export function requirementCode(number: number): string {
  return `R-${String(number).padStart(3, "0")}`;
}

/** The number of a code as people type it: `R-012`, `r12` and `12` are 12; null for anything else. */
export function parseRequirementCode(text: string): number | null {
  const digits = /^r?\s*[-–—]?\s*(\d{1,7})$/i.exec(text.normalize("NFKC").trim())?.[1];
  const number = Number(digits);
  return digits === undefined || number < 1 ? null : number;
}
