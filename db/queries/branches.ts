import { gunzip, gzip } from "node:zlib";
import { promisify } from "node:util";
import type { PlanState } from "#app/domain/branch/branch-changes.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import { lockName } from "../dialect.ts";
import type { PlanBranchRow } from "../tables/branches.ts";
import type { Database } from "../tables/index.ts";

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** A branch without the states that are kept of it. */
export type BranchRecord = Omit<PlanBranchRow, "base" | "state" | "stateChanges">;

/** The state that a branch parted from, with the number that its next task gets. */
export interface BranchBase extends PlanState {
  readonly nextTaskNumber: number;
}

export interface ShownBranch extends BranchRecord {
  readonly makerName: string | null;
  readonly mergerName: string | null;
  readonly discarderName: string | null;
}

const columns = [
  "planBranch.id",
  "planBranch.projectId",
  "planBranch.version",
  "planBranch.name",
  "planBranch.note",
  "planBranch.baseVersion",
  "planBranch.changes",
  "planBranch.changedAt",
  "planBranch.createdBy",
  "planBranch.createdAt",
  "planBranch.discardedBy",
  "planBranch.discardedAt",
  "planBranch.mergedBy",
  "planBranch.mergedAt",
  "planBranch.mergedVersion",
  "planBranch.mergeStepId",
  "planBranch.takenBackAt",
] as const;

type NewBranch = Pick<PlanBranchRow, "id" | "projectId" | "name" | "note" | "baseVersion" | "createdBy" | "createdAt">;

/** Keeps a state of the plan as what a new branch parts from. */
export async function insertBranch(db: Database, branch: NewBranch, base: BranchBase): Promise<void> {
  const content = await packed(base);
  const open = {
    discardedBy: null,
    discardedAt: null,
    mergedBy: null,
    mergedAt: null,
    mergedVersion: null,
    mergeStepId: null,
    takenBackAt: null,
    state: null,
    stateChanges: null,
  };
  await db
    .insertInto("planBranch")
    .values({ ...branch, ...open, version: 1, changes: 0, changedAt: branch.createdAt, base: content })
    .execute();
}

/** The branches of a project, those changed last first. */
export async function listBranches(db: Database, projectId: string): Promise<ShownBranch[]> {
  return shownBranches(db).where("planBranch.projectId", "=", projectId).orderBy("planBranch.createdAt", "desc").execute();
}

/** A branch of a project, whatever became of it. */
export async function findBranch(db: Database, projectId: string, id: string): Promise<ShownBranch | undefined> {
  return shownBranches(db).where("planBranch.projectId", "=", projectId).where("planBranch.id", "=", id).executeTakeFirst();
}

function shownBranches(db: Database) {
  return db
    .selectFrom("planBranch")
    .leftJoin("appUser as maker", "maker.id", "planBranch.createdBy")
    .leftJoin("appUser as merger", "merger.id", "planBranch.mergedBy")
    .leftJoin("appUser as discarder", "discarder.id", "planBranch.discardedBy")
    .select(columns)
    .select(["maker.name as makerName", "merger.name as mergerName", "discarder.name as discarderName"]);
}

/** The state that a branch parted from. */
export async function readBranchBase(db: Database, id: string): Promise<BranchBase> {
  const { base } = await db.selectFrom("planBranch").select("base").where("id", "=", id).executeTakeFirstOrThrow();
  return unpacked(base);
}

/** A branch as it was after so many of its changes. */
export interface BranchState {
  readonly state: BranchBase;
  readonly changes: number;
}

/** The newest state of a branch that was kept; undefined where none was. */
export async function findBranchState(db: Database, id: string): Promise<BranchState | undefined> {
  const row = await db.selectFrom("planBranch").select(["state", "stateChanges"]).where("id", "=", id).executeTakeFirst();
  if (!row?.state || row.stateChanges === null) return undefined;
  return { state: await unpacked(row.state), changes: row.stateChanges };
}

/** Keeps how a branch stood after some of its changes, unless a newer state is kept. */
export async function keepBranchState(db: Database, id: string, { state, changes }: BranchState): Promise<void> {
  const content = await packed(state);
  await db
    .updateTable("planBranch")
    .set({ state: content, stateChanges: changes })
    .where("id", "=", id)
    .where(({ eb, or }) => or([eb("stateChanges", "is", null), eb("stateChanges", "<", changes)]))
    .execute();
}

async function packed({ tasks, links, nextTaskNumber }: BranchBase): Promise<Uint8Array> {
  return new Uint8Array(await compress(JSON.stringify({ tasks, links, nextTaskNumber }), { level: 5 }));
}

async function unpacked(content: Uint8Array): Promise<BranchBase> {
  // Written by this file only.
  return JSON.parse((await decompress(content)).toString("utf8")) as BranchBase;
}

/** What was done in a branch after some of its changes and up to another, in order. */
export async function listBranchCommands(db: Database, branchId: string, after: number, last: number): Promise<PlanCommand[]> {
  const rows = await db
    .selectFrom("planBranchChange")
    .select("command")
    .where("branchId", "=", branchId)
    .where("sequence", ">", after)
    .where("sequence", "<=", last)
    .orderBy("sequence")
    .execute();
  return rows.map(({ command }) => JSON.parse(command) as PlanCommand);
}

/** Adds what was done in a branch as its change number `sequence`. An earlier merge that was taken back is not its merge any more. */
export async function insertBranchChange(
  db: Database,
  change: {
    readonly branchId: string;
    readonly sequence: number;
    readonly command: PlanCommand;
    readonly userId: string | null;
    readonly createdAt: string;
  },
): Promise<void> {
  await db
    .insertInto("planBranchChange")
    .values({ ...change, command: JSON.stringify(change.command) })
    .execute();
  await db
    .updateTable("planBranch")
    .set({ changes: change.sequence, changedAt: change.createdAt, mergeStepId: null })
    .where("id", "=", change.branchId)
    .execute();
}

type BranchEdits = Partial<
  Pick<
    PlanBranchRow,
    "name" | "note" | "discardedBy" | "discardedAt" | "mergedBy" | "mergedAt" | "mergedVersion" | "mergeStepId" | "takenBackAt"
  >
>;

/** Changes a branch that is still at `version`; false when it was changed elsewhere. */
export async function updateBranch(db: Database, id: string, version: number, edits: BranchEdits): Promise<boolean> {
  const result = await db
    .updateTable("planBranch")
    .set({ ...edits, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/**
 * Notes that the step by which a branch was taken over was taken back, or, with null, done again; false when there is no such branch any more,
 * or something was done in it since.
 */
export async function noteTurnedMerge(db: Database, stepId: string, takenBackAt: string | null): Promise<boolean> {
  const branch = await db.selectFrom("planBranch").select("id").where("mergeStepId", "=", stepId).executeTakeFirst();
  if (!branch) return false;
  await lockName(db, `branch:${branch.id}`);
  const result = await db.updateTable("planBranch").set({ takenBackAt }).where("mergeStepId", "=", stepId).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
