import { z } from "zod";
import type { ReportSection } from "#app/domain/report/sections.ts";
import type { Database } from "../tables/index.ts";
import type { StatusReportRecipientRow, StatusReportRhythmRow, StatusReportRow, StatusReportSectionRow } from "../tables/status-reports.ts";
import { writeOver } from "../write-over.ts";

const money = z.number();
const figuresSchema = z.object({
  /** Per cent of the work. */
  progress: z.number(),
  done: z.number(),
  slipped: z.number(),
  overdue: z.number(),
  open: z.number(),
  goLive: z.object({ day: z.string(), before: z.string().nullable(), daysLater: z.number() }).nullable(),
  forecast: z.object({ p50: z.string(), p80: z.string(), plannedShare: z.number() }).nullable(),
  /** In working time, for everybody who reads the report. */
  scheduleIndex: z.number().nullable(),
  /** For those who see costs, in minor units. */
  costs: z
    .object({ budget: money, planned: money, earned: money, spent: money, costIndex: z.number().nullable(), estimate: money.nullable() })
    .nullable(),
  /** What the dates were compared with: a former report by its number, or a baseline by its name. */
  comparedWith: z
    .union([z.object({ report: z.number() }), z.object({ baseline: z.string(), baselineZh: z.string().nullable() })])
    .nullable(),
  /** The finishes of open tasks: what the next report is compared with. */
  finishes: z.record(z.string(), z.string()),
});
/** The numbers of a report, as they were when it was drafted. */
export type ReportFigures = z.output<typeof figuresSchema>;

export function storedFigures(json: string): ReportFigures {
  return figuresSchema.parse(JSON.parse(json));
}

/** A report without its numbers, of which those of a long project are many. */
export interface ReportHead extends Omit<StatusReportRow, "figures"> {
  readonly makerName: string | null;
  readonly senderName: string | null;
}

export interface ReportRecord extends ReportHead {
  readonly figures: string;
}

/** The reports of a project that are not deleted, the newest first; those that were sent alone for who does not write them. */
export async function listReports(db: Database, projectId: string, withDrafts: boolean): Promise<ReportHead[]> {
  return reports(db, projectId)
    .where("statusReport.removedAt", "is", null)
    .$if(!withDrafts, (query) => query.where("sentAt", "is not", null))
    .orderBy("number", "desc")
    .execute();
}

/** A report of a project, deleted or not. */
export async function findReport(db: Database, projectId: string, id: string): Promise<ReportRecord | undefined> {
  return reports(db, projectId).select("figures").where("statusReport.id", "=", id).executeTakeFirst();
}

function reports(db: Database, projectId: string) {
  return db
    .selectFrom("statusReport")
    .leftJoin("appUser as maker", "maker.id", "statusReport.createdBy")
    .leftJoin("appUser as sender", "sender.id", "statusReport.sentBy")
    .select([
      "statusReport.id",
      "projectId",
      "statusReport.version",
      "number",
      "language",
      "periodFrom",
      "periodTo",
      "figuresAt",
      "correctsId",
    ])
    .select(["createdBy", "statusReport.createdAt", "sentBy", "sentAt", "removedAt", "removedBy"])
    .select(["maker.name as makerName", "sender.name as senderName"])
    .where("projectId", "=", projectId);
}

