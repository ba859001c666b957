import { randomUUID } from "node:crypto";
import pg from "pg";
import type { Logger } from "pino";
import type { LiveMessage } from "./live-message.ts";

/** Carries messages to the other servers of one database. A SQLite database has one server, and no relay. */
export interface Relay {
  send(message: LiveMessage): void;
  /** Begins to listen, once; resolves when nothing that is sent from now on is missed. */
  listen(): Promise<void>;
  close(): Promise<void>;
}

export interface RelayEvents {
  onMessage(message: LiveMessage): void;
  /** Listening again after a break: what was sent meanwhile is lost. */
  onGap(): void;
}

const channel = "rollout_live";
const regainMilliseconds = 1_000;

/**
 * Servers tell each other through NOTIFY of PostgreSQL. To listen takes a connection of its own, which is opened only when there is
 * somebody to tell, and opened again whenever it is lost.
 */
export class PostgresRelay implements Relay {
  readonly #pool: pg.Pool;
  readonly #log: Logger;
  readonly #events: RelayEvents;
  readonly #own = randomUUID();
  #client: pg.Client | undefined;
  #listening: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(pool: pg.Pool, log: Logger, events: RelayEvents) {
    this.#pool = pool;
    this.#log = log;
    this.#events = events;
  }

  send(message: LiveMessage): void {
    if (this.#isClosed) return;
    this.#pool
      .query("select pg_notify($1, $2)", [channel, JSON.stringify({ from: this.#own, message })])
      .catch((error: unknown) => this.#log.warn({ err: error }, "the other servers could not be told of a change"));
  }

  listen(): Promise<void> {
    this.#listening ??= this.#connect().catch((error: unknown) => {
      this.#log.warn({ err: error }, "changes made by other servers cannot be heard");
      this.#listenAgain();
    });
    return this.#listening;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#listening;
    await this.#client?.end();
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ ...this.#pool.options, keepAlive: true, keepAliveInitialDelayMillis: 60_000 });
    // Without a listener a lost connection would end the process.
    client.on("error", () => undefined);
    client.on("notification", ({ payload }) => this.#receive(payload ?? ""));
    await client.connect();
    await client.query(`listen ${channel}`);
    if (this.#isClosed) return client.end();
    this.#client = client;
    client.once("end", () => this.#listenAgain());
  }

  #listenAgain(): void {
    this.#client = undefined;
    if (this.#isClosed) return;
    const again = () =>
      this.#connect().then(
        () => this.#events.onGap(),
        () => this.#listenAgain(),
      );
    this.#timer = setTimeout(() => void again(), regainMilliseconds).unref();
  }

  #receive(payload: string): void {
    // Written by this class in another server of the same release.
    const { from, message } = JSON.parse(payload) as { from: string; message: LiveMessage };
    if (from !== this.#own) this.#events.onMessage(message);
  }
}
