import type { ProcessFinding } from "../process-problem.ts";

export const changeLevels = [1, 2, 3, 4, 5] as const;
/**
 * How far a to-be process changes the business: localised use of information technology and internal integration, which are evolution, then redesign of the process, of the network of partners and of the scope
 * of the business, which are revolution. Source: Venkatraman, IT-Enabled Business Transformation, Sloan Management Review 35(2), 1994.
 */
export type ChangeLevel = (typeof changeLevels)[number];

export const organisationChanges = [
  "training",
  "procedure",
  "sharedData",
  "role",
  "authority",
  "kpi",
  "structure",
  "partnerAgreement",
  "partnerData",
  "businessModel",
  "competence",
] as const;
export type OrganisationChange = (typeof organisationChanges)[number];

const demandedAt: Readonly<Record<ChangeLevel, readonly OrganisationChange[]>> = {
  1: ["training"],
  2: ["procedure", "sharedData"],
  3: ["role", "authority", "kpi"],
  4: ["partnerAgreement", "partnerData", "structure"],
  5: ["businessModel", "competence"],
};

/** What has to change in the organisation for a level to bring what it promises: that of the level and of all below. Which changes a level demands is the product's own list, to be edited by the project. */
export function demandedChanges(level: ChangeLevel): readonly OrganisationChange[] {
  return changeLevels.filter((each) => each <= level).flatMap((each) => demandedAt[each]);
}

/** Which of the demanded changes are not planned; and, from the redesign of the process on, whether neither roles nor authority nor figures change, for then it is only called so. */
export function checkChangeLevel(level: ChangeLevel, planned: readonly OrganisationChange[]): readonly ProcessFinding[] {
  const missing = demandedChanges(level).filter((each) => !planned.includes(each));
  const isOnlyCalledSo = level >= 3 && demandedAt[3].every((each) => missing.includes(each));
  return [
    ...(isOnlyCalledSo ? [{ code: "level.unorganised" as const, at: null, detail: { level } }] : []),
    ...missing.map((change) => ({ code: "level.change.missing" as const, at: null, detail: { level, change } })),
  ];
}
