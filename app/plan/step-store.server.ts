import { deleteBranchStep, findBranchStep, pushBranchStep, readBranchTurns, turnBranchStep } from "#db/queries/branch-steps.ts";
import { deleteStep, findStep, pushStep, readTurns, turnStep } from "#db/queries/plan-steps.ts";
import type { Database } from "#db/tables/index.ts";
import type { PlanStepRow } from "#db/tables/plan.ts";

/** One thing that a person did, as it is kept to be undone and done again. */
export type KeptStep = Pick<PlanStepRow, "id" | "userId" | "undoCommand" | "redoCommand" | "undone">;
type NewStep = Pick<PlanStepRow, "id" | "userId" | "undoCommand" | "redoCommand" | "createdAt">;

/** Where the steps of people are kept: those of the plan, or of one branch of it. */
export interface StepStore {
  push(db: Database, step: NewStep): Promise<void>;
  find(db: Database, userId: string, direction: "undo" | "redo"): Promise<KeptStep | undefined>;
  turn(db: Database, id: string, step: Pick<KeptStep, "undoCommand" | "redoCommand" | "undone">): Promise<void>;
  drop(db: Database, id: string): Promise<void>;
  turns(db: Database, userId: string): Promise<{ canUndo: boolean; canRedo: boolean }>;
}

export function stepsOfPlan(projectId: string): StepStore {
  return {
    push: (db, step) => pushStep(db, { ...step, projectId }),
    find: (db, userId, direction) => findStep(db, projectId, userId, direction),
    turn: turnStep,
    drop: deleteStep,
    turns: (db, userId) => readTurns(db, projectId, userId),
  };
}

export function stepsOfBranch(branchId: string): StepStore {
  return {
    push: (db, step) => pushBranchStep(db, { ...step, branchId }),
    find: (db, userId, direction) => findBranchStep(db, branchId, userId, direction),
    turn: turnBranchStep,
    drop: deleteBranchStep,
    turns: (db, userId) => readBranchTurns(db, branchId, userId),
  };
}
