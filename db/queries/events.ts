import { createHash } from "node:crypto";
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

export interface BrokenChain {
  readonly stream: string;
  /** The first entry whose place, predecessor or content is not what was written. */
  readonly sequence: number;
}

/** Re-computes every hash of every stream; null when nothing was changed, removed or inserted. */
export async function findBrokenChain(db: Database): Promise<BrokenChain | null> {
  const expected = new Map<string, { sequence: number; hash: string }>();
  const pageSize = 1000;
  for (let offset = 0; ; offset += pageSize) {
    const page = await db.selectFrom("event").selectAll().orderBy("stream").orderBy("sequence").limit(pageSize).offset(offset).execute();
    for (const event of page) {
      const last = expected.get(event.stream) ?? { sequence: 0, hash: firstHash };
      const isNext = event.sequence === last.sequence + 1 && event.previousHash === last.hash;
      if (!isNext || event.hash !== hashOf(event)) return { stream: event.stream, sequence: event.sequence };
      expected.set(event.stream, event);
    }
    if (page.length < pageSize) return null;
  }
}

function hashOf(event: Omit<EventRow, "hash">): string {
  const { stream, sequence, at, actorId, command, subjectId, data, requestId, previousHash } = event;
  const text = JSON.stringify([stream, sequence, at, actorId, command, subjectId, data, requestId, previousHash]);
  return createHash("sha256").update(text).digest("hex");
}
