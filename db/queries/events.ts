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

/** Appends to a stream's chain and answers its place there. Call it in the transaction of the change it tells of. */
export async function appendEvent(db: Database, event: NewEvent): Promise<number> {
  await lockStream(db, event.stream);
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
  return entry.sequence;
}

/** Nobody else appends to the stream until the transaction ends. */
export async function lockStream(transaction: Database, stream: string): Promise<void> {
  await lockName(transaction, `event:${stream}`);
}

/** Whether a stream has entries after one of them, not counting some commands. */
export async function hasEventAfter(db: Database, stream: string, sequence: number, uncounted: readonly string[]): Promise<boolean> {
  const later = db.selectFrom("event").select("sequence").where("stream", "=", stream).where("sequence", ">", sequence);
  return (await later.where("command", "not in", uncounted).limit(1).executeTakeFirst()) !== undefined;
}

/** The newest entry of a stream about a subject. */
export async function findNewestEvent(db: Database, stream: string, subjectId: string): Promise<EventRow | undefined> {
  const events = db.selectFrom("event").selectAll().where("stream", "=", stream).where("subjectId", "=", subjectId);
  return events.orderBy("sequence", "desc").limit(1).executeTakeFirst();
}

/** The place of a stream's newest entry; 0 for a stream that has none. */
export async function newestSequence(db: Database, stream: string): Promise<number> {
  const last = await db
    .selectFrom("event")
    .select("sequence")
    .where("stream", "=", stream)
    .orderBy("sequence", "desc")
    .limit(1)
    .executeTakeFirst();
  return last?.sequence ?? 0;
}

/** The newest entries of a stream first. */
export async function readEvents(db: Database, stream: string, limit: number): Promise<EventRow[]> {
  return db.selectFrom("event").selectAll().where("stream", "=", stream).orderBy("sequence", "desc").limit(limit).execute();
}

/** Who made the first entry of one kind from an instant on; null when there is none, or nobody did. */
export async function findFirstActor(db: Database, stream: string, command: string, since: string): Promise<string | null> {
  const first = await db
    .selectFrom("event")
    .leftJoin("appUser", "appUser.id", "event.actorId")
    .select("appUser.name")
    .where("event.stream", "=", stream)
    .where("event.command", "=", command)
    .where("event.at", ">=", since)
    .orderBy("event.sequence")
    .limit(1)
    .executeTakeFirst();
  return first?.name ?? null;
}

/** The newest entry of one kind about one subject. */
export async function findLastEvent(db: Database, stream: string, command: string, subjectId: string): Promise<EventRow | undefined> {
  return db
    .selectFrom("event")
    .selectAll()
    .where("stream", "=", stream)
    .where("command", "=", command)
    .where("subjectId", "=", subjectId)
    .orderBy("sequence", "desc")
    .limit(1)
    .executeTakeFirst();
}

export interface EventWithActor extends EventRow {
  /** Null when the product itself did it, or the account is gone. */
  readonly actorName: string | null;
}

/** The entries of a stream before one of them, or the newest ones, the newest first, with who made them; without those whose commands begin with one of the words. */
export async function readEventPage(
  db: Database,
  stream: string,
  before: number | null,
  limit: number,
  withoutAreas: readonly string[] = [],
): Promise<EventWithActor[]> {
  const newestFirst = db
    .selectFrom("event")
    .leftJoin("appUser", "appUser.id", "event.actorId")
    .selectAll("event")
    .select("appUser.name as actorName")
    .where("event.stream", "=", stream)
    .where((where) => where.and(withoutAreas.map((area) => where("event.command", "not like", `${area}.%`))))
    .orderBy("event.sequence", "desc")
    .limit(limit);
  return (before === null ? newestFirst : newestFirst.where("event.sequence", "<", before)).execute();
}

/** One entry of a stream. */
export async function findEvent(db: Database, stream: string, sequence: number): Promise<EventRow | undefined> {
  return db.selectFrom("event").selectAll().where("stream", "=", stream).where("sequence", "=", sequence).executeTakeFirst();
}

/** When an entry of a stream was made; null when there is none of that number. */
export async function findEntryTime(db: Database, stream: string, sequence: number): Promise<string | null> {
  return (await findEvent(db, stream, sequence))?.at ?? null;
}

