import { trashHorizon } from "#app/domain/time/trash.ts";
import type { z } from "zod";
import { reportSections, type ReportSection } from "#app/domain/report/sections.ts";
import { change, type Change } from "#app/http/change.server.ts";
import { errorResponse, type IntentArgs, type ProjectCaller } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import type { Locale } from "#app/i18n/locale.ts";
import {
  findReport,
  insertReport,
  listSections,
  nextReportNumber,
  raiseDraft,
  updateReport,
  updateSection,
  type ReportRecord,
} from "#db/queries/status-reports.ts";
import type { Database } from "#db/tables/index.ts";
import { readDraftFacts, type DraftFacts, type ReportSources } from "./draft-facts.server.ts";
import { draftSections } from "./draft-words.server.ts";
import type { draftForm, reportForm, sectionForm } from "./reports.forms.server.ts";

type WriteArgs<Schema extends z.ZodType> = IntentArgs<"report.write", z.output<Schema>>;

/** What is told of a report that was changed. */
export interface ChangedReport {
  readonly id: string;
  readonly number: number;
  readonly version: number;
}

/** Drafts a report for a period from the data of the project as it is now. */
export async function draftReport(args: WriteArgs<typeof draftForm>, sources: ReportSources): Promise<ChangedReport> {
  const { from, to, language } = args.value;
  const draft = await readDraftFacts(args, sources, { from, to });
  return change(args, (work) => insertDraft(args, work, draft, { language, correctsId: null }));
}

/** Drafts a new version of a report that was sent: with its texts, and numbers of today. The one that was sent stays as it is. */
export async function correctReport(
  args: IntentArgs<"report.write", unknown> & { readonly params: Readonly<Record<string, string | undefined>> },
  sources: ReportSources,
): Promise<ChangedReport> {
  const sent = await requireReport(args, args.params["reportId"]);
  if (sent.sentAt === null) throw new Refusal("report.notSent", { status: 409 });
  const draft = await readDraftFacts(args, sources, { from: sent.periodFrom, to: sent.periodTo }, await firstNumber(args, sent));
  const written = new Map((await listSections(args.context.db, sent.id)).map(({ section, body }) => [section, body]));
  return change(args, (work) => insertDraft(args, work, draft, { language: sent.language as Locale, correctsId: sent.id, written }));
}

/** The number of the report that was corrected first, where corrections were corrected in turn; its own, where it corrects none. */
async function firstNumber({ context, project }: ReportReader, report: ReportRecord): Promise<number> {
  const corrected = report.correctsId === null ? undefined : await findReport(context.db, project.id, report.correctsId);
  return corrected ? firstNumber({ context, project }, corrected) : report.number;
}

interface DraftWishes {
  readonly language: Locale;
  readonly correctsId: string | null;
  /** What the sections say in place of what was drafted. */
  readonly written?: ReadonlyMap<string, string>;
}

async function insertDraft(
  { context, project, user }: ProjectCaller,
  { transaction, record }: Change,
  draft: DraftFacts,
  { language, correctsId, written }: DraftWishes,
): Promise<ChangedReport> {
  const report = await writeDraft({ context, projectId: project.id, userId: user.id }, transaction, draft, project.currency, {
    ...{ language, correctsId, ...(written ? { written } : {}) },
  });
  const { from, to } = draft.period;
  await record({
    stream: project.id,
    command: correctsId === null ? "report.draft" : "report.correct",
    subjectId: report.id,
    data: { number: report.number, from, to },
  });
  return report;
}

/** Puts a draft with its sections into the database, without a word in the log. */
export async function writeDraft(
  {
    context,
    projectId,
    userId,
  }: { readonly context: Pick<ProjectCaller["context"], "now" | "newId">; readonly projectId: string; readonly userId: string | null },
  transaction: Database,
  draft: DraftFacts,
  currency: string,
  { language, correctsId, written }: DraftWishes,
): Promise<ChangedReport> {
  const [id, number, at] = [context.newId(), await nextReportNumber(transaction, projectId), context.now()];
  const drafted = draftSections(draft, language, currency);
  await insertReport(
    transaction,
    {
      ...{ id, projectId, version: 1, number, language, correctsId },
      ...{ periodFrom: draft.period.from, periodTo: draft.period.to, figures: JSON.stringify(draft.figures), figuresAt: at },
      ...{ createdBy: userId, createdAt: at, sentBy: null, sentAt: null, removedAt: null, removedBy: null },
    },
    reportSections.map((section) => ({
      ...{ reportId: id, section, version: 1, drafted: drafted[section], body: written?.get(section) ?? drafted[section] },
      ...{ editedBy: null, editedAt: null },
    })),
  );
  return { id, number, version: 1 };
}

