import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import type { TaskChanges } from "#app/domain/plan/command.ts";

/** What the server said to a command. */
export type SendOutcome =
  | {
      readonly ok: true;
      readonly plan: Plan;
      readonly canUndo: boolean;
      readonly canRedo: boolean;
      /** How many tasks have new dates. */
      readonly moved: number;
    }
  | { readonly ok: false; readonly reason: "conflict"; readonly mine: TaskChanges; readonly theirs: PlanTask }
  | { readonly ok: false; readonly reason: "refused"; readonly code: string; readonly message: string; readonly field?: string }
  | { readonly ok: false; readonly reason: "unreachable" };
