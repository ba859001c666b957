import { demoRoles } from "../scorecard/demo-script.ts";

export const demoAudiences = [...demoRoles, "other"] as const;
/** Whose pain a scenario of a demonstration is about. */
export type DemoAudience = (typeof demoAudiences)[number];

/** What a stored text says; `other` for one that is none. */
export function demoAudience(text: string): DemoAudience {
  return demoAudiences.find((each) => each === text) ?? "other";
}
