import type { Day } from "../time/day.ts";
import type { AskedCriterion } from "./criterion.ts";
import type { ComputedEvidence } from "./evaluators.ts";

export interface Signature {
  readonly id: string;
  /** As the account was called then. */
  readonly signerName: string;
  readonly signedAt: string;
  readonly note: string;
}

export interface Waiver {
  readonly id: string;
  /** Who sees to it that the criterion is met after all. */
  readonly ownerName: string;
  /** The last day on which it holds. */
  readonly expiresOn: Day;
  readonly reason: string;
  readonly granterName: string;
  readonly grantedAt: string;
}

export const evidenceStates = ["met", "notMet", "toSign", "signed", "waived", "waiverExpired"] as const;
export type EvidenceState = (typeof evidenceStates)[number];

export interface Evidence {
  readonly state: EvidenceState;
  readonly computed: ComputedEvidence | null;
  /** Shown whether or not it is what decides. */
  readonly signature: Signature | null;
  readonly waiver: Waiver | null;
}

interface EvidenceInput {
  readonly computed: ComputedEvidence | null;
  /** That stands, not withdrawn. */
  readonly signature: Signature | null;
  /** Those that were not ended, run out or not. */
  readonly waivers: readonly Waiver[];
  readonly today: Day;
}

/**
 * How a criterion stands today. A figure that is met goes first. A signature counts where the criterion takes one, and in place of every
 * figure that cannot be computed yet; it does not stand in for a figure that is computed and not met unless the criterion says so. A
 * waiver holds to the end of its last day.
 */
export function evidenceOf(criterion: Pick<AskedCriterion, "evidence">, { computed, signature, waivers, today }: EvidenceInput): Evidence {
  const waiver = [...waivers].sort((a, b) => (a.expiresOn < b.expiresOn ? 1 : -1))[0] ?? null;
  const state = (): EvidenceState => {
    if (computed?.isMet) return "met";
    if (signature && takesSignature(criterion, computed)) return "signed";
    if (waiver) return waiver.expiresOn < today ? "waiverExpired" : "waived";
    return takesSignature(criterion, computed) && !computed ? "toSign" : "notMet";
  };
  return { state: state(), computed, signature, waiver };
}

/** Whether a signature can cover a criterion. */
export function takesSignature({ evidence }: Pick<AskedCriterion, "evidence">, computed: ComputedEvidence | null): boolean {
  return computed === null || evidence.includes("sign");
}

/** Whether a criterion stands in the way of a `go`. */
export function isOpen(state: EvidenceState): boolean {
  return state === "notMet" || state === "toSign" || state === "waiverExpired";
}

/** The criteria that the owner of the business signs, not IT alone. */
const signedByBusiness: ReadonlySet<string> = new Set(["K25"]);

/**
 * Whether an account may sign a criterion by the roles that its people hold in the plan. The decision to go is not signed by somebody who
 * holds the role of IT and no other.
 */
export function maySign(criterionId: string, roleCodes: readonly string[]): boolean {
  return !signedByBusiness.has(criterionId) || roleCodes.length === 0 || roleCodes.some((code) => code !== "IT");
}
