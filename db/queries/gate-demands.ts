import type { GateDemands } from "#app/domain/plan/outline.ts";
import type { Database } from "../tables/index.ts";
import { insertGateCriteria, insertGateThresholds, storedLimits } from "./gates.ts";

/** What a project itself made its gates ask for, and the limits that it changed: what goes along to another project. */
export async function readGateDemands(db: Database, projectId: string): Promise<GateDemands> {
  const rows = await db
    .selectFrom("gateCriterion")
    .select(["taskId", "libraryId", "beforeTaskId", "text"])
    .where("projectId", "=", projectId)
    .where("removedAt", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute();
  const criteria = new Map<string, { readonly library: string[]; readonly own: string[] }>();
  const before = new Map<string, string>();
  for (const { taskId, libraryId, beforeTaskId, text } of rows) {
    if (beforeTaskId !== null) before.set(`${taskId} ${libraryId}`, beforeTaskId);
    const asked = criteria.get(taskId) ?? { library: [], own: [] };
    criteria.set(taskId, asked);
    if (libraryId === null) asked.own.push(text);
    else asked.library.push(libraryId);
  }
  const thresholds = await db.selectFrom("gateThreshold").selectAll().where("projectId", "=", projectId).execute();
  return { criteria, before, limits: Object.fromEntries(thresholds.map((row) => [row.criterionId, storedLimits(row.limits)])) };
}

interface Writing {
  readonly projectId: string;
  readonly userId: string;
  readonly now: string;
  newId(): string;
}

/** Writes what the gates of a new project ask for. */
export async function insertGateDemands(
  db: Database,
  { projectId, userId, now, newId }: Writing,
  { criteria, before, limits }: GateDemands,
): Promise<void> {
  const kept = { createdBy: userId, createdAt: now, removedAt: null, removedBy: null, version: 1 };
  const rows = [...criteria].flatMap(([taskId, { library, own }]) =>
    [...library.map((id) => ({ libraryId: id, text: id })), ...own.map((text) => ({ libraryId: null, text }))].map((entry, index) => ({
      ...entry,
      ...kept,
      beforeTaskId: before?.get(`${taskId} ${entry.libraryId}`) ?? null,
      id: newId(),
      projectId,
      taskId,
      position: index + 1,
    })),
  );
  await insertGateCriteria(db, rows);
  await insertGateThresholds(
    db,
    Object.entries(limits).map(([criterionId, own]) => ({ projectId, criterionId, limits: JSON.stringify(own), version: 1 })),
  );
}
