import type { BudgetBand, Criticality, Range, TemplateKey } from "./template.ts";
import { templateKeys } from "./template.ts";

export interface ProjectFacts {
  readonly users: number;
  readonly sites: number;
  /** What may be spent over the first year, in minor units of `currency`. */
  readonly budgetMinor?: bigint;
  readonly currency?: string;
  readonly criticality: Criticality;
}

/** Why, as a code with its figures; pages turn it into words. `supports` is the lightest template that the fact allows. */
export type TemplateReason =
  | { readonly code: "template.reason.users"; readonly supports: TemplateKey; readonly users: number; readonly range: Range }
  | { readonly code: "template.reason.sites"; readonly supports: TemplateKey; readonly sites: number; readonly range: Range }
  | { readonly code: "template.reason.criticality"; readonly supports: TemplateKey; readonly criticality: Criticality }
  | {
      readonly code: "template.reason.budgetBelow" | "template.reason.budgetWithin" | "template.reason.budgetAbove";
      readonly budgetMinor: bigint;
      readonly band: BudgetBand;
    }
  | { readonly code: "template.reason.budgetNotCompared"; readonly currency: string | null };

export interface TemplateAlternative {
  readonly key: TemplateKey;
  /** Lighter than the facts ask for, or heavier than they need. */
  readonly code: "template.alternative.lighter" | "template.alternative.heavier";
  /** The facts that speak against a lighter template; empty for a heavier one. */
  readonly against: readonly TemplateReason[];
}

export interface TemplateRecommendation {
  readonly key: TemplateKey;
  /** The facts that decided first, then the ones that agree with a lighter template, the budget last. */
  readonly reasons: readonly TemplateReason[];
  /** The other two, nearest first. */
  readonly alternatives: readonly TemplateAlternative[];
}

const userRanges: Readonly<Record<TemplateKey, Range>> = {
  rapid: { from: 1, to: 30 },
  std6: { from: 31, to: 300 },
  large: { from: 301, to: null },
};

const siteRanges: Readonly<Record<TemplateKey, Range>> = {
  rapid: { from: 1, to: 1 },
  std6: { from: 2, to: 2 },
  large: { from: 3, to: null },
};

const lightestByCriticality: Readonly<Record<Criticality, TemplateKey>> = { low: "rapid", normal: "rapid", high: "std6" };

/** Spending bands of the survey on willingness to invest in CRM: below 1 million yuan, 1 to 10 million, above. */
export const budgetBands: Readonly<Record<TemplateKey, BudgetBand>> = {
  rapid: { currency: "CNY", fromMinor: 0n, toMinor: 100_000_000n },
  std6: { currency: "CNY", fromMinor: 100_000_000n, toMinor: 1_000_000_000n },
  large: { currency: "CNY", fromMinor: 1_000_000_000n, toMinor: null },
};

/**
 * Proposes the plan template for a project: each of users, sites and criticality names the lightest template it allows, and the heaviest of
 * these is proposed, so that more users, more sites or a higher criticality never lead to a lighter plan.
 *
 * - users: up to 30 rapid, up to 300 std6, above large
 * - sites: one rapid, two std6, three or more large (a pilot, then waves)
 * - criticality: high asks for at least std6 (a prototype and two rehearsals)
 *
 * The budget never changes the proposal, for money does not make a project smaller; it is compared with the band of the proposed template and
 * reported. Without a budget nothing is said; a currency other than the band's, or none, is reported as not compared.
 *
 * 120 users at one site of normal criticality with 3,000,000 CNY: std6, by its users; the budget is within the band.
 *
 * Throws a RangeError unless users and sites are whole numbers from 1 and the budget is not negative.
 *
 * Method: fast implementation (ASAP) for small and medium companies, a phased reference model (AIM) for large multi-site ones, the six-step
 * process between them. The limits are planning assumptions of the product: the middle ground between the sizes that the templates assume.
 */
export function recommendTemplate(facts: ProjectFacts): TemplateRecommendation {
  assertCount("users", facts.users);
  assertCount("sites", facts.sites);
  if (facts.budgetMinor !== undefined && facts.budgetMinor < 0n) throw new RangeError("A budget is not negative");

  const byUsers = lightestFor(userRanges, facts.users);
  const bySites = lightestFor(siteRanges, facts.sites);
  const needs = [
    { code: "template.reason.users", supports: byUsers, users: facts.users, range: userRanges[byUsers] },
    { code: "template.reason.sites", supports: bySites, sites: facts.sites, range: siteRanges[bySites] },
    { code: "template.reason.criticality", supports: lightestByCriticality[facts.criticality], criticality: facts.criticality },
  ] as const;

  const ranked = [...needs].sort((a, b) => weight(b.supports) - weight(a.supports));
  const key = ranked[0]?.supports ?? "std6";
  return {
    key,
    reasons: [...ranked, ...compareBudget(facts, key)],
    alternatives: templateKeys
      .filter((other) => other !== key)
      .sort((a, b) => Math.abs(weight(a) - weight(key)) - Math.abs(weight(b) - weight(key)) || weight(b) - weight(a))
      .map((other) => ({
        key: other,
        code: weight(other) < weight(key) ? "template.alternative.lighter" : "template.alternative.heavier",
        against: ranked.filter((need) => weight(need.supports) > weight(other)),
      })),
  };
}

function assertCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`The number of ${name} is a whole number from 1, not ${value}`);
}

function lightestFor(ranges: Readonly<Record<TemplateKey, Range>>, value: number): TemplateKey {
  return templateKeys.find((key) => ranges[key].to === null || value <= (ranges[key].to ?? value)) ?? "large";
}

function weight(key: TemplateKey): number {
  return templateKeys.indexOf(key);
}

function compareBudget({ budgetMinor, currency }: ProjectFacts, key: TemplateKey): readonly TemplateReason[] {
  if (budgetMinor === undefined) return [];
  const band = budgetBands[key];
  if (currency !== band.currency) return [{ code: "template.reason.budgetNotCompared", currency: currency ?? null }];
  if (budgetMinor < band.fromMinor) return [{ code: "template.reason.budgetBelow", budgetMinor, band }];
  if (band.toMinor !== null && budgetMinor >= band.toMinor) return [{ code: "template.reason.budgetAbove", budgetMinor, band }];
  return [{ code: "template.reason.budgetWithin", budgetMinor, band }];
}
