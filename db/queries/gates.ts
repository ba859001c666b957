import { z } from "zod";
import { evidenceStates } from "#app/domain/gate/evidence.ts";
import type {
  GateConditionRow,
  GateCriterionRow,
  GateDecisionRow,
  GateSignatureRow,
  GateThresholdRow,
  GateWaiverRow,
} from "../tables/gates.ts";
import type { Database } from "../tables/index.ts";
import { writeOver } from "../write-over.ts";

const text = z.object({ text: z.string(), zh: z.string().nullable() });
const evidenceSchema = z.array(
  z.object({
    id: z.string(),
    text,
    state: z.enum(evidenceStates),
    /** What a figure said; null for none. */
    figure: z.object({ code: z.string(), count: z.number(), of: z.number() }).nullable(),
    /** Whoever signed, or sees to what was waived. */
    by: z.string().nullable(),
    /** The last day of a waiver. */
    until: z.string().nullable(),
  }),
);
/** A criterion with its evidence as it was at a decision. */
export type StoredEvidence = z.output<typeof evidenceSchema>[number];

/** The evidence as a decision keeps it. */
export function storedEvidence(json: string): readonly StoredEvidence[] {
  return evidenceSchema.parse(JSON.parse(json));
}

const limitsSchema = z.record(z.string(), z.number());

export function storedLimits(json: string): Readonly<Record<string, number>> {
  return limitsSchema.parse(JSON.parse(json));
}

/** Everything that the gates of a project hold. */
export interface GateRecords {
  /** In their order, removed ones among them. */
  readonly criteria: readonly GateCriterionRow[];
  readonly thresholds: readonly GateThresholdRow[];
  /** The oldest first, withdrawn ones among them. */
  readonly signatures: readonly GateSignatureRow[];
  /** The oldest first, ended ones among them. */
  readonly waivers: readonly GateWaiverRow[];
  readonly decisions: readonly GateDecisionRow[];
  readonly conditions: readonly GateConditionRow[];
}

export async function readGateRecords(db: Database, projectId: string): Promise<GateRecords> {
  return {
    criteria: await db
      .selectFrom("gateCriterion")
      .selectAll()
      .where("projectId", "=", projectId)
      .orderBy("position")
      .orderBy("id")
      .execute(),
    thresholds: await db.selectFrom("gateThreshold").selectAll().where("projectId", "=", projectId).execute(),
    signatures: await db
      .selectFrom("gateSignature")
      .selectAll()
      .where("projectId", "=", projectId)
      .orderBy("signedAt")
      .orderBy("id")
      .execute(),
    waivers: await db.selectFrom("gateWaiver").selectAll().where("projectId", "=", projectId).orderBy("grantedAt").orderBy("id").execute(),
    decisions: await db.selectFrom("gateDecision").selectAll().where("projectId", "=", projectId).orderBy("sequence").execute(),
    conditions: await db
      .selectFrom("gateCondition")
      .selectAll()
      .where("projectId", "=", projectId)
      .orderBy("position")
      .orderBy("id")
      .execute(),
  };
}

export async function insertGateCriteria(db: Database, rows: readonly GateCriterionRow[]): Promise<void> {
  if (rows.length > 0) await db.insertInto("gateCriterion").values(rows).execute();
}

/** Changes a criterion that is still at `version`; false when it was changed elsewhere. */
export async function updateGateCriterion(
  db: Database,
  id: string,
  version: number,
  changes: Partial<Pick<GateCriterionRow, "text" | "removedAt" | "removedBy">>,
): Promise<boolean> {
  const result = await db
    .updateTable("gateCriterion")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function insertGateThresholds(db: Database, rows: readonly GateThresholdRow[]): Promise<void> {
  if (rows.length > 0) await db.insertInto("gateThreshold").values(rows).execute();
}

/** Writes the limits of a criterion over those at `version`, which is 0 for none; false when they were changed elsewhere. */
export async function writeGateThresholds(
  db: Database,
  { projectId, criterionId, limits }: Omit<GateThresholdRow, "version">,
  version: number,
): Promise<boolean> {
  return writeOver(
    version,
    db
      .insertInto("gateThreshold")
      .values({ projectId, criterionId, limits, version: 1 })
      .onConflict((conflict) => conflict.doNothing()),
    db
      .updateTable("gateThreshold")
      .set({ limits, version: version + 1 })
      .where("projectId", "=", projectId)
      .where("criterionId", "=", criterionId)
      .where("version", "=", version),
  );
}

export async function insertGateSignature(db: Database, row: GateSignatureRow): Promise<void> {
  await db.insertInto("gateSignature").values(row).execute();
}

type Withdrawal = Pick<GateSignatureRow, "withdrawnAt" | "withdrawnBy" | "withdrawerName" | "withdrawal">;

/** Withdraws a signature that stands; false when it was withdrawn before. */
export async function withdrawGateSignature(db: Database, id: string, withdrawal: Withdrawal): Promise<boolean> {
  const result = await db
    .updateTable("gateSignature")
    .set(withdrawal)
    .where("id", "=", id)
    .where("withdrawnAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function insertGateWaiver(db: Database, row: GateWaiverRow): Promise<void> {
  await db.insertInto("gateWaiver").values(row).execute();
}

/** Ends a waiver; false when it was ended before. */
export async function endGateWaiver(
  db: Database,
  id: string,
  ending: Pick<GateWaiverRow, "endedAt" | "endedBy" | "enderName" | "ending">,
): Promise<boolean> {
  const result = await db.updateTable("gateWaiver").set(ending).where("id", "=", id).where("endedAt", "is", null).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function insertGateDecision(db: Database, row: GateDecisionRow, conditions: readonly GateConditionRow[]): Promise<void> {
  await db.insertInto("gateDecision").values(row).execute();
  if (conditions.length > 0) await db.insertInto("gateCondition").values(conditions).execute();
}

/** Says that a condition at `version` is met, or that it is not; false when it was changed elsewhere. */
export async function updateGateCondition(
  db: Database,
  id: string,
  version: number,
  met: Pick<GateConditionRow, "metAt" | "metBy" | "meeterName">,
): Promise<boolean> {
  const result = await db
    .updateTable("gateCondition")
    .set({ ...met, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
