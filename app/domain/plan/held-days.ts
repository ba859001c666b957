import type { Day } from "../time/day.ts";

/** What else happens in a task on days of its own, which the schedule does not move: members score the vendors, or a vendor shows its product. */
export type HeldKind = "scoring" | "demonstration";

/** Days, the last one included, on which something of a task is agreed to happen wherever its bar lies. */
export interface HeldDays {
  readonly taskId: string;
  readonly kind: HeldKind;
  readonly from: Day;
  readonly until: Day;
}
