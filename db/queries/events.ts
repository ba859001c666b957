import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { lockName } from "../dialect.ts";
import type { EventRow } from "../tables/log.ts";
import type { Database } from "../tables/index.ts";

export interface NewEvent {
  /** A project's id, or `instance`. */
  readonly stream: string;
  readonly at: string;
  readonly actorId: string | null;
  /** Dotted words, such as `plan.updateTask`. */
  readonly command: string;
  readonly subjectId: string | null;
  readonly data: unknown;
  readonly requestId: string;
}

/** Counted on when a command begins to log its data in another shape, so that a reader knows the old entries from the new. */
const eventDataVersion = 1;

const firstHash = "0".repeat(64);

/** Appends to a stream's chain. Call it in the transaction of the change it tells of. */
export async function appendEvent(db: Database, event: NewEvent): Promise<void> {
  await lockName(db, `event:${event.stream}`);
  const last = await db
    .selectFrom("event")
    .select(["sequence", "hash"])
    .where("stream", "=", event.stream)
    .orderBy("sequence", "desc")
    .limit(1)
    .executeTakeFirst();
  const entry = {
    ...event,
    dataVersion: eventDataVersion,
    data: JSON.stringify(event.data),
    sequence: (last?.sequence ?? 0) + 1,
    previousHash: last?.hash ?? firstHash,
  };
  await db
    .insertInto("event")
    .values({ ...entry, hash: hashOf(entry) })
    .execute();
}

/** The newest entries of a stream first. */
export async function readEvents(db: Database, stream: string, limit: number): Promise<EventRow[]> {
  return db.selectFrom("event").selectAll().where("stream", "=", stream).orderBy("sequence", "desc").limit(limit).execute();
}

export interface EventWithActor extends EventRow {
  /** Null when the product itself did it, or the account is gone. */
  readonly actorName: string | null;
}

/** The entries of a stream before one of them, or the newest ones, the newest first, with who made them. */
export async function readEventPage(db: Database, stream: string, before: number | null, limit: number): Promise<EventWithActor[]> {
  const newestFirst = db
    .selectFrom("event")
    .leftJoin("appUser", "appUser.id", "event.actorId")
    .selectAll("event")
    .select("appUser.name as actorName")
    .where("event.stream", "=", stream)
    .orderBy("event.sequence", "desc")
    .limit(limit);
  return (before === null ? newestFirst : newestFirst.where("event.sequence", "<", before)).execute();
}

export interface BrokenChain {
  readonly stream: string;
  /** The first entry whose place, predecessor or content is not what was written. */
  readonly sequence: number;
}

/**
 * Re-computes every hash of one stream, or of all; null when every entry follows from the one before it. Entries cut off at the end of a
 * stream leave no trace in the rest.
 */
export async function findBrokenChain(db: Database, stream?: string): Promise<BrokenChain | null> {
  if (stream !== undefined) return findBrokenEntry(db, stream);
  const streams = await db.selectFrom("event").select("stream").distinct().orderBy("stream").execute();
  for (const entry of streams) {
    const broken = await findBrokenEntry(db, entry.stream);
    if (broken) return broken;
  }
  return null;
}

async function findBrokenEntry(db: Database, stream: string): Promise<BrokenChain | null> {
  let last = { sequence: 0, hash: firstHash };
  const pageSize = 1000;
  for (;;) {
    const page = await db
      .selectFrom("event")
      .selectAll()
      .where("stream", "=", stream)
      .where("sequence", ">", last.sequence)
      .orderBy("sequence")
      .limit(pageSize)
      .execute();
    for (const event of page) {
      const isNext = event.sequence === last.sequence + 1 && event.previousHash === last.hash;
      if (!isNext || event.hash !== hashOf(event)) return { stream, sequence: event.sequence };
      last = event;
    }
    if (page.length < pageSize) return null;
    // A long log takes a second to check; other requests are served in between.
    await nextTurn();
  }
}

function hashOf(event: Omit<EventRow, "hash">): string {
  const { stream, sequence, at, actorId, command, subjectId, dataVersion, data, requestId, previousHash } = event;
  const text = JSON.stringify([stream, sequence, at, actorId, command, subjectId, dataVersion, data, requestId, previousHash]);
  return createHash("sha256").update(text).digest("hex");
}
