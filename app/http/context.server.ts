import type { Logger } from "pino";
import type { DialectName } from "#db/dialect.ts";
import type { Database } from "#db/tables/index.ts";
import type { BranchPlans } from "./branch-plans.server.ts";
import type { CalendarFeedLinks } from "./calendar-feed-links.server.ts";
import type { IdentityProvider } from "./identity-provider.server.ts";
import type { ImportQueue } from "./import-queue.server.ts";
import type { JobQueue } from "#app/jobs/job-queue.server.ts";
import type { InvitationLinks } from "./invitation-links.server.ts";
import type { LiveHub } from "./live/live-hub.server.ts";
import type { AllowedHosts } from "./outbound/public-address.server.ts";
import type { Mailer } from "./mail/mailer.server.ts";
import type { PlanCache } from "./plan-cache.server.ts";
import type { RateLimits } from "./rate-limits.server.ts";
import type { UnsubscribeLinks } from "./unsubscribe-links.server.ts";
import type { Vault } from "./vault.server.ts";
import type { SearchIndex } from "./search-index.server.ts";
import type { SharedWork } from "./shared-work.server.ts";

/** What lives as long as the process. */
export interface Services {
  readonly db: Database;
  readonly dialect: DialectName;
  readonly limits: RateLimits;
  readonly plans: PlanCache;
  readonly branches: BranchPlans;
  /** Long computations, each done once for all servers. */
  readonly work: SharedWork;
  readonly imports: ImportQueue;
  readonly live: LiveHub;
  readonly searchIndex: SearchIndex;
  readonly jobs: JobQueue;
  /** Null while no mail server is set: what would be mailed is handed over by link then. */
  readonly mail: Mailer | null;
  /** Files for tasks that are being received. */
  readonly uploads: ImportQueue;
  readonly invitationLinks: InvitationLinks;
  readonly unsubscribeLinks: UnsubscribeLinks;
  readonly calendarFeedLinks: CalendarFeedLinks;
  readonly vault: Vault;
  /** Where people sign in elsewhere; undefined when the environment names none. */
  readonly provider: IdentityProvider | undefined;
  readonly origin: URL;
  /** What webhooks may call although it is not on the public Internet. */
  readonly outboundHosts: AllowedHosts;
  /** Where templates and method pages are read from. */
  readonly contentDirectory: string;
  /** Where the instance keeps its files. */
  readonly dataDirectory: string;
  /** Of this release. */
  readonly version: string;
  readonly log: Logger;
  /** What is free on the disk that holds the database; null when that is not ours to know. */
  freeDiskBytes(): Promise<number | null>;
  /** The instant, ISO text in UTC. */
  now(): string;
  newId(): string;
}

declare module "@remix-run/node" {
  /** What every loader and action gets: the services, and what belongs to this one request. */
  interface AppLoadContext extends Services {
    readonly requestId: string;
    readonly nonce: string;
    readonly clientAddress: string;
    /** Aborts when the server begins to shut down. */
    readonly closing: AbortSignal;
  }
}
