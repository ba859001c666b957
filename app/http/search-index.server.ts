import type { Logger } from "pino";
import { bodyTerms, kindTerm, namePlaceOf, nameTerms, personTerms, projectTerm } from "#app/domain/search/terms.ts";
import { claimIndexing, countTerms, hasPending, replaceEntries, takePending, type IndexedEntry } from "#db/queries/search-index.ts";
import { readSearchSources, type SearchSource } from "#db/queries/search-sources.ts";
import type { Database } from "#db/tables/index.ts";
import { searchKinds } from "#db/tables/search.ts";
import { readAloud } from "./read-aloud.server.ts";

const rowsAtATime = 100;
const manyRows = 2000;
const lookEveryMs = 1000;
/** PostgreSQL refuses a megabyte. */
const mostTermBytes = 1_000_000;

/**
 * Brings what can be found up to date with what was written. The database notes every change together with the change itself, so nothing
 * is forgotten however a server ends; a change of this process is looked at right away, those of others within a second.
 */
export class SearchIndex {
  readonly #db: Database;
  readonly #log: Logger;
  #timer: NodeJS.Timeout | undefined;
  #work: Promise<number> | undefined;
  #isWanted = false;

  constructor(db: Database, log: Logger) {
    this.#db = db;
    this.#log = log;
  }

  /** Looks again and again until it is stopped. */
  start(): void {
    // Its dictionary is put together once, which would hold up the first one who writes.
    readAloud("拼音");
    this.#timer = setInterval(() => this.wake(), lookEveryMs).unref();
  }

  /** Something was written. */
  wake(): void {
    if (!this.#timer) return;
    this.#isWanted = true;
    this.#work ??= this.#workInBackground().finally(() => (this.#work = undefined));
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.#work;
  }

  /** Indexes all that waits; resolves to how many notes there were. */
  async catchUp(): Promise<number> {
    let done = 0;
    while (await hasPending(this.#db)) {
      const count = await this.#db.transaction().execute(indexSome);
      // Another server is at it.
      if (count === 0) break;
      done += count;
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (done >= manyRows) await countTerms(this.#db);
    return done;
  }

  async #workInBackground(): Promise<number> {
    let done = 0;
    try {
      while (this.#isWanted && this.#timer) {
        this.#isWanted = false;
        done += await this.catchUp();
      }
    } catch (error) {
      this.#log.warn({ err: error }, "what was written could not be indexed; it is tried again");
    }
    return done;
  }
}

async function indexSome(transaction: Database): Promise<number> {
  if (!(await claimIndexing(transaction))) return 0;
  const pending = await takePending(transaction, rowsAtATime);
  for (const kind of searchKinds) {
    const ids = [...new Set(pending.filter((row) => row.kind === kind).map((row) => row.subjectId))];
    if (ids.length === 0) continue;
    const sources = await readSearchSources(transaction, kind, ids);
    await replaceEntries(transaction, kind, ids, sources.map(indexed));
  }
  return pending.length;
}

/** A comment is found by what it says alone, not by the name of its task. */
function indexed({ kind, subjectId, projectId, name, nameZh, bodies }: SearchSource): IndexedEntry {
  const names = kind === "comment" ? [] : nameZh === null || nameZh === name ? [name] : [name, nameZh];
  const terms = new Set([
    projectTerm(projectId),
    // Nothing else is looked for alone in a list that holds more.
    ...(kind === "comment" ? [kindTerm(kind)] : []),
    ...names.flatMap((text) => nameTerms(text, namePlaceOf(kind), readAloud)),
    ...(kind === "person" || kind === "member" ? names.flatMap((text) => personTerms(text, readAloud)) : []),
    ...bodies.flatMap(({ text }) => bodyTerms(text)),
  ]);
  return { kind, subjectId, projectId, terms: fitting([...terms]) };
}

/** As many as PostgreSQL keeps of one entry; what a very long text says last is not found then. */
function fitting(terms: readonly string[]): readonly string[] {
  let bytes = 0;
  const end = terms.findIndex((term) => (bytes += Buffer.byteLength(term)) > mostTermBytes);
  return end < 0 ? terms : terms.slice(0, end);
}
