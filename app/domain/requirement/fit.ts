/** How a vendor stands to a requirement: `claimed` where it says something of itself that nobody has judged yet. */
export const fitStates = ["met", "unmet", "scored", "claimed", "open", "notAsked"] as const;
export type FitState = (typeof fitStates)[number];

/** What is known of a vendor and a requirement that the scorecard has. */
export interface KnownFit {
  /** What two people have ruled, against what was found; null for no ruling. */
  readonly ruling: "pass" | "fail" | null;
  /** What whoever looked found; null where nobody did. */
  readonly isMet: boolean | null;
  /** The group's score; null before it is revealed, and where there is none. */
  readonly score: number | null;
  /** How much the vendor says of it itself. */
  readonly claims: number;
}

/**
 * How a vendor stands to a requirement: what two people ruled goes before what was found, that before the group's score, and all of it before what the vendor says of itself. A requirement that the scorecard
 * does not have is not asked for, whatever the vendor says.
 */
export function fitOf(known: KnownFit | null): FitState {
  if (known === null) return "notAsked";
  const { ruling, isMet, score, claims } = known;
  if (ruling !== null) return ruling === "pass" ? "met" : "unmet";
  if (isMet !== null) return isMet ? "met" : "unmet";
  if (score !== null) return "scored";
  return claims > 0 ? "claimed" : "open";
}
