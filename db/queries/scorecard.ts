import { z } from "zod";
import type { Judgement, SeatJudgement } from "#app/domain/scorecard/judgement.ts";
import {
  amountUnits,
  weighers,
  weightings,
  type AgreedWeighing,
  type EvaluationMethod,
  type ScaleLevel,
  type Scorecard,
  type ScorecardCriterion,
} from "#app/domain/scorecard/scorecard.ts";
import { modelLimits } from "#app/domain/scoring/model-problem.ts";
import { aggregations, criterionKinds, normalisations, scoreVariations, tieBreaks } from "#app/domain/scoring/model.ts";
import type {
  EvaluationCriterionRow,
  EvaluationJudgementRow,
  EvaluationRequirementRow,
  EvaluationRow,
  EvaluationSeatRow,
  EvaluationWeighingRow,
} from "../tables/evaluation.ts";
import type { Database } from "../tables/index.ts";
import { writeOver } from "../write-over.ts";

const share = z.number().min(0).max(1);

/** How {@link EvaluationMethod} is kept and sent. */
export const methodSchema = z.object({
  normalisation: z.enum(normalisations).default("absolute"),
  moneyPerPoint: z.number().positive().max(1e15).nullable().default(null),
  aggregation: z.enum(aggregations).default("mean"),
  minimumTechnical: z.number().min(0).max(100).nullable().default(null),
  tieBreaks: z.array(z.enum(tieBreaks)).max(tieBreaks.length).default(["highestWeight", "lowerCost", "chair"]),
  weightConstraint: z.union([z.enum(["none", "ordinal"]), z.record(z.string(), z.tuple([share, share]))]).default("ordinal"),
  scoreVariation: z.enum(scoreVariations).default("fixed"),
  samples: z.number().int().min(1).max(modelLimits.samples).default(10_000),
  seed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .default(1),
  envelopes: z.union([z.literal(1), z.literal(2)]).default(1),
  currency: z.string().default("CNY"),
  preset: z.string().nullable().default(null),
});

export function storedMethod(json: string): EvaluationMethod {
  return methodSchema.parse(JSON.parse(json));
}

const levelsSchema = z.array(z.object({ level: z.number(), en: z.string(), zh: z.string().nullable() }));
const pointsSchema = z.array(z.tuple([z.number(), z.number()])).nullable();
const anchorsSchema = z.tuple([z.number(), z.number()]).nullable();
const judgementSchema = z.union([z.array(z.tuple([z.string(), z.string(), z.number()])), z.record(z.string(), z.number())]);

/** What somebody said of a group, as it is kept: ratios of pairs in a list, everything else by criterion. */
export function storedJudgement(json: string): Judgement {
  const said = judgementSchema.parse(JSON.parse(json));
  return Array.isArray(said) ? { kind: "pairs", pairs: said } : { kind: "numbers", numbers: said };
}

export function judgementText(judgement: Judgement): string {
  return JSON.stringify(judgement.kind === "pairs" ? judgement.pairs : judgement.numbers);
}

export function levelsText(levels: readonly ScaleLevel[]): string {
  return JSON.stringify(levels.map(({ level, text }) => ({ level, en: text.en, zh: text.zh })));
}

/** Everything that the scorecard of a project is kept in. */
export interface ScorecardRecords {
  readonly evaluation: EvaluationRow;
  /** In their order, removed ones among them. */
  readonly criteria: readonly EvaluationCriterionRow[];
  readonly requirements: readonly EvaluationRequirementRow[];
  readonly weighings: readonly EvaluationWeighingRow[];
}

export async function readScorecardRecords(db: Database, projectId: string): Promise<ScorecardRecords | null> {
  const evaluation = await db.selectFrom("evaluation").selectAll().where("projectId", "=", projectId).executeTakeFirst();
  if (!evaluation) return null;
  const [criteria, requirements] = [
    await db.selectFrom("evaluationCriterion").selectAll().where("projectId", "=", projectId).orderBy("position").orderBy("id").execute(),
    await db.selectFrom("evaluationRequirement").selectAll().where("projectId", "=", projectId).orderBy("position").orderBy("id").execute(),
  ];
  const weighings = await db.selectFrom("evaluationWeighing").selectAll().where("projectId", "=", projectId).orderBy("groupId").execute();
  return { evaluation, criteria, requirements, weighings };
}

/** The scorecard that is worked on in a project; null before there is one. */
export async function readScorecard(db: Database, projectId: string): Promise<Scorecard | null> {
  const records = await readScorecardRecords(db, projectId);
  return records && scorecardOf(records);
}

