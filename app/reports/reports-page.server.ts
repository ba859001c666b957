import { usualPeriod } from "#app/domain/report/period.ts";
import { costSection, reportSections } from "#app/domain/report/sections.ts";
import { gone, trashHorizon } from "#app/domain/time/trash.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { renderAll } from "#app/http/markdown.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { byName, formatDay, formatInstant, formatList, formatNumber, formatPercent } from "#app/i18n/format.ts";
import { isLocale } from "#app/i18n/locale.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import type { Undo } from "#app/ui/undo.tsx";
import { listMembers } from "#db/queries/projects.ts";
import {
  findLastSentReport,
  listRecipients,
  listRemovedReports,
  listReports,
  listSections,
  readRhythm,
  storedFigures,
  type ReportHead,
  type ReportRecord,
} from "#db/queries/status-reports.ts";
import { requireReport } from "./reports.server.ts";

export type ReportsPage = Awaited<ReturnType<typeof readReportsPage>>;

/** The reports of a project, and what a new one would tell of. */
export async function readReportsPage(caller: ProjectCaller & { readonly request: Request }, reader: Reader) {
  const { context, project, can } = caller;
  const { locale, timeZone } = reader;
  const canWrite = can("report.write");
  const reports = await listReports(context.db, project.id, canWrite);
  const rhythm = await readRhythm(context.db, project.id);
  const last = await findLastSentReport(context.db, project.id);
  const today = todayIn(project.timeZone, context.now());
  const usual = rhythm.every === "fortnight" || rhythm.every === "month" ? rhythm.every : "week";
  return {
    projectId: project.id,
    canWrite,
    reports: reports.map((report) => ({
      ...{ id: report.id, number: report.number, language: report.language, isSent: report.sentAt !== null },
      period: periodWords(report, reader),
      state: stateWords(report, reader),
      relation: relationWords(report, reports, reader),
    })),
    period: usualPeriod(last?.periodTo ?? null, usual, today),
    language: isLocale(project.locale) ? project.locale : locale,
    rhythm: { ...rhythm, language: rhythm.version === 0 ? locale : rhythm.language, nextDay: rhythm.nextDay ?? today },
    undo: await undoOfRemovedReport(caller, reader),
    formKey: context.newId(),
    timeZone,
  };
}

function periodWords({ periodFrom, periodTo }: Pick<ReportHead, "periodFrom" | "periodTo">, { locale }: Pick<Reader, "locale">): string {
  return `${formatDay(periodFrom, locale)} – ${formatDay(periodTo, locale)}`;
}

function stateWords({ sentAt, senderName, createdBy, makerName }: ReportHead, { t, locale, timeZone }: Reader): string {
  if (sentAt !== null) return t("reports:list.sent", { day: formatInstant(sentAt, locale, timeZone), name: senderName ?? "" });
  return createdBy === null ? t("reports:list.draftDue") : t("reports:list.draftBy", { name: makerName ?? "" });
}

function relationWords(report: ReportHead, all: readonly ReportHead[], { t }: Reader): string {
  const corrected = all.find(({ id }) => id === report.correctsId);
  const later = all.find(({ correctsId, sentAt }) => correctsId === report.id && sentAt !== null);
  return [
    ...(corrected ? [t("reports:list.corrects", { number: corrected.number })] : []),
    ...(later ? [t("reports:list.correctedBy", { number: later.number })] : []),
  ].join(", ");
}

export type ReportPage = Awaited<ReturnType<typeof readReportPage>>;

