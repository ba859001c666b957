import type { InstantText } from "./accounts.ts";

/** What a project's plan was made from, or last brought to. */
export interface ProjectMethodRow {
  projectId: string;
  /** JSON: the method as it was then, and which task of the plan each of its tasks became. */
  current: string;
  /** JSON: the same of before the first change and after each one since that can still be turned; null before the first one. */
  former: string | null;
  /** The step of the plan that made the last change. */
  stepId: string | null;
  changedBy: string | null;
  changedAt: InstantText;
}
