import { z } from "zod";
import type { CostLine } from "#app/domain/vendor/costs-in-base.ts";
import type { Database } from "../tables/index.ts";
import type { VendorBidRow, VendorComplianceRow, VendorCostRow, VendorFactRow, VendorRow } from "../tables/vendors.ts";
import { writeOver } from "../write-over.ts";

/** The vendors of a project in their order, without removed ones. */
export async function listVendors(db: Database, projectId: string): Promise<VendorRow[]> {
  return db
    .selectFrom("vendor")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("removedAt", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute();
}

/** The vendors that were removed, the last one first, with who did so. */
export async function listRemovedVendors(db: Database, projectId: string) {
  const rows = await db
    .selectFrom("vendor")
    .leftJoin("appUser", "appUser.id", "vendor.removedBy")
    .selectAll("vendor")
    .select("appUser.name as removerName")
    .where("projectId", "=", projectId)
    .where("removedAt", "is not", null)
    .orderBy("removedAt", "desc")
    .orderBy("vendor.id")
    .execute();
  return rows.flatMap(({ removedAt, ...row }) => (removedAt === null ? [] : [{ ...row, removedAt }]));
}

/** A vendor of a project, removed or not. */
export async function findVendor(db: Database, projectId: string, id: string): Promise<VendorRow | undefined> {
  return db.selectFrom("vendor").selectAll().where("projectId", "=", projectId).where("id", "=", id).executeTakeFirst();
}

export async function insertVendor(db: Database, row: VendorRow): Promise<void> {
  await db.insertInto("vendor").values(row).execute();
}

export type VendorChanges = Partial<Omit<VendorRow, "id" | "projectId" | "version">>;

/** Changes a vendor that is still at `version`; false when it was changed elsewhere. */
export async function updateVendor(db: Database, id: string, version: number, changes: VendorChanges): Promise<boolean> {
  const result = await db
    .updateTable("vendor")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Puts a vendor in its place; its version stays, for nobody edits the order in a form. */
export async function placeVendor(db: Database, id: string, position: number): Promise<void> {
  await db.updateTable("vendor").set({ position }).where("id", "=", id).execute();
}

export type VendorCost = Omit<VendorCostRow, "amounts"> & CostLine;

/** Everything that the vendors of a project offer; of one vendor where it is named. */
export interface VendorOffers {
  readonly bids: readonly VendorBidRow[];
  /** In their order. */
  readonly costs: readonly VendorCost[];
  readonly facts: readonly VendorFactRow[];
  readonly compliance: readonly VendorComplianceRow[];
}

export async function readVendorOffers(db: Database, projectId: string, vendorId?: string): Promise<VendorOffers> {
  const of = vendorId === undefined ? {} : { vendorId };
  const costs = await db
    .selectFrom("vendorCost")
    .selectAll()
    .where((row) => row.and({ projectId, ...of }))
    .orderBy("position")
    .orderBy("id")
    .execute();
  return {
    bids: await db
      .selectFrom("vendorBid")
      .selectAll()
      .where((row) => row.and({ projectId, ...of }))
      .execute(),
    costs: costs.map((row) => ({ ...row, amounts: storedAmounts(row.amounts) })),
    facts: await db
      .selectFrom("vendorFact")
      .selectAll()
      .where((row) => row.and({ projectId, ...of }))
      .execute(),
    compliance: await db
      .selectFrom("vendorCompliance")
      .selectAll()
      .where((row) => row.and({ projectId, ...of }))
      .execute(),
  };
}

const amountsSchema = z.array(z.number());

function storedAmounts(json: string): readonly number[] {
  return amountsSchema.parse(JSON.parse(json));
}

/** Writes the terms of a bid over those at `version`, which is 0 for none; false when they were changed elsewhere. */
export async function writeVendorBid(db: Database, row: Omit<VendorBidRow, "version">, version: number): Promise<boolean> {
  return writeOver(
    version,
    db
      .insertInto("vendorBid")
      .values({ ...row, version: 1 })
      .onConflict((conflict) => conflict.doNothing()),
    db
      .updateTable("vendorBid")
      .set({ ...row, version: version + 1 })
      .where("vendorId", "=", row.vendorId)
      .where("version", "=", version),
  );
}

/** Writes all lines of what a vendor costs in place of those there are. */
export async function replaceVendorCosts(db: Database, vendorId: string, rows: readonly VendorCost[]): Promise<void> {
  await db.deleteFrom("vendorCost").where("vendorId", "=", vendorId).execute();
  const stored = rows.map((row) => ({ ...row, amounts: JSON.stringify(row.amounts) }));
  if (stored.length > 0) await db.insertInto("vendorCost").values(stored).execute();
}

/** Writes what a vendor states for a criterion; null takes the figure away. */
export async function writeVendorFact(
  db: Database,
  row: Omit<VendorFactRow, "version" | "amount"> & { readonly amount: number | null },
  version: number,
): Promise<void> {
  const { amount, ...rest } = row;
  await db.deleteFrom("vendorFact").where("vendorId", "=", row.vendorId).where("criterionId", "=", row.criterionId).execute();
  if (amount !== null)
    await db
      .insertInto("vendorFact")
      .values({ ...rest, amount, version: version + 1 })
      .execute();
}

/** Writes whether a vendor meets a requirement; null says that nobody has judged it. */
export async function writeVendorCompliance(
  db: Database,
  row: Omit<VendorComplianceRow, "version" | "isMet"> & { readonly isMet: VendorComplianceRow["isMet"] | null },
  version: number,
): Promise<void> {
  const { isMet, ...rest } = row;
  await db.deleteFrom("vendorCompliance").where("vendorId", "=", row.vendorId).where("requirementId", "=", row.requirementId).execute();
  if (isMet !== null)
    await db
      .insertInto("vendorCompliance")
      .values({ ...rest, isMet, version: version + 1 })
      .execute();
}

const methodSchema = z.object({ currency: z.string().regex(/^[A-Z]{3}$/) }).partial();

/** What offers are compared by. */
export interface OfferBasis {
  /** Of the evaluation; null where nobody has chosen one. */
  readonly currency: string | null;
  /** Yearly, as a share, of the first criterion that costs count in. */
  readonly discountRate: number;
  readonly costCriteria: readonly BasisCriterion[];
  /** Criteria for which vendors state an amount, such as weeks. */
  readonly amountCriteria: readonly BasisCriterion[];
  readonly criteria: readonly BasisCriterion[];
  readonly requirements: readonly {
    readonly id: string;
    readonly libraryId: string | null;
    readonly text: string;
    readonly textZh: string | null;
  }[];
}

export interface BasisCriterion {
  readonly id: string;
  readonly libraryId: string | null;
  readonly name: string;
  readonly nameZh: string | null;
  /** What an amount that is no money is counted in; null for others. */
  readonly unit: string | null;
  /** How many criteria are above it. */
  readonly depth: number;
}

/** What offers of a project are compared by, as the scorecard says it now. */
export async function readOfferBasis(db: Database, projectId: string): Promise<OfferBasis> {
  const evaluation = await db.selectFrom("evaluation").select("method").where("projectId", "=", projectId).executeTakeFirst();
  const method = evaluation ? methodSchema.safeParse(JSON.parse(evaluation.method)).data : undefined;
  const rows = await db
    .selectFrom("evaluationCriterion")
    .select(["id", "parentId", "libraryId", "name", "nameZh", "kind", "unit", "discountRate"])
    .where("projectId", "=", projectId)
    .where("removedAt", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute();
  const requirements = await db
    .selectFrom("evaluationRequirement")
    .select(["id", "libraryId", "text", "textZh"])
    .where("projectId", "=", projectId)
    .where("removedAt", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute();
  const criteria = inTreeOrder(rows);
  const costs = criteria.filter(({ kind }) => kind === "cost");
  return {
    currency: method?.currency ?? null,
    discountRate: costs[0]?.discountRate ?? 0,
    costCriteria: costs,
    amountCriteria: criteria.filter(({ kind }) => kind === "lowerIsBetter"),
    criteria,
    requirements,
  };
}

/** Each criterion before those below it, with how many are above it. */
function inTreeOrder<Row extends { readonly id: string; readonly parentId: string | null }>(
  rows: readonly Row[],
  parentId: string | null = null,
  depth = 0,
): (Row & { readonly depth: number })[] {
  return rows.filter((row) => row.parentId === parentId).flatMap((row) => [{ ...row, depth }, ...inTreeOrder(rows, row.id, depth + 1)]);
}

/** How far the last round is that was not abandoned; undefined before the first. */
export async function findLastRound(db: Database, projectId: string) {
  return db
    .selectFrom("evaluationRound")
    .select(["id", "state", "pricesOpenedAt"])
    .where("projectId", "=", projectId)
    .where("state", "<>", "abandoned")
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}
