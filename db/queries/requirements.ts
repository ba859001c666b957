import { z } from "zod";
import { capBases, usualCap, type ExtensionCap } from "#app/domain/requirement/extension-cap.ts";
import { dispositions, priorities, requirementKinds, requirementStatuses, type Requirement } from "#app/domain/requirement/requirement.ts";
import { parts } from "../in-parts.ts";
import type { Database } from "../tables/index.ts";
import type { RequirementRow } from "../tables/requirements.ts";
import { writeOver } from "../write-over.ts";
import type { EventWithActor } from "./events.ts";

const kind = z.enum(requirementKinds);
const priority = z.enum(priorities);
const disposition = z.enum(dispositions);
const status = z.enum(requirementStatuses);
const capBasis = z.enum(capBases);

export function requirementOf(row: RequirementRow): Requirement {
  const { id, version, number, statement, statementZh, source, ownerId, effortDays, taskId } = row;
  return {
    ...{ id, version, number, source, ownerId, effortDays, taskId },
    statement: { text: statement, zh: statementZh },
    kind: kind.parse(row.kind),
    priority: priority.parse(row.priority),
    disposition: disposition.parse(row.disposition),
    status: status.parse(row.status),
  };
}

/** The requirements of a project in the order of their codes, without deleted ones. */
export async function listRequirements(db: Database, projectId: string): Promise<Requirement[]> {
  const rows = await db
    .selectFrom("requirement")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("removedAt", "is", null)
    .orderBy("number")
    .execute();
  return rows.map(requirementOf);
}

/** A requirement, deleted or not. */
export async function findRequirement(db: Database, projectId: string, id: string): Promise<RequirementRow | undefined> {
  return db.selectFrom("requirement").selectAll().where("projectId", "=", projectId).where("id", "=", id).executeTakeFirst();
}

export async function insertRequirementRows(db: Database, rows: readonly RequirementRow[]): Promise<void> {
  for (const part of parts(rows)) await db.insertInto("requirement").values(part).execute();
}

export type RequirementChanges = Partial<Omit<RequirementRow, "id" | "projectId" | "number" | "version">>;

/** Changes a requirement that is still at `version`; false when it was changed elsewhere. */
export async function updateRequirementRow(db: Database, id: string, version: number, changes: RequirementChanges): Promise<boolean> {
  const result = await db
    .updateTable("requirement")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export interface RemovedRequirement {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  readonly statement: string;
  readonly statementZh: string | null;
  readonly removedAt: string;
  readonly removerName: string | null;
}

/** What was deleted since an instant, the last one first. */
export async function listRemovedRequirements(db: Database, projectId: string, since: string): Promise<RemovedRequirement[]> {
  const rows = await db
    .selectFrom("requirement")
    .leftJoin("appUser", "appUser.id", "requirement.removedBy")
    .select(["requirement.id", "requirement.version", "number", "statement", "statementZh", "removedAt", "appUser.name as removerName"])
    .where("projectId", "=", projectId)
    .where("removedAt", ">=", since)
    .orderBy("removedAt", "desc")
    .orderBy("requirement.id")
    .execute();
  return rows.flatMap(({ removedAt, ...row }) => (removedAt === null ? [] : [{ ...row, removedAt }]));
}

/** Deletes for good what was deleted before an instant; returns how much. */
export async function purgeRequirements(db: Database, before: string): Promise<number> {
  const result = await db.deleteFrom("requirement").where("removedAt", "<", before).executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** How much may be built, with the version of that; the usual, at version 0, before anybody wrote a requirement. */
export async function readExtensionCap(db: Database, projectId: string): Promise<ExtensionCap & { readonly version: number }> {
  const row = await db.selectFrom("requirementSetting").selectAll().where("projectId", "=", projectId).executeTakeFirst();
  return row ? { basis: capBasis.parse(row.capBasis), cap: row.cap, version: row.version } : { ...usualCap, version: 0 };
}

/** Writes how much may be built over what stands at `version`; false when it was changed elsewhere. */
export async function writeExtensionCap(db: Database, projectId: string, { basis, cap }: ExtensionCap, version: number): Promise<boolean> {
  return writeOver(
    version,
    db
      .insertInto("requirementSetting")
      .values({ projectId, nextNumber: 1, capBasis: basis, cap, version: 1 })
      .onConflict((conflict) => conflict.doNothing()),
    db
      .updateTable("requirementSetting")
      .set({ capBasis: basis, cap, version: version + 1 })
      .where("projectId", "=", projectId)
      .where("version", "=", version),
  );
}

/** Takes numbers for new requirements; returns the first of them. No number is given twice. */
export async function takeRequirementNumbers(db: Database, projectId: string, count: number): Promise<number> {
  await writeExtensionCap(db, projectId, usualCap, 0);
  const { nextNumber } = await db
    .selectFrom("requirementSetting")
    .select("nextNumber")
    .where("projectId", "=", projectId)
    .executeTakeFirstOrThrow();
  await db
    .updateTable("requirementSetting")
    .set({ nextNumber: nextNumber + count })
    .where("projectId", "=", projectId)
    .execute();
  return nextNumber;
}

/** The requirements that a task meets, in the order of their codes. */
export async function listRequirementsOfTask(db: Database, projectId: string, taskId: string): Promise<Requirement[]> {
  return (await listRequirements(db, projectId)).filter((requirement) => requirement.taskId === taskId);
}

/** Entries of the log about a requirement, the newest first, alone or together with others. */
export async function listRequirementEvents(
  db: Database,
  projectId: string,
  requirementId: string,
  limit: number,
): Promise<EventWithActor[]> {
  return db
    .selectFrom("event")
    .leftJoin("appUser", "appUser.id", "event.actorId")
    .selectAll("event")
    .select("appUser.name as actorName")
    .where("event.stream", "=", projectId)
    .where("event.command", "like", "requirement.%")
    .where((where) =>
      where.or([
        where("event.subjectId", "=", requirementId),
        where.and([where("event.command", "=", "requirement.editMany"), where("event.data", "like", `%"${requirementId}"%`)]),
      ]),
    )
    .orderBy("event.sequence", "desc")
    .limit(limit)
    .execute();
}