export function scorecardOf({ evaluation, criteria, requirements, weighings }: ScorecardRecords): Scorecard {
  const present = criteria.filter(({ removedAt }) => removedAt === null);
  return {
    method: storedMethod(evaluation.method),
    weighting: weightingSchema.parse(evaluation.weighting),
    criteria: childrenOf(present, null),
    requirements: requirements
      .filter(({ removedAt }) => removedAt === null)
      .map(({ id, libraryId, text, textZh }) => ({ id, libraryId, text: { en: text, zh: textZh } })),
    weighings: weighings.map(storedWeighing),
  };
}

const weightingSchema = z.enum(weightings);
const kindSchema = z.enum(criterionKinds);
const unitSchema = z.enum(amountUnits).nullable();
const weigherSchema = z.enum(weighers);

/** A criterion whose parent is gone is gone with it. */
function childrenOf(rows: readonly EvaluationCriterionRow[], parentId: string | null): readonly ScorecardCriterion[] {
  return rows
    .filter((row) => row.parentId === parentId)
    .map((row) => ({
      id: row.id,
      libraryId: row.libraryId,
      name: { en: row.name, zh: row.nameZh },
      guidance: { en: row.guidance, zh: row.guidanceZh },
      kind: kindSchema.parse(row.kind),
      unit: unitSchema.parse(row.unit),
      weight: row.weight,
      weighting: weightingSchema.parse(row.weighting),
      scale: [row.scaleLow, row.scaleHigh],
      levels: levelsSchema.parse(JSON.parse(row.levels)).map(({ level, en, zh }) => ({ level, text: { en, zh } })),
      valuePoints: row.valuePoints === null ? null : pointsSchema.parse(JSON.parse(row.valuePoints)),
      anchors: row.anchors === null ? null : anchorsSchema.parse(JSON.parse(row.anchors)),
      discountRate: row.discountRate,
      minimum: row.minimum,
      isApplicable: row.isApplicable === 1,
      children: childrenOf(rows, row.id),
    }));
}

function storedWeighing({ groupId, weigher, judgement, reason }: EvaluationWeighingRow): AgreedWeighing {
  return { groupId, weigher: weigherSchema.parse(weigher), judgement: judgement === null ? null : storedJudgement(judgement), reason };
}

