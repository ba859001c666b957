import type { Requirement } from "./requirement.ts";

export const capBases = ["share", "days"] as const;

/** How much may be built: a share of the agreed requirements, or person-days. */
export interface ExtensionCap {
  readonly basis: (typeof capBases)[number];
  /** From 0 to 1 of a share. */
  readonly cap: number;
}

export const usualCap: ExtensionCap = { basis: "share", cap: 0.2 };

export interface ExtensionStanding {
  /** Agreed requirements. */
  readonly agreed: number;
  /** Of them, those that are met by building something. */
  readonly extended: number;
  /** Person-days of those, as far as anybody has estimated them. */
  readonly days: number;
  /** Of those, how many nobody has estimated. */
  readonly unestimated: number;
  /** Agreed ones of which nobody has said how they are met. */
  readonly undecided: number;
  /** What is held against the cap: the share, or the days; null while nothing is agreed. */
  readonly used: number | null;
  readonly isPassed: boolean;
}

/**
 * How far the agreed requirements use up what may be built. A project stays near the standard product by bounding what it builds: every extension is paid for again at each release. The cap
 * is passed above it, not at it; while nothing is agreed there is no share, and no cap is passed. 4 of 18 agreed requirements built, with a cap of 0.2: used 0.222, passed.
 */
export function standingOfExtensions(requirements: readonly Requirement[], { basis, cap }: ExtensionCap): ExtensionStanding {
  const agreed = requirements.filter(({ status }) => status === "agreed");
  const extended = agreed.filter(({ disposition }) => disposition === "extend");
  const days = extended.reduce((sum, { effortDays }) => sum + (effortDays ?? 0), 0);
  const used = agreed.length === 0 ? null : basis === "share" ? extended.length / agreed.length : days;
  return {
    agreed: agreed.length,
    extended: extended.length,
    days,
    unestimated: extended.filter(({ effortDays }) => effortDays === null).length,
    undecided: agreed.filter(({ disposition }) => disposition === "undecided").length,
    used,
    isPassed: used !== null && used > cap + 1e-9,
  };
}
