import type { Database } from "../tables/index.ts";

export interface Visitor {
  readonly userId: string;
  readonly projectId: string;
  /** A task's id, or the project's. */
  readonly subjectId: string;
}

/** What somebody who looks at something knows of it. */
export interface Visit {
  /** The newest entry of the log that they had seen before this visit; on the first one, the newest that there was when it began. */
  readonly since: number;
  readonly isFirst: boolean;
}

/** Who comes back within this time is still on the same visit. */
const visitMinutes = 30;
/** How often a visit that goes on is written down. */
const touchMinutes = 5;

/** Notes that somebody looks at a task or a project; answers the same as long as the visit goes on. */
export async function noteVisit(db: Database, visitor: Visitor, now: string): Promise<Visit> {
  const newest = await newestEntry(db, visitor.projectId);
  const known = await db
    .selectFrom("visit")
    .select(["at", "seen", "seenBefore"])
    .where("userId", "=", visitor.userId)
    .where("subjectId", "=", visitor.subjectId)
    .executeTakeFirst();
  const minutes = known ? (Date.parse(now) - Date.parse(known.at)) / 60_000 : 0;
  const seenBefore = known ? (minutes > visitMinutes ? known.seen : known.seenBefore) : firstAt(newest);
  const visit = { since: seenBefore < 0 ? firstAt(seenBefore) : seenBefore, isFirst: seenBefore < 0 };
  if (known && known.seen === newest && minutes < touchMinutes) return visit;
  const values = { at: now, seen: newest, seenBefore };
  await db
    .insertInto("visit")
    .values({ ...visitor, ...values })
    .onConflict((conflict) => conflict.columns(["userId", "subjectId"]).doUpdateSet(values))
    .execute();
  return visit;
}

/** What stands for an entry while the first visit goes on, below every entry; and the entry for that. */
function firstAt(sequence: number): number {
  return -1 - sequence;
}

async function newestEntry(db: Database, projectId: string): Promise<number> {
  const row = await db
    .selectFrom("event")
    .select(({ fn }) => fn.max<number | null>("sequence").as("newest"))
    .where("stream", "=", projectId)
    .executeTakeFirst();
  return row?.newest ?? 0;
}

/** The tasks of a project that others changed or moved after an entry of its log, and that the person has not looked at since. */
export async function listChangedTasks(db: Database, projectId: string, userId: string, since: number): Promise<Set<string>> {
  const edited = await othersEntries(db, projectId, userId, since)
    .innerJoin("task", "task.id", "event.subjectId")
    .where("task.removedAt", "is", null)
    .select(({ fn }) => ["task.id as taskId", fn.max<number>("event.sequence").as("newest")])
    .groupBy("task.id")
    .execute();
  // From the entries to what they moved, and to the tasks last: few entries are new, and each may have moved thousands.
  const moves = othersEntries(db, projectId, userId, since)
    .crossJoin("taskMove")
    .where("taskMove.projectId", "=", projectId)
    .whereRef("taskMove.sequence", "=", "event.sequence")
    .select(({ fn }) => ["taskMove.taskId", fn.max<number>("event.sequence").as("newest")])
    .groupBy("taskMove.taskId")
    .as("moved");
  const moved = await db
    .selectFrom(moves)
    .innerJoin("task", "task.id", "moved.taskId")
    .where("task.removedAt", "is", null)
    .select(["moved.taskId", "moved.newest"])
    .execute();
  const visits = await db
    .selectFrom("visit")
    .select(["subjectId", "seen"])
    .where("userId", "=", userId)
    .where("projectId", "=", projectId)
    .where("seen", ">", since)
    .execute();
  const seen = new Map(visits.filter((visit) => visit.subjectId !== projectId).map((visit) => [visit.subjectId, visit.seen]));
  return new Set([...edited, ...moved].filter(({ taskId, newest }) => (seen.get(taskId) ?? 0) < newest).map(({ taskId }) => taskId));
}

function othersEntries(db: Database, projectId: string, userId: string, since: number) {
  return db
    .selectFrom("event")
    .where("event.stream", "=", projectId)
    .where("event.sequence", ">", since)
    .where(({ eb, or }) => or([eb("event.actorId", "is", null), eb("event.actorId", "!=", userId)]));
}