/** Takes the numbers of a draft anew, and what the data says into the sections that nobody has written. */
export async function refreshReport(
  args: IntentArgs<"report.write", { readonly version: number }>,
  sources: ReportSources,
): Promise<ChangedReport> {
  const { context, project, value } = args;
  const report = await requireDraft(args, args.params["reportId"]);
  const corrected = report.correctsId === null ? null : await firstNumber(args, report);
  const draft = await readDraftFacts(args, sources, { from: report.periodFrom, to: report.periodTo }, corrected);
  const drafted = draftSections(draft, report.language as Locale, project.currency);
  return changeDraft(args, "report.refresh", value.version, async (transaction, { id }) => {
    for (const { section, version, body, drafted: before } of await listSections(transaction, id)) {
      const next = drafted[section as ReportSection];
      const isWritten = body !== before;
      if (next === before) continue;
      await updateSection(transaction, id, section as ReportSection, version, { drafted: next, body: isWritten ? body : next });
    }
    return { figures: JSON.stringify(draft.figures), figuresAt: context.now() };
  });
}

/**
 * Writes one section of a draft, at the version it was opened at: what somebody else wrote since is shown beside it. Who has not seen it cannot
 * send the report.
 */
export async function saveSection(args: WriteArgs<typeof sectionForm>): Promise<{ readonly version: number }> {
  const { context, project, user, value } = args;
  const body = value.body.replaceAll("\r\n", "\n").trimEnd();
  return change(args, async ({ transaction, record }) => {
    const report = await requireDraft({ context: { ...context, db: transaction }, project }, args.params["reportId"]);
    const find = async () => (await listSections(transaction, report.id)).find(({ section }) => section === value.section);
    const before = await find();
    if (before?.body === body && before.version >= value.version) return { version: before.version };
    const changes = { body, editedBy: user.id, editedAt: context.now() };
    if (!(await updateSection(transaction, report.id, value.section, value.version, changes))) {
      const theirs = await find();
      throw new Refusal("form.stale", {
        status: 409,
        detail: { version: theirs?.version ?? 0, theirs: { body: theirs?.body ?? "" }, by: theirs?.editorName ?? undefined },
      });
    }
    if (!(await raiseDraft(transaction, report.id))) throw new Refusal("report.stale", { status: 409 });
    const data = { number: report.number, section: value.section };
    await record({ stream: project.id, command: "report.edit", subjectId: report.id, data });
    return { version: value.version + 1 };
  });
}

/** Deletes a draft; it can be put back for a while. What was sent stays. */
export async function removeReport(args: WriteArgs<typeof reportForm>): Promise<ChangedReport> {
  const { context, user, value } = args;
  return changeDraft({ ...args, params: { ...args.params, reportId: value.reportId } }, "report.remove", value.version, () =>
    Promise.resolve({ removedAt: context.now(), removedBy: user.id }),
  );
}

export async function restoreReport(args: WriteArgs<typeof reportForm>): Promise<ChangedReport> {
  const { context, project, value } = args;
  return change(args, async ({ transaction, record }) => {
    const report = await findReport(transaction, project.id, value.reportId);
    if (!report || report.removedAt === null || report.removedAt < trashHorizon(context.now()))
      throw new Refusal("report.notInTrash", { status: 409 });
    if (!(await updateReport(transaction, report.id, value.version, { removedAt: null, removedBy: null })))
      throw new Refusal("report.stale", { status: 409 });
    await record({ stream: project.id, command: "report.restore", subjectId: report.id, data: { number: report.number } });
    return { id: report.id, number: report.number, version: value.version + 1 };
  });
}

/** One change of a draft at the version that its form was made of. */
export async function changeDraft(
  args: IntentArgs<"report.write", unknown>,
  command: string,
  version: number,
  edit: (transaction: Database, report: ReportRecord) => Promise<Parameters<typeof updateReport>[3]>,
  data: object = {},
): Promise<ChangedReport> {
  const { context, project } = args;
  return change(args, async ({ transaction, record }) => {
    const report = await requireDraft({ context: { ...context, db: transaction }, project }, args.params["reportId"]);
    const changes = await edit(transaction, report);
    if (!(await updateReport(transaction, report.id, version, changes))) throw new Refusal("report.stale", { status: 409 });
    await record({ stream: project.id, command, subjectId: report.id, data: { number: report.number, ...data } });
    return { id: report.id, number: report.number, version: version + 1 };
  });
}

type ReportReader = Pick<ProjectCaller, "context" | "project">;

/** A report that is not deleted. Throws a Response of 404 where there is none. */
export async function requireReport({ context, project }: ReportReader, id: string | undefined): Promise<ReportRecord> {
  const report = await findReport(context.db, project.id, id ?? "");
  if (!report || report.removedAt !== null) throw errorResponse(404, context);
  return report;
}

async function requireDraft(reader: ReportReader, id: string | undefined): Promise<ReportRecord> {
  const report = await requireReport(reader, id);
  if (report.sentAt !== null) throw new Refusal("report.sent", { status: 409 });
  return report;
}
