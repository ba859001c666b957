import { z } from "zod";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { answerPage, answerReadPage, pageOf, pageQuery, unknownCursor } from "#app/http/api/page.server.ts";
import { dayShape, idShape, instantShape, versionShape } from "#app/http/api/shapes.server.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import { readInstanceSettings } from "#app/http/instance-settings.server.ts";
import { schemaChanges } from "#db/migrations/index.ts";
import { readAudit, type AuditCursor } from "#db/queries/audit.ts";
import { listJobs } from "#db/queries/job-list.ts";
import { settingsForm, testMailForm } from "./administration.forms.server.ts";
import { auditAreas, auditWords } from "./audit-words.server.ts";
import { searchOf, verifyChains } from "./audit.server.ts";
import { jobStates, removeJob, retryFailedJob } from "./jobs.server.ts";
import { sendTestMail } from "./mail.server.ts";
import { changeInstanceSettings } from "./settings.server.ts";
import { readStorage } from "./storage.server.ts";

const { version: _version, sessionDays: _sessionDays, ...fields } = settingsForm.shape;
const choices = z
  .strictObject({ ...fields, sessionDays: z.number().int().min(1).max(90) })
  .partial()
  .meta({ id: "InstanceSettingsChanges" });
const settings = z
  .object({
    version: versionShape,
    name: z.string(),
    locale: z.string(),
    timeZone: z.string(),
    currency: z.string(),
    calendar: z.string(),
    projectCreators: z.string(),
    sessionDays: z.number().int(),
    newAccounts: z.string(),
  })
  .meta({ id: "InstanceSettings" });

const auditEntry = z
  .object({
    /** A project's id, or `instance`. */
    stream: z.string(),
    sequence: z.number().int(),
    at: instantShape,
    actor: z.object({ userId: idShape, name: z.string().nullable(), email: z.string().nullable() }).nullable(),
    /** What was done, in words of the reader's language. */
    text: z.string(),
    command: z.string(),
    requestId: z.string().nullable(),
    hash: z.string(),
  })
  .meta({ id: "AuditEntry" });
const auditQuery = pageQuery.extend({
  actor: z.string().trim().max(100).default(""),
  area: z.enum(auditAreas).optional(),
  /** A project's id, or `instance`. */
  stream: z.string().max(60).default(""),
  from: dayShape.optional(),
  to: dayShape.optional(),
});

const chains = z
  .object({
    streams: z.number().int(),
    entries: z.number().int(),
    broken: z.array(z.object({ stream: z.string(), sequence: z.number().int() })),
  })
  .meta({ id: "LogVerification" });

const job = z
  .object({
    id: idShape,
    kind: z.string(),
    runAt: instantShape,
    attempts: z.number().int(),
    lastError: z.string().nullable(),
    createdAt: instantShape,
    failedAt: instantShape.nullable(),
  })
  .meta({ id: "Job" });

const storage = z
  .object({
    database: z.enum(["sqlite", "postgres"]),
    databaseBytes: z.number(),
    freeBytes: z.number(),
    diskBytes: z.number(),
    tables: z.array(z.object({ name: z.string(), rows: z.number().int(), bytes: z.number().nullable() })),
  })
  .meta({ id: "Storage" });

const release = z
  .object({ version: z.string(), node: z.string(), database: z.enum(["sqlite", "postgres"]), schema: z.string() })
  .meta({ id: "Release" });

const base = "/administration";
const permission = "instance.administer";
const mostJobs = 1000;

