import { viewOf } from "./workspace/view-query.ts";

/** The plan as a page whose state can be kept under a name. */
export const viewedPlan = {
  name: "plan",
  builtIn: [{ id: "phases", query: "zoom=month&closed=all" }],
  clean: (query: string) => viewOf(new URLSearchParams(query)),
} as const;
