import { z } from "zod";

/** Kinds of one lane share its places, so that a mail server, or an address to be called, that hangs holds up its like and nothing else. */
export type Lane = "mail" | "work" | "calls";

export interface JobKindRule {
  readonly lane: Lane;
  readonly data: z.ZodType;
  /** How often it is begun before it is given up. */
  readonly attempts: number;
  /** An attempt that takes longer is taken to have failed. */
  readonly limitSeconds: number;
  /** Of recurring work: how long after one run the next one begins. */
  readonly everyMinutes?: number;
}

const nothing = z.object({});
/** A mail server that is away for a night is waited for. */
const mail = { lane: "mail", attempts: 12, limitSeconds: 60 } as const;
export const failedSignIn = z.object({
  kind: z.enum(["fail", "lock"]),
  email: z.string(),
  at: z.string(),
  from: z.string(),
  requestId: z.string(),
});
const locale = z.enum(["en", "zh"]);

/** Everything that is done outside of requests, with the shape of what it is told. A new kind needs its handler in `server/job-handlers.ts`. */
export const jobKinds = {
  /** Forgets what is kept for a while only: answers to forms, jobs that were given up. */
  "housekeeping.run": { lane: "work", data: nothing, attempts: 3, limitSeconds: 300, everyMinutes: 60 },
  /** Tells one address of one event. */
  "webhook.deliver": { lane: "calls", data: z.object({ deliveryId: z.string() }), attempts: 8, limitSeconds: 30 },
  /** Puts a failed sign-in into the log, when the address belongs to an account. */
  "signIn.failed": { lane: "work", data: failedSignIn, attempts: 3, limitSeconds: 60 },
  /** Mails a link for a new password, when the address belongs to an account. */
  "mail.password": { ...mail, data: z.object({ email: z.string(), locale }) },
  "mail.invitation": { ...mail, data: z.object({ invitationId: z.string() }) },
  /** Mails a status report to one of those whom it was sent to. */
  "mail.report": { ...mail, data: z.object({ recipientId: z.string() }) },
  /** Drafts the status reports that are due, in each project when its day begins. */
  "reports.draft": { lane: "work", data: nothing, attempts: 3, limitSeconds: 300, everyMinutes: 30 },
  /** Reminds people of tasks that end, in each project when its day begins. */
  "notifications.remind": { lane: "work", data: nothing, attempts: 3, limitSeconds: 300, everyMinutes: 15 },
  /** Gathers the notifications whose mail is due, each account's into one. */
  "notifications.collect": { lane: "work", data: nothing, attempts: 3, limitSeconds: 120, everyMinutes: 1 },
  "notifications.mail": { ...mail, data: z.object({ userId: z.string(), ids: z.array(z.string()) }) },
} as const satisfies Readonly<Record<string, JobKindRule>>;

export type JobKind = keyof typeof jobKinds;
export type JobData<Kind extends JobKind> = z.output<(typeof jobKinds)[Kind]["data"]>;

export const jobKindNames = Object.keys(jobKinds) as readonly JobKind[];

export function isJobKind(text: string): text is JobKind {
  return Object.hasOwn(jobKinds, text);
}

export function ruleOf(kind: JobKind): JobKindRule {
  return jobKinds[kind];
}