export const administrationEndpoints = [
  endpoint({
    id: "getInstanceSettings",
    method: "GET",
    path: `${base}/settings`,
    permission,
    isWide: true,
    answer: settings,
    run: answerSettings,
  }),
  endpoint({
    id: "changeInstanceSettings",
    method: "PATCH",
    path: `${base}/settings`,
    permission,
    isWide: true,
    isConditional: true,
    body: choices,
    answer: settings,
    run: async (args) => {
      const before = await readInstanceSettings(args.context);
      const wanted = Object.fromEntries(Object.entries(args.value).filter(([, value]) => value !== undefined));
      await changeInstanceSettings({ ...args, value: { ...before, ...wanted, version: args.version } });
      return answerSettings(args);
    },
  }),
  endpoint({
    id: "listAudit",
    method: "GET",
    path: `${base}/audit`,
    permission,
    isWide: true,
    query: auditQuery,
    answer: pageOf(auditEntry).meta({ id: "AuditPage" }),
    run: async ({ context, query, reader }) => {
      const { actor, area = "", stream, from = "", to = "" } = query;
      return answerReadPage(
        query,
        (count, after) => readAudit(context.db, searchOf({ actor, area, stream, from, to }), cursorOf(after), count),
        (row) => ({ index: row.sequence, id: `${row.at} ${row.stream}` }),
        (row) => ({
          stream: row.stream,
          sequence: row.sequence,
          at: row.at,
          actor: row.actorId === null ? null : { userId: row.actorId, name: row.actorName, email: row.actorEmail },
          text: auditWords(row, reader.t),
          command: row.command,
          requestId: row.requestId,
          hash: row.hash,
        }),
      );
    },
  }),
  endpoint({
    id: "verifyAudit",
    method: "POST",
    path: `${base}/audit/verify`,
    permission,
    isWide: true,
    answer: chains,
    run: async (args) => {
      const { streams, entries, broken } = await verifyChains(args);
      return { body: { streams, entries, broken: [...broken] } };
    },
  }),
  endpoint({
    id: "getStorage",
    method: "GET",
    path: `${base}/storage`,
    permission,
    isWide: true,
    answer: storage,
    run: async (caller) => {
      const { dialect: database, bytes: databaseBytes, freeBytes, diskBytes, tables } = await readStorage(caller);
      return { body: { database, databaseBytes, freeBytes, diskBytes, tables: [...tables] } };
    },
  }),
  endpoint({
    id: "listJobs",
    method: "GET",
    path: `${base}/jobs`,
    permission,
    isWide: true,
    query: pageQuery.extend({ state: z.enum(jobStates).default("failed") }),
    answer: pageOf(job).meta({ id: "JobPage" }),
    run: async ({ context, query }) => answerPage(await listJobs(context.db, query.state, mostJobs), query),
  }),
  endpoint({
    id: "retryJob",
    method: "POST",
    path: `${base}/jobs/:jobId/retry`,
    permission,
    isWide: true,
    run: async (args) => retryFailedJob({ ...args, value: { jobId: args.params["jobId"] ?? "" } }),
  }),
  endpoint({
    id: "deleteJob",
    method: "DELETE",
    path: `${base}/jobs/:jobId`,
    permission,
    isWide: true,
    run: async (args) => removeJob({ ...args, value: { jobId: args.params["jobId"] ?? "" } }),
  }),
  endpoint({
    id: "sendTestMail",
    method: "POST",
    path: `${base}/test-mail`,
    permission,
    isWide: true,
    body: z.strictObject(testMailForm.shape).meta({ id: "TestMail" }),
    run: async (args) => {
      await sendTestMail(args);
    },
  }),
  endpoint({
    id: "getRelease",
    method: "GET",
    path: `${base}/release`,
    permission,
    isWide: true,
    answer: release,
    run: async ({ context }) => {
      const schema = Object.keys(schemaChanges).at(-1) ?? "";
      return { body: { version: context.version, node: process.versions.node, database: context.dialect, schema } };
    },
  }),
];

async function answerSettings({ context }: Caller): Promise<EndpointAnswer<z.input<typeof settings>>> {
  const present = await readInstanceSettings(context);
  return { body: present, state: present.version };
}

/** The place in the log that a cursor names; the first page for one that names none. */
function cursorOf(after: { readonly index: number; readonly id: string } | null): AuditCursor | null {
  if (after === null) return null;
  const [at, stream, ...rest] = after.id.split(" ");
  if (at === undefined || stream === undefined || rest.length > 0) throw unknownCursor();
  return { at, stream, sequence: after.index };
}