/** The report that was sent last, by its number; undefined when none was. With `before`, the last one with a lower number than that. */
export async function findLastSentReport(
  db: Database,
  projectId: string,
  before: number | null = null,
): Promise<Pick<StatusReportRow, "number" | "periodTo" | "figures"> | undefined> {
  return db
    .selectFrom("statusReport")
    .select(["number", "periodTo", "figures"])
    .where("projectId", "=", projectId)
    .where("sentAt", "is not", null)
    .where("removedAt", "is", null)
    .$if(before !== null, (query) => query.where("number", "<", before))
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The number that the next report of a project gets. */
export async function nextReportNumber(db: Database, projectId: string): Promise<number> {
  const { last } = await db
    .selectFrom("statusReport")
    .select(({ fn }) => fn.max("number").as("last"))
    .where("projectId", "=", projectId)
    .executeTakeFirstOrThrow();
  return Number(last ?? 0) + 1;
}

export async function insertReport(db: Database, report: StatusReportRow, sections: readonly StatusReportSectionRow[]): Promise<void> {
  await db.insertInto("statusReport").values(report).execute();
  await db
    .insertInto("statusReportSection")
    .values([...sections])
    .execute();
}

/** Changes a report that is still at `version`; false when it was changed elsewhere. */
export async function updateReport(db: Database, id: string, version: number, changes: Partial<StatusReportRow>): Promise<boolean> {
  const result = await db
    .updateTable("statusReport")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Notes that a section of a draft is another now, so that nobody sends what they have not seen; false when the report is no draft any more. */
export async function raiseDraft(db: Database, id: string): Promise<boolean> {
  const result = await db
    .updateTable("statusReport")
    .set(({ eb }) => ({ version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .where("sentAt", "is", null)
    .where("removedAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export interface SectionRecord extends StatusReportSectionRow {
  readonly editorName: string | null;
}

export async function listSections(db: Database, reportId: string): Promise<SectionRecord[]> {
  return db
    .selectFrom("statusReportSection")
    .leftJoin("appUser", "appUser.id", "statusReportSection.editedBy")
    .selectAll("statusReportSection")
    .select("appUser.name as editorName")
    .where("reportId", "=", reportId)
    .execute();
}

/** Changes a section that is still at `version`; false when it was changed elsewhere. */
export async function updateSection(
  db: Database,
  reportId: string,
  section: ReportSection,
  version: number,
  changes: Partial<Pick<StatusReportSectionRow, "body" | "drafted" | "editedBy" | "editedAt">>,
): Promise<boolean> {
  const result = await db
    .updateTable("statusReportSection")
    .set({ ...changes, version: version + 1 })
    .where("reportId", "=", reportId)
    .where("section", "=", section)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function insertRecipients(db: Database, rows: readonly StatusReportRecipientRow[]): Promise<void> {
  if (rows.length > 0)
    await db
      .insertInto("statusReportRecipient")
      .values([...rows])
      .execute();
}

export interface RecipientRecord extends StatusReportRecipientRow {
  readonly name: string | null;
}

export async function listRecipients(db: Database, reportId: string): Promise<RecipientRecord[]> {
  return db
    .selectFrom("statusReportRecipient")
    .leftJoin("appUser", "appUser.id", "statusReportRecipient.userId")
    .selectAll("statusReportRecipient")
    .select("appUser.name")
    .where("reportId", "=", reportId)
    .orderBy("statusReportRecipient.id")
    .execute();
}

/** Whom a report goes to, with what their mail needs; undefined when that is gone. */
export async function findRecipient(db: Database, recipientId: string) {
  return db
    .selectFrom("statusReportRecipient")
    .innerJoin("statusReport", "statusReport.id", "statusReportRecipient.reportId")
    .innerJoin("project", "project.id", "statusReport.projectId")
    .leftJoin("appUser", "appUser.id", "statusReportRecipient.userId")
    .leftJoin("projectMember", (join) =>
      join
        .onRef("projectMember.userId", "=", "statusReportRecipient.userId")
        .onRef("projectMember.projectId", "=", "statusReport.projectId"),
    )
    .select(["statusReport.id as reportId", "statusReport.projectId", "statusReportRecipient.address", "appUser.name", "appUser.email"])
    .select(["appUser.disabledAt", "projectMember.role", "project.trashedAt"])
    .where("statusReportRecipient.id", "=", recipientId)
    .executeTakeFirst();
}

/** Drafts that were deleted since an instant, the last one first. */
export async function listRemovedReports(db: Database, projectId: string, since: string) {
  const rows = await db
    .selectFrom("statusReport")
    .leftJoin("appUser", "appUser.id", "statusReport.removedBy")
    .select(["statusReport.id", "statusReport.version", "number", "periodFrom", "periodTo", "removedAt", "appUser.name as removerName"])
    .where("projectId", "=", projectId)
    .where("removedAt", ">=", since)
    .orderBy("removedAt", "desc")
    .orderBy("statusReport.id")
    .execute();
  return rows.flatMap(({ removedAt, ...row }) => (removedAt === null ? [] : [{ ...row, removedAt }]));
}

/** Deletes for good what was deleted before an instant; returns how many. */
export async function purgeReports(db: Database, before: string): Promise<number> {
  const result = await db.deleteFrom("statusReport").where("removedAt", "<", before).executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** How often a report is due; never, at version 0, while nobody has chosen. */
export async function readRhythm(db: Database, projectId: string): Promise<Omit<StatusReportRhythmRow, "projectId">> {
  const row = await db.selectFrom("statusReportRhythm").selectAll().where("projectId", "=", projectId).executeTakeFirst();
  return row ?? { version: 0, every: "never", language: "en", nextDay: null };
}

/** Writes how often a report is due, at the version that was seen; false when it was changed elsewhere. */
export async function writeRhythm(
  db: Database,
  projectId: string,
  version: number,
  rhythm: Pick<StatusReportRhythmRow, "every" | "language" | "nextDay">,
): Promise<boolean> {
  return writeOver(
    version,
    db
      .insertInto("statusReportRhythm")
      .values({ projectId, version: 1, ...rhythm })
      .onConflict((conflict) => conflict.column("projectId").doNothing()),
    db
      .updateTable("statusReportRhythm")
      .set({ ...rhythm, version: version + 1 })
      .where("projectId", "=", projectId)
      .where("version", "=", version),
  );
}

/** Projects in use that have a rhythm, with what drafting a report of theirs needs. */
export async function listRhythms(db: Database) {
  return db
    .selectFrom("statusReportRhythm")
    .innerJoin("project", "project.id", "statusReportRhythm.projectId")
    .select(["project.id", "project.timeZone", "project.planVersion", "project.goLiveDay", "project.currency"])
    .select(["statusReportRhythm.version", "every", "language", "nextDay"])
    .where("every", "!=", "never")
    .where("archivedAt", "is", null)
    .where("trashedAt", "is", null)
    .execute();
}

/** Puts off the next report, unless somebody else has done so; whoever does, drafts the one that is due. */
export async function claimRhythm(db: Database, projectId: string, version: number, nextDay: string): Promise<boolean> {
  const result = await db
    .updateTable("statusReportRhythm")
    .set({ nextDay, version: version + 1 })
    .where("projectId", "=", projectId)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The last comment of each task within a period of instants, of tasks that are named. */
export async function listLastComments(db: Database, projectId: string, taskIds: readonly string[], since: string) {
  if (taskIds.length === 0) return new Map<string, { body: string; author: string }>();
  const rows = await db
    .selectFrom("comment")
    .innerJoin("appUser", "appUser.id", "comment.authorId")
    .select(["taskId", "body", "appUser.name as author"])
    .where("projectId", "=", projectId)
    .where("taskId", "in", [...taskIds])
    .where("comment.createdAt", ">=", since)
    .where("removedAt", "is", null)
    .orderBy("comment.createdAt")
    .execute();
  return new Map(rows.map(({ taskId, body, author }) => [taskId, { body, author }]));
}

/** Accounts that write the reports of a project. */
export async function listReportWriters(db: Database, projectId: string, roles: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom("projectMember")
    .select("userId")
    .where("projectId", "=", projectId)
    .where("role", "in", [...roles])
    .execute();
  return rows.map(({ userId }) => userId);
}

/** What a decision at a gate still rests on: an open condition, or a waiver that holds. */
export interface OpenGround {
  readonly kind: "condition" | "waiver";
  readonly taskId: string;
  readonly day: string;
  readonly text: string;
  readonly ownerName: string;
}

/** The open conditions of the decisions that stand, and the waivers that nobody has ended, by their days. */
export async function listOpenGrounds(db: Database, projectId: string): Promise<OpenGround[]> {
  const conditions = await db
    .selectFrom("gateCondition")
    .innerJoin("gateDecision", "gateDecision.id", "gateCondition.decisionId")
    .innerJoin("task", "task.id", "gateCondition.taskId")
    .select(["gateCondition.taskId", "gateCondition.dueOn as day", "gateCondition.text", "gateCondition.ownerName"])
    .where("gateCondition.projectId", "=", projectId)
    .where("gateCondition.metAt", "is", null)
    .where("task.removedAt", "is", null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("gateDecision as later")
            .select("later.id")
            .whereRef("later.taskId", "=", "gateDecision.taskId")
            .whereRef("later.sequence", ">", "gateDecision.sequence"),
        ),
      ),
    )
    .orderBy("gateCondition.dueOn")
    .orderBy("gateCondition.id")
    .execute();
  const waivers = await db
    .selectFrom("gateWaiver")
    .innerJoin("task", "task.id", "gateWaiver.taskId")
    .select(["gateWaiver.taskId", "gateWaiver.expiresOn as day", "gateWaiver.reason as text", "gateWaiver.ownerName"])
    .where("gateWaiver.projectId", "=", projectId)
    .where("gateWaiver.endedAt", "is", null)
    .where("task.removedAt", "is", null)
    .orderBy("gateWaiver.expiresOn")
    .orderBy("gateWaiver.id")
    .execute();
  return [
    ...conditions.map((ground) => ({ kind: "condition" as const, ...ground })),
    ...waivers.map((ground) => ({ kind: "waiver" as const, ...ground })),
  ];
}
