import type { Stance } from "#app/domain/evaluation/decision-rule.ts";
import type { DecisionSignatureRow, EvaluationDecisionRow } from "../tables/evaluation.ts";
import type { Database } from "../tables/index.ts";

/** A decision without what it rests on. */
export type DecisionHead = Omit<EvaluationDecisionRow, "snapshot">;

const headColumns = [
  "id",
  "projectId",
  "roundId",
  "number",
  "vendorId",
  "vendorName",
  "recommendation",
  "conditions",
  "dissent",
  "snapshotHash",
  "draftedBy",
  "drafterName",
  "draftedAt",
  "withdrawnAt",
  "withdrawnBy",
  "withdrawal",
] as const satisfies readonly (keyof DecisionHead)[];

/** The decisions of a project on its vendors, the first one first, withdrawn ones among them. */
export async function listDecisions(db: Database, projectId: string): Promise<DecisionHead[]> {
  return db.selectFrom("evaluationDecision").select(headColumns).where("projectId", "=", projectId).orderBy("number").execute();
}

/** The decision of a round that was not withdrawn; undefined for none. */
export async function findStandingDecision(db: Database, roundId: string): Promise<DecisionHead | undefined> {
  return db
    .selectFrom("evaluationDecision")
    .select(headColumns)
    .where("roundId", "=", roundId)
    .where("withdrawnAt", "is", null)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The text of what was signed, whatever became of it since. */
export async function readSnapshotText(db: Database, decisionId: string): Promise<string> {
  const { snapshot } = await db.selectFrom("evaluationDecision").select("snapshot").where("id", "=", decisionId).executeTakeFirstOrThrow();
  return snapshot;
}

export async function insertDecision(db: Database, row: EvaluationDecisionRow): Promise<void> {
  await db.insertInto("evaluationDecision").values(row).execute();
}

type Withdrawal = Pick<EvaluationDecisionRow, "withdrawnAt" | "withdrawnBy" | "withdrawal">;

/** Withdraws a decision; false when it was withdrawn before. */
export async function withdrawDecision(db: Database, id: string, withdrawal: Withdrawal): Promise<boolean> {
  const result = await db
    .updateTable("evaluationDecision")
    .set(withdrawal)
    .where("id", "=", id)
    .where("withdrawnAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export type DecisionSignature = Omit<DecisionSignatureRow, "stance"> & { readonly stance: Stance };

/** The signatures of all decisions of a project, the oldest first. */
export async function listSignatures(db: Database, projectId: string): Promise<DecisionSignature[]> {
  const rows = await db
    .selectFrom("decisionSignature")
    .selectAll()
    .where("projectId", "=", projectId)
    .orderBy("signedAt")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, stance: row.stance === "for" ? "for" : "against" }));
}

/** Signs a decision; false for an account that has signed it before. */
export async function insertSignature(db: Database, row: DecisionSignatureRow): Promise<boolean> {
  const result = await db
    .insertInto("decisionSignature")
    .values(row)
    .onConflict((conflict) => conflict.columns(["decisionId", "signedBy"]).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