/** One report as its reader may see it: drafts only for those who write them, costs only for those who see them. */
export async function readReportPage(
  caller: ProjectCaller & { readonly request: Request; readonly params: Readonly<Record<string, string | undefined>> },
  reader: Reader,
) {
  const { context, project, can, request } = caller;
  const { t, locale, timeZone } = reader;
  const report = await requireReport(caller, caller.params["reportId"]);
  const isDraft = report.sentAt === null;
  if (isDraft && !can("report.write")) throw errorResponse(404, context);
  const canEdit = isDraft && can("report.write");
  const stored = new Map((await listSections(context.db, report.id)).map((section) => [section.section, section]));
  const shown = reportSections.filter((section) => section !== costSection || can("costs.view"));
  const html = await renderAll(shown.map((section) => stored.get(section)?.body ?? ""));
  const others = await listReports(context.db, project.id, can("report.write"));
  const corrected = others.find(({ id }) => id === report.correctsId);
  const later = others.find(({ correctsId, sentAt }) => correctsId === report.id && sentAt !== null);
  const recipients = isDraft ? [] : await listRecipients(context.db, report.id);
  const names = recipients.flatMap(({ name, address }) => name ?? (can("report.write") ? (address ?? []) : []));
  return {
    projectId: project.id,
    id: report.id,
    number: report.number,
    version: report.version,
    language: isLocale(report.language) ? report.language : locale,
    heading: t("reports:heading", {
      number: report.number,
      from: formatDay(report.periodFrom, locale),
      to: formatDay(report.periodTo, locale),
    }),
    state: stateWords(report, reader),
    isDraft,
    canEdit,
    canCorrect: !isDraft && can("report.write"),
    corrects: corrected ? { id: corrected.id, number: corrected.number } : null,
    correctedBy: later ? { id: later.id, number: later.number } : null,
    sentTo: isDraft ? null : names.length > 0 ? t("reports:sentTo", { names: formatList(names, locale) }) : t("reports:sentToNobody"),
    figures: figureWords(report, reader),
    figuresAt: formatInstant(report.figuresAt, locale, timeZone),
    editing: canEdit ? new URL(request.url).searchParams.get("edit") : null,
    sections: shown.map((section, index) => {
      const { body = "", version = 1, editorName = null } = stored.get(section) ?? {};
      const heading = serverI18n(isLocale(report.language) ? report.language : locale).t(`reports:section.${section}`);
      return { section, heading, html: html[index] ?? "", body: canEdit ? body : "", version, editorName: canEdit ? editorName : null };
    }),
    members: canEdit
      ? (await listMembers(context.db, project.id))
          .filter(({ disabledAt }) => disabledAt === null)
          .sort((a, b) => byName(a.name, b.name))
          .map(({ userId, name }) => ({ userId, name }))
      : [],
    hasMail: context.mail !== null,
    formKey: context.newId(),
  };
}

function figureWords(report: ReportRecord, { locale, t }: Reader) {
  const { progress, goLive, forecast, scheduleIndex, done, slipped, overdue } = storedFigures(report.figures);
  const day = (time: string) => formatDay(time, locale);
  return [
    { key: "progress", text: formatPercent(Math.round(progress), locale) },
    ...(goLive ? [{ key: "goLive", text: day(goLive.day) }] : []),
    ...(forecast ? [{ key: "forecast", text: `${day(forecast.p50)} – ${day(forecast.p80)}` }] : []),
    ...(scheduleIndex === null ? [] : [{ key: "scheduleIndex", text: formatNumber(Math.round(scheduleIndex * 100) / 100, locale) }]),
    ...[
      { key: "done", text: formatNumber(done, locale) },
      { key: "slipped", text: formatNumber(slipped, locale) },
      { key: "overdue", text: formatNumber(overdue, locale) },
    ],
  ].map(({ key, text }) => ({ label: t(`reports:figures.${key as "progress"}`), text }));
}

/** The deleted drafts of a project that can still be put back, for those who write reports. */
export async function readRemovedReports({ context, project, can }: ProjectCaller, reader: Reader) {
  if (!can("report.write")) return [];
  const { locale, timeZone, t } = reader;
  const rows = await listRemovedReports(context.db, project.id, trashHorizon(context.now()));
  return rows.map((row) => ({
    ...{ id: row.id, version: row.version, by: row.removerName },
    name: `${t("reports:named", { number: row.number })} · ${periodWords(row, reader)}`,
    removed: formatInstant(row.removedAt, locale, timeZone),
    until: formatInstant(gone(row.removedAt), locale, timeZone),
  }));
}

/** How to take back a deletion that the URL names; null when there is none, or the reader may not. */
async function undoOfRemovedReport(caller: ProjectCaller & { readonly request: Request }, reader: Reader): Promise<Undo | null> {
  const id = new URL(caller.request.url).searchParams.get("removed");
  const removed = (await readRemovedReports(caller, reader)).find((report) => report.id === id);
  if (!removed) return null;
  const fields = { reportId: removed.id, version: String(removed.version) };
  return { done: reader.t("reports:remove.done", { number: removed.name }), intent: "restore", fields };
}
