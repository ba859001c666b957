import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { roleMay } from "#app/domain/access/permissions.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay, formatInstant, formatList, formatNumber, inLanguage } from "#app/i18n/format.ts";
import { findPlanImport, readImportContent, readImportReport, type PlanImport } from "#db/queries/plan-imports.ts";
import { attachment } from "#app/http/download.ts";
import { describeMoves } from "./describe-moves.ts";
import { describeNotes } from "./describe-notes.ts";
import { downloadDifferences } from "./difference-file.server.ts";
import { readReport } from "./import-report.server.ts";
import { someNames } from "./some-names.server.ts";
import { describeTakenBack, describeUndo } from "./undo-import.server.ts";

const decompress = promisify(gunzip);
const namesShown = 24;

/** The report of a project's import in the reader's language. Throws a Response of 404 when the project was not imported. */
export async function readReportPage(caller: ProjectCaller, reader: Reader) {
  const { context, project } = caller;
  const kept = await requireImport(caller);
  const report = readReport(await readImportReport(context.db, kept.id));
  const { locale, t, timeZone } = reader;
  const { read, calendar, people, compared, end } = report;
  const calendarName = inLanguage({ text: calendar.name, zh: calendar.nameZh }, locale);
  const lead = { file: kept.fileName, size: fileSize(kept.byteSize, locale), at: formatInstant(kept.createdAt, locale, timeZone) };
  const planEnd = { end: formatDay(end.plan, locale, "long"), file: end.file === null ? "" : formatDay(end.file, locale, "long") };
  const isSameEnd = end.file !== null && end.file.slice(0, 10) === end.plan.slice(0, 10);
  return {
    title: t("imports:report.title"),
    takenBack: await describeTakenBack(caller, kept, reader),
    undo: await describeUndo(caller, kept, report, reader),
    formKey: context.newId(),
    projectId: project.id,
    // It may hold what was not read from it.
    hasOriginal: roleMay(caller.role, "plan.edit"),
    lead: t("imports:report.lead", lead),
    ...verdicts(),
    end: compared === 0 || end.file === null ? null : t(isSameEnd ? "imports:verdict.endSame" : "imports:verdict.endMoved", planEnd),
    isUnmoved: report.moved.length === 0 && (compared > 0 || report.changes !== undefined),
    // A sheet names owners of tasks; the new ones among them stand above.
    counts: (["phases", "tasks", "milestones", "links", "people", "assignments"] as const)
      .filter((name) => report.format !== "sheet" || (name !== "people" && name !== "assignments"))
      .map((name) => ({ name, value: formatNumber(read[name], locale) })),
    // A sheet that changes a project brings no calendar.
    calendar: calendar.name === "" ? null : t("imports:read.exceptions", { name: calendarName, count: calendar.exceptions }),
    people: people.length === 0 ? null : t("imports:read.names", { names: someNames(people, namesShown, reader) }),
    notes: describeNotes(report.notUnderstood, reader),
    isSheet: report.format === "sheet",
    shifted: describeMoves(report.shifted, reader),
    moves: describeMoves(report.moved, reader),
  };

  /** What a sheet did to the plan comes before what became of its dates. */
  function verdicts(): { readonly verdict: string; readonly dates: string | null } {
    const { changes } = report;
    if (!changes) return { verdict: datesVerdict(), dates: null };
    const count = (what: "added" | "changed" | "people" | "moved", number: number) =>
      number > 0 ? [t(`imports:verdict.did.${what}`, { count: number })] : [];
    const done = [...count("added", changes.added), ...count("changed", changes.changed), ...count("people", people.length)];
    const parts = formatList([...done, ...count("moved", changes.moved)], locale, "bare");
    // Of dates that are the plan's no more there is nothing to say.
    if (kept.undoneAt !== null) return { verdict: t("imports:verdict.takenBack", { parts }), dates: null };
    return { verdict: t("imports:verdict.sheet", { parts }), dates: compared === 0 ? null : datesVerdict() };
  }

  function datesVerdict(): string {
    if (compared === 0) return t("imports:verdict.none");
    if (report.moved.length === 0) return t(`imports:verdict.${report.format === "sheet" ? "kept" : "agreed"}`, { count: compared });
    return t("imports:verdict.moved", { count: report.moved.length, compared: formatNumber(compared, locale) });
  }
}

/** The file as it came, for keeping: never shown as a page of ours. */
export async function downloadOriginal(caller: ProjectCaller): Promise<Response> {
  const kept = await requireImport(caller);
  const content = await decompress(await readImportContent(caller.context.db, kept.id));
  return attachment(new Uint8Array(content), kept.fileName, "application/octet-stream");
}

/** The whole report as it is kept; as a table for people, in the reader's language, where a format of one is asked for. */
export async function downloadReport(caller: ProjectCaller & { readonly request: Request }): Promise<Response> {
  const kept = await requireImport(caller);
  if (new URL(caller.request.url).searchParams.has("format")) return downloadDifferences(caller, kept);
  const report = readReport(await readImportReport(caller.context.db, kept.id));
  const document = { file: kept.fileName, bytes: kept.byteSize, importedAt: kept.createdAt, ...report };
  const name = `${kept.fileName.replace(/\.[^.]{1,10}$/, "")}-report.json`;
  return attachment(JSON.stringify(document, null, 1), name, "application/json; charset=utf-8");
}

async function requireImport({ context, project }: ProjectCaller): Promise<PlanImport> {
  const kept = await findPlanImport(context.db, project.id);
  if (!kept) throw errorResponse(404, context);
  return kept;
}

export function fileSize(bytes: number, locale: Reader["locale"]): string {
  const [value, unit] = bytes < 1000 ? [bytes, "byte"] : bytes < 1_000_000 ? [bytes / 1000, "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  return formatNumber(Number(value), locale, {
    style: "unit",
    unit: String(unit),
    unitDisplay: bytes < 1000 ? "long" : "short",
    maximumFractionDigits: Number(value) < 10 ? 1 : 0,
  });
}
