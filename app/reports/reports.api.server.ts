import { z } from "zod";
import { rhythms } from "#app/domain/report/period.ts";
import { costSection, isReportSection, longestSection, reportSections } from "#app/domain/report/sections.ts";
import { gone, trashHorizon } from "#app/domain/time/trash.ts";
import { endpoint, type Endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { dayShape, idShape } from "#app/http/api/shapes.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { locales } from "#app/i18n/locale.ts";
import {
  findReport,
  listRemovedReports,
  listReports,
  listSections,
  readRhythm,
  storedFigures,
  type ReportHead,
  type ReportRecord,
} from "#db/queries/status-reports.ts";
import type { ReportSources } from "./draft-facts.server.ts";
import { inOrder, notTooLong } from "./reports.forms.server.ts";
import { correctReport, draftReport, refreshReport, removeReport, requireReport, restoreReport, saveSection } from "./reports.server.ts";
import { changeRhythm } from "./rhythm.server.ts";
import { sendReport } from "./send.server.ts";

const reports = "/projects/:projectId/reports";
const oneReport = `${reports}/:reportId`;
const oneSection = `${oneReport}/sections/:section`;
const removedReports = "/projects/:projectId/removed-reports";
const language = z.enum(locales);

const reportShape = z
  .object({
    id: idShape,
    version: z.number(),
    number: z.number(),
    language,
    from: dayShape,
    to: dayShape,
    createdAt: z.string(),
    /** Null for a draft. */
    sentAt: z.string().nullable(),
    sentBy: z.string().nullable(),
    correctsId: idShape.nullable(),
  })
  .meta({ id: "StatusReport" });
const figuresShape = z.object({
  takenAt: z.string(),
  progress: z.number(),
  done: z.number(),
  slipped: z.number(),
  overdue: z.number(),
  goLive: dayShape.nullable(),
  p50: dayShape.nullable(),
  p80: dayShape.nullable(),
  scheduleIndex: z.number().nullable(),
});
const sectionShape = z.object({ section: z.enum(reportSections), version: z.number(), body: z.string() }).meta({ id: "ReportSection" });
const wholeShape = reportShape
  .extend({ figures: figuresShape, sections: z.array(sectionShape).readonly() })
  .meta({ id: "WholeStatusReport" });
const removedShape = z
  .object({
    id: idShape,
    version: z.number(),
    number: z.number(),
    removedAt: z.string(),
    removedBy: z.string().nullable(),
    goneAt: z.string(),
  })
  .meta({ id: "RemovedReport" });
const rhythmShape = z
  .object({ version: z.number(), every: z.enum(["never", ...rhythms]), language, nextDay: dayShape.nullable() })
  .meta({ id: "ReportRhythm" });
const newReport = z
  .strictObject({ from: dayShape, to: dayShape, language: language.default("en") })
  .refine(...inOrder)
  .refine(...notTooLong)
  .meta({ id: "NewReport" });
const sending = z
  .strictObject({ members: z.array(idShape).max(100).default([]), addresses: z.array(z.email()).max(100).default([]) })
  .meta({ id: "ReportSending" });
const newRhythm = z
  .strictObject({ every: rhythmShape.shape.every, language: language.default("en"), nextDay: dayShape.optional() })
  .meta({ id: "NewReportRhythm" });

type ReportCaller = ProjectCaller & { readonly params: Readonly<Record<string, string | undefined>> };

/** The operations on status reports; what other parts of the product compute for them is handed over. */
export function reportEndpoints(sources: ReportSources): readonly Endpoint[] {
  return [
    endpoint({
      id: "listReports",
      method: "GET",
      path: reports,
      permission: "report.view",
      query: pageQuery,
      answer: pageOf(reportShape).meta({ id: "StatusReportPage" }),
      run: async ({ context, project, can, query }) =>
        answerPage((await listReports(context.db, project.id, can("report.write"))).map(shownReport), query),
    }),
    endpoint({
      id: "createReport",
      method: "POST",
      path: reports,
      permission: "report.write",
      body: newReport,
      answer: wholeShape,
      status: 201,
      run: async (args) => {
        const { id } = await draftReport(args, sources);
        return { ...(await answerReport(args, id)), location: `/projects/${args.project.id}/reports/${id}` };
      },
    }),
    endpoint({
      id: "getReport",
      method: "GET",
      path: oneReport,
      permission: "report.view",
      answer: wholeShape,
      run: (args) => answerReport(args, idOf(args)),
    }),
    endpoint({
      id: "getReportSection",
      method: "GET",
      path: oneSection,
      permission: "report.view",
      answer: sectionShape,
      run: answerSection,
    }),
    endpoint({
      id: "updateReportSection",
      method: "PUT",
      path: oneSection,
      permission: "report.write",
      isConditional: true,
      body: z.strictObject({ body: z.string().max(longestSection) }).meta({ id: "ReportSectionText" }),
      answer: sectionShape,
      run: async (args) => {
        const { body } = await answerSection(args);
        await saveSection({ ...args, value: { section: body.section, version: args.version, body: args.value.body } });
        return answerSection(args);
      },
    }),
    endpoint({
      id: "refreshReport",
      method: "POST",
      path: `${oneReport}/refresh`,
      permission: "report.write",
      isConditional: true,
      answer: wholeShape,
      run: async (args) => {
        await refreshReport({ ...args, value: { version: args.version } }, sources);
        return answerReport(args, idOf(args));
      },
    }),
    endpoint({
      id: "sendReport",
      method: "POST",
      path: `${oneReport}/send`,
      permission: "report.write",
      isConditional: true,
      body: sending,
      answer: wholeShape,
      run: async (args) => {
        await sendReport({ ...args, value: { version: args.version, ...args.value } });
        return answerReport(args, idOf(args));
      },
    }),
    endpoint({
      id: "correctReport",
      method: "POST",
      path: `${oneReport}/correct`,
      permission: "report.write",
      answer: wholeShape,
      status: 201,
      run: async (args) => {
        const { id } = await correctReport(args, sources);
        return { ...(await answerReport(args, id)), location: `/projects/${args.project.id}/reports/${id}` };
      },
    }),
    endpoint({
      id: "deleteReport",
      method: "DELETE",
      path: oneReport,
      permission: "report.write",
      isConditional: true,
      run: async (args) => {
        await removeReport({ ...args, value: { reportId: idOf(args), version: args.version } });
      },
    }),
    endpoint({
      id: "listRemovedReports",
      method: "GET",
      path: removedReports,
      permission: "report.write",
      query: pageQuery,
      answer: pageOf(removedShape).meta({ id: "RemovedReportPage" }),
      run: async ({ context, project, query }) => {
        const removed = await listRemovedReports(context.db, project.id, trashHorizon(context.now()));
        const shown = removed.map(({ id, version, number, removedAt, removerName }) => {
          return { id, version, number, removedAt, removedBy: removerName, goneAt: gone(removedAt) };
        });
        return answerPage(shown, query);
      },
    }),
    endpoint({
      id: "restoreReport",
      method: "POST",
      path: `${removedReports}/:reportId/restore`,
      permission: "report.write",
      answer: wholeShape,
      run: async (args) => {
        const found = await findReport(args.context.db, args.project.id, idOf(args));
        // What was restored by the same request already is answered again.
        if (found && found.removedAt !== null) await restoreReport({ ...args, value: { reportId: found.id, version: found.version } });
        return answerReport(args, idOf(args));
      },
    }),
    endpoint({
      id: "getReportRhythm",
      method: "GET",
      path: "/projects/:projectId/report-rhythm",
      permission: "report.write",
      answer: rhythmShape,
      run: answerRhythm,
    }),
    endpoint({
      id: "changeReportRhythm",
      method: "PUT",
      path: "/projects/:projectId/report-rhythm",
      permission: "report.write",
      isConditional: true,
      body: newRhythm,
      answer: rhythmShape,
      run: async (args) => {
        await changeRhythm({ ...args, value: { version: args.version, ...args.value } });
        return answerRhythm(args);
      },
    }),
  ];
}

function idOf({ params }: ReportCaller): string {
  return params["reportId"] ?? "";
}

function shownReport(report: ReportHead): z.input<typeof reportShape> {
  const { id, version, number, periodFrom, periodTo, createdAt, sentAt, senderName, correctsId } = report;
  const own = report.language === "zh" ? "zh" : "en";
  return { id, version, number, language: own, from: periodFrom, to: periodTo, createdAt, sentAt, sentBy: senderName, correctsId };
}

/** Drafts are there for those alone who write them. */
async function requireShown(caller: ProjectCaller, id: string): Promise<ReportRecord> {
  const report = await requireReport(caller, id);
  if (report.sentAt === null && !caller.can("report.write")) throw errorResponse(404, caller.context);
  return report;
}

async function shownSections({ context, can }: ProjectCaller, reportId: string) {
  const stored = await listSections(context.db, reportId);
  return reportSections.flatMap((section) => {
    const found = stored.find((each) => each.section === section);
    return found && (section !== costSection || can("costs.view")) ? [{ section, version: found.version, body: found.body }] : [];
  });
}

async function answerReport(caller: ProjectCaller, id: string): Promise<EndpointAnswer<z.input<typeof wholeShape>>> {
  const report = await requireShown(caller, id);
  const { progress, done, slipped, overdue, goLive, forecast, scheduleIndex } = storedFigures(report.figures);
  return {
    state: report.version,
    body: {
      ...shownReport(report),
      figures: {
        ...{ takenAt: report.figuresAt, progress, done, slipped, overdue, scheduleIndex },
        ...{ goLive: goLive?.day ?? null, p50: forecast?.p50 ?? null, p80: forecast?.p80 ?? null },
      },
      sections: await shownSections(caller, report.id),
    },
  };
}

async function answerSection(caller: ReportCaller) {
  const report = await requireShown(caller, idOf(caller));
  const name = caller.params["section"] ?? "";
  const found = isReportSection(name) ? (await shownSections(caller, report.id)).find(({ section }) => section === name) : undefined;
  if (!found) throw errorResponse(404, caller.context);
  return { body: found, state: found.version } satisfies EndpointAnswer<z.input<typeof sectionShape>>;
}

async function answerRhythm({ context, project }: ProjectCaller): Promise<EndpointAnswer<z.input<typeof rhythmShape>>> {
  const { version, every, nextDay, language: own } = await readRhythm(context.db, project.id);
  const known = rhythms.find((each) => each === every) ?? "never";
  return { body: { version, every: known, nextDay, language: own === "zh" ? "zh" : "en" }, state: version };
}
