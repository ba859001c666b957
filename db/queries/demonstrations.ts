import type { Database } from "../tables/index.ts";
import type { DemoNoteRow, DemoScenarioRow, VendorDemoRow } from "../tables/vendor-questions.ts";
import { findCurrentRound } from "./rounds.ts";
import { writeOver } from "../write-over.ts";

/** What vendors are to show, in its order, removed scenarios among them. */
export async function listScenarios(db: Database, projectId: string): Promise<DemoScenarioRow[]> {
  return db.selectFrom("demoScenario").selectAll().where("projectId", "=", projectId).orderBy("position").orderBy("id").execute();
}

export async function insertScenarios(db: Database, rows: readonly DemoScenarioRow[]): Promise<void> {
  if (rows.length > 0) await db.insertInto("demoScenario").values(rows).execute();
}

/** The script of one project for another: what stands in it, tied to criteria of the ready scorecard alone, for others are new in a copy. */
export function copyScript(rows: readonly DemoScenarioRow[], projectId: string, newId: () => string): DemoScenarioRow[] {
  const isReady = (id: string) => /^C\d\d[a-z]?$/.test(id);
  return rows
    .filter(({ removedAt }) => removedAt === null)
    .map((row, at) => {
      // Nobody but the product writes them.
      const criteria = (JSON.parse(row.criterionIds) as readonly string[]).filter(isReady);
      return { ...row, id: newId(), projectId, position: at + 1, criterionIds: JSON.stringify(criteria), version: 1 };
    });
}

export type ScenarioChanges = Partial<Omit<DemoScenarioRow, "id" | "projectId" | "version">>;

/** Changes a scenario that is still at `version`; false when it was changed elsewhere. */
export async function updateScenario(db: Database, id: string, version: number, changes: ScenarioChanges): Promise<boolean> {
  const result = await db
    .updateTable("demoScenario")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Puts a scenario in its place; its version stays, for nobody edits the order in a form. */
export async function placeScenario(db: Database, id: string, position: number): Promise<void> {
  await db.updateTable("demoScenario").set({ position }).where("id", "=", id).execute();
}

export type DemoOfVendor = VendorDemoRow & { readonly vendorName: string };

/** When vendors show their products, the earliest first, removed sessions among them; without vendors that were removed. */
export async function listDemos(db: Database, projectId: string): Promise<DemoOfVendor[]> {
  return db
    .selectFrom("vendorDemo")
    .innerJoin("vendor", "vendor.id", "vendorDemo.vendorId")
    .selectAll("vendorDemo")
    .select("vendor.name as vendorName")
    .where("vendorDemo.projectId", "=", projectId)
    .where("vendor.removedAt", "is", null)
    .orderBy("vendorDemo.startsAt")
    .orderBy("vendorDemo.id")
    .execute();
}

export async function insertDemo(db: Database, row: VendorDemoRow): Promise<void> {
  await db.insertInto("vendorDemo").values(row).execute();
}

export type DemoChanges = Partial<Omit<VendorDemoRow, "id" | "projectId" | "version">>;

/** Changes a session that is still at `version`; false when it was changed elsewhere. */
export async function updateDemo(db: Database, id: string, version: number, changes: DemoChanges): Promise<boolean> {
  const result = await db
    .updateTable("vendorDemo")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** What an account may read of the notes on demonstrations: its own, and those of others once they are told. */
export interface ReadableNotes {
  readonly notes: readonly DemoNoteRow[];
  /** Whether the notes of others are told. */
  readonly areTold: boolean;
}

/** Whether notes are told to others: while the scores of the newest round that was not given up are revealed. */
export async function areNotesTold(db: Database, projectId: string): Promise<boolean> {
  return ((await findCurrentRound(db, projectId))?.revealedAt ?? null) !== null;
}

/**
 * The notes on the demonstrations of a project that were not cancelled, of one vendor where it is named. A note is its author's own: others read it only while the
 * scores of the newest round that was not given up are revealed. Before the first round, while a round is fixed or scored, and again in
 * every later round, nobody reads another's.
 */
export async function readDemoNotes(db: Database, projectId: string, userId: string, vendorId?: string): Promise<ReadableNotes> {
  const areTold = await areNotesTold(db, projectId);
  const notes = await db
    .selectFrom("demoNote")
    .innerJoin("vendorDemo", "vendorDemo.id", "demoNote.demoId")
    .selectAll("demoNote")
    .where("demoNote.projectId", "=", projectId)
    .where("vendorDemo.removedAt", "is", null)
    .$if(vendorId !== undefined, (query) => query.where("vendorDemo.vendorId", "=", vendorId ?? ""))
    .$if(!areTold, (query) => query.where("demoNote.authorId", "=", userId))
    .orderBy("demoNote.notedAt")
    .orderBy("demoNote.authorId")
    .execute();
  return { notes, areTold };
}

/** The account's own notes on one session. */
export async function listOwnDemoNotes(db: Database, demoId: string, userId: string): Promise<DemoNoteRow[]> {
  return db.selectFrom("demoNote").selectAll().where("demoId", "=", demoId).where("authorId", "=", userId).execute();
}

/** Writes a note over the one at `version`, which is 0 for none; false when it was written elsewhere. */
export async function writeDemoNote(db: Database, row: Omit<DemoNoteRow, "version">, version: number): Promise<boolean> {
  const { demoId, scenarioId, authorId, authorName, note, notedAt } = row;
  return writeOver(
    version,
    db
      .insertInto("demoNote")
      .values({ ...row, version: 1 })
      .onConflict((conflict) => conflict.doNothing()),
    db
      .updateTable("demoNote")
      .set({ authorName, note, notedAt, version: version + 1 })
      .where((where) => where.and({ demoId, scenarioId, authorId, version })),
  );
}

/** The days on which vendors demonstrate, of those that stand in a task of the plan, in their order; without vendors that were removed. */
export async function listDemoDays(db: Database, projectId: string): Promise<{ readonly taskId: string; readonly day: string }[]> {
  const rows = await db
    .selectFrom("vendorDemo")
    .innerJoin("vendor", "vendor.id", "vendorDemo.vendorId")
    .select(["taskId", "startsAt"])
    .where("vendorDemo.projectId", "=", projectId)
    .where("vendorDemo.removedAt", "is", null)
    .where("vendor.removedAt", "is", null)
    .orderBy("startsAt")
    .execute();
  return rows.flatMap(({ taskId, startsAt }) => (taskId === null ? [] : [{ taskId, day: startsAt.slice(0, 10) }]));
}
