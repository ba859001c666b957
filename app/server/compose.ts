import { randomBytes } from "node:crypto";
import { statfs } from "node:fs/promises";
import path from "node:path";
import type { AppLoadContext } from "@remix-run/node";
import { uuidVersion7 } from "#app/domain/id.ts";
import { createCalendarFeedLinks } from "#app/http/calendar-feed-links.server.ts";
import type { Services } from "#app/http/context.server.ts";
import { createIdentityProvider, readProviderSettings } from "#app/http/identity-provider.server.ts";
import { ImportQueue } from "#app/http/import-queue.server.ts";
import { createInvitationLinks } from "#app/http/invitation-links.server.ts";
import { createMailer } from "#app/http/mail/mailer.server.ts";
import { BranchPlans } from "#app/http/branch-plans.server.ts";
import { PlanCache } from "#app/http/plan-cache.server.ts";
import { createRateLimits } from "#app/http/rate-limits.server.ts";
import { createUnsubscribeLinks } from "#app/http/unsubscribe-links.server.ts";
import { LiveHub } from "#app/http/live/live-hub.server.ts";
import { createVault } from "#app/http/vault.server.ts";
import { SearchIndex } from "#app/http/search-index.server.ts";
import { SharedWork } from "#app/http/shared-work.server.ts";
import { createJobQueue } from "#app/jobs/job-queue.server.ts";
import { JobRunner } from "#app/jobs/job-runner.server.ts";
import { checkIntegrity } from "#db/integrity.ts";
import { migrateWithBackup } from "#db/migrations/migrate-with-backup.ts";
import { pendingChanges, type MigrationOutcome } from "#db/migrations/migrate.ts";
import { openDatabase, type OpenDatabase } from "#db/open.ts";
import { seedLibraryCalendars } from "#db/seed/library-calendars.ts";
import { readMailSettings } from "#app/cli/mail-settings.ts";
import { readServerSettings } from "#app/cli/server-settings.ts";
import { holdDatabase, holdDatabaseToMigrate, type Release } from "./database-hold.ts";
import { createJobHandlers } from "./job-handlers.ts";
import { createLog, type Logger } from "./log.ts";
import { buildId, productVersion, projectRoot } from "./project-root.ts";
import type { RequestContext } from "./request-context.ts";
import { instanceSecret } from "./secret.ts";

export interface Composition {
  readonly services: Services;
  readonly open: OpenDatabase;
  readonly log: Logger;
  /** Does what is not done within requests; whoever serves starts it. */
  readonly background: JobRunner;
  makeContext(request: RequestContext): AppLoadContext;
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Opens everything a running instance needs, with the schema up to date. Throws when the database must not be served. */
export async function compose(env: Environment): Promise<Composition> {
  const log = createLog(env["LOG_LEVEL"]);
  const open = openDatabase(databaseUrl(env));
  let services: Services | undefined;
  let release: Release = () => Promise.resolve();
  const close = async () => {
    await services?.live.close();
    await open.close();
    await release();
  };
  try {
    const { applied, backupFile } = await bringUpToDate(open, env);
    if (applied.length > 0) log.info({ applied, backupFile }, "the schema was brought up to date");
    release = await holdDatabase(open, () => {
      services?.plans.forget();
      services?.branches.forget();
      services?.work.forget();
    });
    checkIntegrity(open);
    services = createServices(env, open, log);
    await prepareInstance(services);
    return compositionOf(services, open, close);
  } catch (error) {
    await close();
    throw error;
  }
}

/** Brings the schema up to date while no server uses the database, with a backup first. Throws, with the database closed, when servers go on using it. */
export async function bringUpToDate(open: OpenDatabase, env: Environment): Promise<MigrationOutcome> {
  const release = await holdDatabaseToMigrate(open, async () => (await pendingChanges(open)).length > 0);
  if (!release) return { applied: [], backupFile: null };
  try {
    return await migrateWithBackup(open, dataDirectory(env), new Date().toISOString());
  } finally {
    await release();
  }
}

function compositionOf(services: Services, open: OpenDatabase, close: () => Promise<void>): Composition {
  services.searchIndex.start();
  const { db, jobs: queue, log, now } = services;
  return {
    services,
    open,
    log,
    background: new JobRunner({ db, queue, log, now, handlers: createJobHandlers(services) }),
    makeContext: (request) => ({ ...services, ...request }),
    ready: () => answers(open),
    close: async () => {
      await services.searchIndex.stop();
      await close();
    },
  };
}

/** The database that DATABASE_URL names; a SQLite file under `var/` when it names none. */
export function databaseUrl(env: Environment): string {
  return env["DATABASE_URL"] || `sqlite:${path.join(dataDirectory(env), "rollout.sqlite")}`;
}

export function dataDirectory(env: Environment): string {
  return env["ROLLOUT_DATA"] || path.join(projectRoot, "var");
}

/** The services over an open database whose schema is up to date. */
export function createServices(env: Environment, open: OpenDatabase, log: Logger): Services {
  const { origin } = readServerSettings(env);
  const providerSettings = readProviderSettings(env);
  const secret = instanceSecret(env["ROLLOUT_SECRET"], dataDirectory(env));
  const mailSettings = readMailSettings(env);
  const clock = {
    now: () => new Date().toISOString(),
    newId: () => uuidVersion7(Date.now(), randomBytes(10)),
  };
  return {
    db: open.db,
    dialect: open.dialect,
    limits: createRateLimits(open.pool),
    plans: new PlanCache(),
    branches: new BranchPlans(),
    work: new SharedWork({ db: open.db, dialect: open.dialect, build: buildId(), ...clock }),
    imports: new ImportQueue(),
    searchIndex: new SearchIndex(open.db, log),
    jobs: createJobQueue(clock),
    mail: mailSettings && createMailer(mailSettings),
    live: new LiveHub({ db: open.db, pool: open.pool, log, now: clock.now }),
    uploads: new ImportQueue({ most: 6, ofOnePerson: 3 }),
    invitationLinks: createInvitationLinks(origin, secret),
    unsubscribeLinks: createUnsubscribeLinks(origin, secret),
    calendarFeedLinks: createCalendarFeedLinks(origin, secret),
    vault: createVault(secret),
    provider: providerSettings && createIdentityProvider(providerSettings, { origin, secret }),
    origin,
    outboundHosts: new Set((env["WEBHOOK_ALLOWED_HOSTS"] ?? "").split(/[\s,]+/).filter((host) => host !== "")),
    contentDirectory: path.join(projectRoot, "content"),
    dataDirectory: dataDirectory(env),
    version: productVersion(),
    log,
    ...clock,
    freeDiskBytes: () => freeBytes(open.file),
  };
}

/** What every instance has, new or old. */
export async function prepareInstance({ db, now }: Pick<Services, "db" | "now">): Promise<void> {
  const year = Number(now().slice(0, 4));
  await seedLibraryCalendars(db, { from: Math.min(2024, year - 2), to: year + 5 });
}

/** Free bytes beside a SQLite file; where PostgreSQL keeps its data, its own administrator watches. */
async function freeBytes(file: string | null): Promise<number | null> {
  if (file === null) return null;
  const { bavail, bsize } = await statfs(path.dirname(file));
  return bavail * bsize;
}

async function answers(open: OpenDatabase): Promise<boolean> {
  try {
    await open.db.selectFrom("instanceSetting").select("key").limit(1).execute();
    return true;
  } catch {
    return false;
  }
}