/** The seats of the committee in their order, without those that were taken away. */
export async function listScoringSeats(db: Database, projectId: string): Promise<EvaluationSeatRow[]> {
  return db
    .selectFrom("evaluationSeat")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("removedAt", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute();
}

export async function listJudgementRows(db: Database, projectId: string): Promise<EvaluationJudgementRow[]> {
  return db.selectFrom("evaluationJudgement").selectAll().where("projectId", "=", projectId).orderBy("groupId").orderBy("seatId").execute();
}

/** What the members of the committee said of the groups. */
export async function listJudgements(db: Database, projectId: string): Promise<SeatJudgement[]> {
  const rows = await listJudgementRows(db, projectId);
  return rows.map(({ groupId, seatId, method, judgement, reason }) => ({
    groupId,
    seatId,
    method,
    judgement: storedJudgement(judgement),
    reason,
  }));
}

export async function insertEvaluation(db: Database, row: EvaluationRow): Promise<void> {
  await db.insertInto("evaluation").values(row).execute();
}

/** Changes how a project evaluates, still at `version`; false when it was changed elsewhere. */
export async function updateEvaluation(
  db: Database,
  projectId: string,
  version: number,
  changes: Partial<Pick<EvaluationRow, "method" | "weighting">>,
): Promise<boolean> {
  const result = await db
    .updateTable("evaluation")
    .set({ ...changes, version: version + 1 })
    .where("projectId", "=", projectId)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function insertCriteria(db: Database, rows: readonly EvaluationCriterionRow[]): Promise<void> {
  if (rows.length > 0) await db.insertInto("evaluationCriterion").values(rows).execute();
}

/** Changes a criterion that is still at `version`; false when it was changed elsewhere. */
export async function updateCriterion(
  db: Database,
  id: string,
  version: number,
  changes: Partial<Omit<EvaluationCriterionRow, "id" | "projectId" | "version">>,
): Promise<boolean> {
  const result = await db
    .updateTable("evaluationCriterion")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Puts a criterion at a place; its version stays: what its form shows is the same. */
export async function placeCriterion(db: Database, id: string, position: number): Promise<void> {
  await db.updateTable("evaluationCriterion").set({ position }).where("id", "=", id).execute();
}

export async function insertRequirements(db: Database, rows: readonly EvaluationRequirementRow[]): Promise<void> {
  if (rows.length > 0) await db.insertInto("evaluationRequirement").values(rows).execute();
}

/** Changes a requirement that is still at `version`; false when it was changed elsewhere. */
export async function updateRequirement(
  db: Database,
  id: string,
  version: number,
  changes: Partial<Omit<EvaluationRequirementRow, "id" | "projectId" | "version">>,
): Promise<boolean> {
  const result = await db
    .updateTable("evaluationRequirement")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function placeRequirement(db: Database, id: string, position: number): Promise<void> {
  await db.updateTable("evaluationRequirement").set({ position }).where("id", "=", id).execute();
}

/** Writes how a group is weighed over what stands at `version`, which is 0 for nothing; false when it was changed elsewhere. */
export async function writeWeighing(db: Database, row: Omit<EvaluationWeighingRow, "version">, version: number): Promise<boolean> {
  const { projectId, groupId, ...values } = row;
  return writeOver(
    version,
    db
      .insertInto("evaluationWeighing")
      .values({ ...row, version: 1 })
      .onConflict((conflict) => conflict.doNothing()),
    db
      .updateTable("evaluationWeighing")
      .set({ ...values, version: version + 1 })
      .where("projectId", "=", projectId)
      .where("groupId", "=", groupId)
      .where("version", "=", version),
  );
}

/** Says how the criteria of a group are weighed, of those at the top where the id is empty. Versions stay: what their forms show is the same. */
export async function setWeighting(db: Database, projectId: string, groupId: string, weighting: string): Promise<void> {
  if (groupId === "") await db.updateTable("evaluation").set({ weighting }).where("projectId", "=", projectId).execute();
  else
    await db.updateTable("evaluationCriterion").set({ weighting }).where("projectId", "=", projectId).where("id", "=", groupId).execute();
}

/** Writes what a seat says of a group over what stands at `version`, which is 0 for nothing; false when it was changed elsewhere. */
export async function writeJudgement(db: Database, row: Omit<EvaluationJudgementRow, "version">, version: number): Promise<boolean> {
  const { projectId, groupId, seatId, ...values } = row;
  return writeOver(
    version,
    db
      .insertInto("evaluationJudgement")
      .values({ ...row, version: 1 })
      .onConflict((conflict) => conflict.doNothing()),
    db
      .updateTable("evaluationJudgement")
      .set({ ...values, version: version + 1 })
      .where("projectId", "=", projectId)
      .where("groupId", "=", groupId)
      .where("seatId", "=", seatId)
      .where("version", "=", version),
  );
}

/** The number of the round by which the scorecard is fixed now; null while it may change. */
export async function lockingRound(db: Database, projectId: string): Promise<number | null> {
  const row = await db
    .selectFrom("evaluationRound")
    .select("number")
    .where("projectId", "=", projectId)
    .where("state", "in", ["finalised", "open"])
    .orderBy("number", "desc")
    .executeTakeFirst();
  return row?.number ?? null;
}

/** The number of the last round that was scored by the scorecard as it was then, and revealed; null for none. */
export async function lastRevealedRound(db: Database, projectId: string): Promise<number | null> {
  const row = await db
    .selectFrom("evaluationRound")
    .select("number")
    .where("projectId", "=", projectId)
    .where("state", "in", ["revealed", "decided"])
    .orderBy("number", "desc")
    .executeTakeFirst();
  return row?.number ?? null;
}

/** Deletes for good what was removed of scorecards before an instant, criteria with everything below them; returns how much. */
export async function purgeScorecards(db: Database, before: string): Promise<number> {
  const requirements = await db.deleteFrom("evaluationRequirement").where("removedAt", "<", before).executeTakeFirst();
  const criteria = await db.deleteFrom("evaluationCriterion").where("removedAt", "<", before).executeTakeFirst();
  let count = Number(requirements.numDeletedRows) + Number(criteria.numDeletedRows);
  if (count > 0)
    await db
      .deleteFrom("requirementPull")
      .where("subjectId", "not in", db.selectFrom("evaluationRequirement").select("id"))
      .where("subjectId", "not in", db.selectFrom("evaluationCriterion").select("id"))
      .execute();
  if (Number(criteria.numDeletedRows) === 0) return count;
  const present = db.selectFrom("evaluationCriterion").select("id");
  for (let orphans = 1; orphans > 0; count += orphans) {
    const gone = await db
      .deleteFrom("evaluationCriterion")
      .where("parentId", "is not", null)
      .where("parentId", "not in", present)
      .executeTakeFirst();
    orphans = Number(gone.numDeletedRows);
  }
  for (const table of ["evaluationWeighing", "evaluationJudgement"] as const)
    await db.deleteFrom(table).where("groupId", "<>", "").where("groupId", "not in", present).execute();
  return count;
}

/** Every criterion that the scorecard of a project has or had, with its place: those that were taken away, too. */
export async function listCriteriaEver(db: Database, projectId: string) {
  return db.selectFrom("evaluationCriterion").select(["id", "parentId", "libraryId", "kind"]).where("projectId", "=", projectId).execute();
}
