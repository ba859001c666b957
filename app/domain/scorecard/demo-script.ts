import type { Bilingual } from "../template/template.ts";
import { checkReferences, checkTexts, duplicateIds, type ContentProblem, type KnownReferences } from "./content-problem.ts";

export const demoRoles = ["sales", "marketing", "customers", "managers"] as const;
/** Whose problem a scenario shows. */
export type DemoRole = (typeof demoRoles)[number];

/** What every vendor shows alike, on the customer's own data. */
export interface DemoScenario {
  readonly id: string;
  readonly role: DemoRole;
  readonly minutes: number;
  readonly name: Bilingual;
  readonly painPoint: Bilingual;
  /** Of the methodology. */
  readonly items: readonly string[];
  readonly steps: readonly Bilingual[];
  readonly lookFor: readonly Bilingual[];
  /** Criteria that it is evidence for. */
  readonly criteria: readonly string[];
}

/**
 * What keeps scenarios from being shown: ids used twice, no steps or nothing to look for, a length that is not a whole number of minutes from 1, criteria that do not exist or
 * none, texts missing in a language. Empty for sound ones. Never throws.
 */
export function checkDemoScripts(scenarios: readonly DemoScenario[], known: KnownReferences): readonly ContentProblem[] {
  return [
    ...duplicateIds(scenarios),
    ...scenarios.flatMap((scenario) => {
      const { id: place, minutes, steps, lookFor, name, painPoint } = scenario;
      return [
        ...checkTexts(place, [name, painPoint, ...steps, ...lookFor]),
        ...(steps.length > 0 && lookFor.length > 0 ? [] : [{ code: "content.empty" as const, place }]),
        ...(Number.isInteger(minutes) && minutes > 0 ? [] : [{ code: "content.minutes" as const, place }]),
        ...checkReferences(scenario, known),
      ];
    }),
  ];
}
