import { createHash } from "node:crypto";
import type { Pool } from "pg";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes, type IRateLimiterOptions } from "rate-limiter-flexible";

const rules = {
  /** Failed sign-ins of one account, wherever they come from. */
  signInAccount: { points: 10, duration: 15 * 60 },
  /** Failed sign-ins from one network address, which a whole office may share. */
  signInAddress: { points: 60, duration: 15 * 60 },
  /** Entries of the log that tell of failed sign-ins of one account, and of sign-ins that were refused after too many of those. */
  signInFailureNoted: { points: 1, duration: 60 * 60 },
  signInLockNoted: { points: 1, duration: 60 * 60 },
  /** Entries of the log that tell of sessions that one account begins from one network, and of those it ends. */
  sessionNoted: { points: 20, duration: 60 * 60 },
  /** Sign-ins through the identity provider that one network begins. */
  signInProvider: { points: 120, duration: 15 * 60 },
  /** Second factors shown for one account after its first: three codes of a million are right at a time. */
  secondFactor: { points: 5, duration: 15 * 60 },
  secondFactorOfDay: { points: 30, duration: 24 * 60 * 60 },
  /** Password changes of one account. */
  passwordChange: { points: 10, duration: 15 * 60 },
  /** One-time links opened from one network address. */
  oneTimeLink: { points: 30, duration: 15 * 60 },
  /** Links for a new password mailed to one address. */
  passwordMail: { points: 5, duration: 60 * 60 },
  /** The same asked for from one network address. */
  passwordMailAddress: { points: 30, duration: 60 * 60 },
  /** Addresses one account looks up to give them access to a project. */
  accountLookup: { points: 60, duration: 60 * 60 },
  /** Comments of one account. */
  comment: { points: 120, duration: 60 * 60 },
  /** Mails an administrator sends to try the mail server. */
  testMail: { points: 20, duration: 60 * 60 },
  /** How often the pages of one account say that they are open, and what is edited on them. */
  presence: { points: 300, duration: 60 },
  /** What one account searches for, letter by letter. */
  search: { points: 600, duration: 60 },
  /** What one token asks of the programming interface. */
  apiToken: { points: 600, duration: 60 },
  /** Tokens that do not work, from one network address. */
  apiTokenGuess: { points: 60, duration: 15 * 60 },
  /** How often one calendar address is read. */
  calendarFeed: { points: 60, duration: 60 * 60 },
  /** Calendar addresses that do not work, from one network address. */
  calendarFeedGuess: { points: 60, duration: 15 * 60 },
  /** What one vendor does by its private link. */
  answerLink: { points: 1200, duration: 15 * 60 },
  /** Private links that do not work, from one network address. */
  answerLinkGuess: { points: 60, duration: 15 * 60 },
  /** Questions that one vendor asks. */
  inquiry: { points: 30, duration: 60 * 60 },
  /** Texts one account looks at before they are saved. */
  preview: { points: 300, duration: 60 * 60 },
  /** Files one account adds to tasks. */
  attach: { points: 300, duration: 60 * 60 },
  /** Messages that people have sent to a project's webhooks. */
  webhookTest: { points: 60, duration: 60 * 60 },
  /** Files imported by one account. */
  importFile: { points: 30, duration: 60 * 60 },
  /** Sheets one account takes over, and how often it has one looked at. */
  importSheet: { points: 60, duration: 60 * 60 },
  lookAtSheet: { points: 300, duration: 60 * 60 },
} as const satisfies Record<string, IRateLimiterOptions>;

export type RateLimit = keyof typeof rules;

/** How much of a limit is left, and when all of it is there again. */
export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  readonly resetSeconds: number;
  /** This use was one too many. */
  readonly isSpent: boolean;
}

export interface RateLimits {
  /** Counts one use; answers the seconds to wait when there were too many. */
  use(limit: RateLimit, key: string): Promise<{ readonly retryAfterSeconds: number } | undefined>;
  /** Counts one use; answers what is left. */
  spend(limit: RateLimit, key: string): Promise<Allowance>;
  /** Takes one use back: it is not to count. */
  giveBack(limit: RateLimit, key: string): Promise<void>;
  /** Forgets the uses of a key, after a success. */
  forget(limit: RateLimit, key: string): Promise<void>;
}

/** Counts in memory for the one process of a SQLite instance, in PostgreSQL when several processes share the work. */
export function createRateLimits(pool: Pool | null): RateLimits {
  const limiters = new Map(
    Object.entries(rules).map(([name, rule]) => {
      const options = { ...rule, keyPrefix: name };
      return [
        name,
        pool
          ? new RateLimiterPostgres({ ...options, storeClient: pool, storeType: "pool", tableName: "rate_limit", tableCreated: true })
          : new RateLimiterMemory(options),
      ];
    }),
  );
  const spend = async (limit: RateLimit, key: string): Promise<Allowance> => {
    const { points, duration } = rules[limit];
    try {
      const left = await limiters.get(limit)?.consume(digest(key));
      const resetSeconds = left ? Math.ceil(left.msBeforeNext / 1000) : duration;
      return { limit: points, remaining: left?.remainingPoints ?? points, resetSeconds, isSpent: false };
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return { limit: points, remaining: 0, resetSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)), isSpent: true };
    }
  };
  return {
    spend,
    async use(limit, key) {
      const { isSpent, resetSeconds } = await spend(limit, key);
      return isSpent ? { retryAfterSeconds: resetSeconds } : undefined;
    },
    async giveBack(limit, key) {
      await limiters.get(limit)?.reward(digest(key));
    },
    async forget(limit, key) {
      await limiters.get(limit)?.delete(digest(key));
    },
  };
}

/** Keys of any length in a column of limited length, and no addresses in a table of counters. */
function digest(key: string): string {
  return createHash("sha256").update(key).digest("base64url");
}

/** The network a client belongs to: an IPv4 address, or the /64 of an IPv6 address, of which one customer usually has all. */
export function clientNetwork(address: string): string {
  if (!address.includes(":")) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  const [head = "", tail = ""] = address.split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail.split(":").filter(Boolean);
  const full = address.includes("::") ? [...left, ...Array<string>(8 - left.length - right.length).fill("0"), ...right] : left;
  return `${full.slice(0, 4).join(":")}::/64`;
}