/** The newest entry about the plan of a task after one of them, with who made it. */
export async function findLaterEntry(
  db: Database,
  stream: string,
  subjectId: string,
  sequence: number,
): Promise<EventWithActor | undefined> {
  return db
    .selectFrom("event")
    .leftJoin("appUser", "appUser.id", "event.actorId")
    .selectAll("event")
    .select("appUser.name as actorName")
    .where("event.stream", "=", stream)
    .where("event.subjectId", "=", subjectId)
    .where("event.sequence", ">", sequence)
    .where("event.command", "like", "plan.%")
    .orderBy("event.sequence", "desc")
    .limit(1)
    .executeTakeFirst();
}

export interface BrokenChain {
  readonly stream: string;
  /** The first entry whose place, predecessor or content is not what was written. */
  readonly sequence: number;
}

/** Re-computes every hash of every stream; null when every entry follows from the one before it. See {@link checkChain}. */
export async function findBrokenChain(db: Database): Promise<BrokenChain | null> {
  const streams = await db.selectFrom("event").select("stream").distinct().orderBy("stream").execute();
  for (const { stream } of streams) {
    const { brokenAt } = await checkChain(db, stream);
    if (brokenAt !== null) return { stream, sequence: brokenAt };
  }
  return null;
}

export interface ChainsCheck {
  readonly streams: number;
  readonly entries: number;
  readonly broken: readonly BrokenChain[];
}

/** Re-computes every hash of every stream, and names each stream that is not what was written. */
export async function checkEveryChain(db: Database): Promise<ChainsCheck> {
  const streams = await db.selectFrom("event").select("stream").distinct().orderBy("stream").execute();
  const broken: BrokenChain[] = [];
  let entries = 0;
  for (const { stream } of streams) {
    const { brokenAt, end } = await checkChain(db, stream);
    entries += end.sequence;
    if (brokenAt !== null) broken.push({ stream, sequence: brokenAt });
  }
  return { streams: streams.length, entries, broken };
}

/** An entry up to which a chain was found whole. */
export interface ChainLink {
  readonly sequence: number;
  readonly hash: string;
}

export interface ChainCheck {
  /** The first entry whose place, predecessor or content is not what was written; null when all are. */
  readonly brokenAt: number | null;
  /** The last entry of the whole part. */
  readonly end: ChainLink;
}

const chainStart: ChainLink = { sequence: 0, hash: firstHash };

/**
 * Re-computes the hashes of one stream, after the entry that an earlier check came to; from the start when that entry is no longer there.
 * Entries cut off at the end of a stream leave no trace in the rest.
 */
export async function checkChain(db: Database, stream: string, checked: ChainLink = chainStart): Promise<ChainCheck> {
  let end = (await isThere(db, stream, checked)) ? checked : chainStart;
  const pageSize = 1000;
  for (;;) {
    const page = await db
      .selectFrom("event")
      .selectAll()
      .where("stream", "=", stream)
      .where("sequence", ">", end.sequence)
      .orderBy("sequence")
      .limit(pageSize)
      .execute();
    for (const event of page) {
      const isNext = event.sequence === end.sequence + 1 && event.previousHash === end.hash;
      if (!isNext || event.hash !== hashOf(event)) return { brokenAt: event.sequence, end };
      end = { sequence: event.sequence, hash: event.hash };
    }
    if (page.length < pageSize) return { brokenAt: null, end };
    // A long log takes a second to check; other requests are served in between.
    await nextTurn();
  }
}

async function isThere(db: Database, stream: string, link: ChainLink): Promise<boolean> {
  if (link.sequence === 0) return true;
  const entry = db.selectFrom("event").select("sequence").where("stream", "=", stream).where("sequence", "=", link.sequence);
  return (await entry.where("hash", "=", link.hash).executeTakeFirst()) !== undefined;
}

function hashOf(event: Omit<EventRow, "hash">): string {
  const { stream, sequence, at, actorId, command, subjectId, dataVersion, data, requestId, previousHash } = event;
  const text = JSON.stringify([stream, sequence, at, actorId, command, subjectId, dataVersion, data, requestId, previousHash]);
  return createHash("sha256").update(text).digest("hex");
}
