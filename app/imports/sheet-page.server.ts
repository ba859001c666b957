import type { ImportProblem } from "#app/domain/interchange/import-problem.ts";
import { sheetFields } from "#app/domain/sheet/columns.ts";
import { readSheetTime } from "#app/domain/sheet/dates.ts";
import { errorResponse, type Caller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay, formatNumber, inLanguage } from "#app/i18n/format.ts";
import { examineSheet, type ExaminedSheet } from "./examine-sheet.server.ts";
import { fileRefusal } from "./import-form.server.ts";
import { someNames } from "./some-names.server.ts";
import { fileSize } from "./import-page.server.ts";
import { changedFields } from "./sheet-words.server.ts";
import { problemWords } from "./sheet-problem-words.ts";
import type { SheetDraft } from "./sheet-drafts.server.ts";

/** Of each list: three of them stand on a page. */
const rowsOfEach = 100;

export type SheetStep = "understand" | "changes";

/** The second and third step of an import: how a sheet is read, and what it would change. */
export async function readSheetPage(caller: Caller, draft: SheetDraft, step: SheetStep, reader: Reader) {
  const { context, user } = caller;
  if (await context.limits.use("lookAtSheet", user.id)) throw errorResponse(429, context);
  const examined = await context.imports.admit(user.id, () => examineSheet(caller, draft));
  if (!examined) throw errorResponse(429, context);
  const head = {
    draft: draft.id,
    isNew: draft.projectId === null,
    file: reader.t("imports:sheet.file", { file: draft.fileName, size: fileSize(draft.byteSize, reader.locale) }),
    formKey: context.newId(),
  };
  if (!examined.ok) return { ...head, step: "refused" as const, refusal: refusalOf(examined.problem, reader) };
  const sheet = examined.value;
  // Without a header nothing can be said of changes.
  if (step === "understand" || sheet.reading.headerLine === null)
    return { ...head, step: "understand" as const, understanding: describeReading(sheet, draft, reader) };
  return { ...head, step: "changes" as const, changes: describeChanges(sheet, reader) };
}

export type SheetPage = Awaited<ReturnType<typeof readSheetPage>>;
export type Understanding = ReturnType<typeof describeReading>;
export type Changes = ReturnType<typeof describeChanges>;

function refusalOf(problem: ImportProblem, reader: Reader) {
  const { code, parameters } = fileRefusal(problem, reader);
  return { code, parameters };
}

function describeReading(sheet: ExaminedSheet, { choice, projectId }: SheetDraft, reader: Reader) {
  const { t, locale } = reader;
  const { reading, problems, nameless } = sheet;
  const ambiguous = reading.ambiguousDate === null ? null : readSheetTime(reading.ambiguousDate, reading.dateOrder);
  const found = { tasks: sheet.tasks, groups: sheet.groups, links: sheet.links };
  return {
    sheets: reading.sheets.map(({ name, isHidden, rows }, index) => ({
      index,
      label: t(isHidden ? "imports:sheet.hiddenSheet" : "imports:sheet.sheetOption", { name, count: rows }),
    })),
    sheet: reading.sheet,
    headerLine: reading.headerLine,
    columns: reading.columns.map(({ own, field, ...column }) => ({ ...column, target: field ?? own?.key ?? null })),
    fields: sheetFields,
    ownFields: sheet.fields.map(({ key, name }) => ({ key, name: inLanguage(name, locale) })),
    hierarchy: { chosen: choice.hierarchy ?? "auto", found: reading.hierarchy },
    dateOrder: { chosen: choice.dateOrder ?? "auto", found: reading.dateOrder },
    linkTarget: { chosen: choice.linkTarget ?? "auto", found: reading.linkTarget },
    match: projectId === null ? null : { chosen: choice.match ?? "auto", found: sheet.match },
    emptiesCells: reading.emptiesCells,
    start: projectId === null ? (choice.start ?? sheet.firstStart?.slice(0, 10) ?? "") : null,
    ambiguousDate:
      reading.ambiguousDate === null || ambiguous === null
        ? null
        : t("imports:sheet.ambiguousDate", { written: reading.ambiguousDate, read: formatDay(ambiguous.day, locale, "long") }),
    counts: foundText(),
    groups: found.groups > 0 ? t("imports:sheet.foundGroups", { count: found.groups }) : null,
    links: found.links > 0 ? t("imports:sheet.foundLinks", { count: found.links }) : null,
    nameless: nameless.length > 0 ? t("imports:sheet.foundNameless", { count: nameless.length }) : null,
    problems: shownProblems(problems, reader),
  };

  function foundText(): string | null {
    if (reading.headerLine === null) return null;
    if (reading.rows === 0) return t("imports:sheet.foundNothing");
    return t("imports:sheet.found", { count: found.tasks, rows: formatNumber(reading.rows, locale) });
  }
}

function shownProblems(problems: ExaminedSheet["problems"], { t, locale }: Reader) {
  return {
    count: problems.length,
    rows: problems.slice(0, rowsOfEach).map((problem) => problemWords(problem, t)),
    more:
      problems.length > rowsOfEach
        ? t("imports:sheet.firstProblems", { shown: formatNumber(rowsOfEach, locale), all: formatNumber(problems.length, locale) })
        : null,
  };
}

function describeChanges(sheet: ExaminedSheet, reader: Reader) {
  const { t, locale } = reader;
  const { preview, problems, version } = sheet;
  const date = (at: string) => formatDay(at, locale);
  const more = (all: number) =>
    all > rowsOfEach ? t("imports:sheet.firstRows", { shown: formatNumber(rowsOfEach, locale), all: formatNumber(all, locale) }) : null;
  const lines = preview?.lines.filter((line) => line.change !== "unchanged") ?? [];
  const words = changedFields(sheet, reader);
  const datesOf = ({ start, finish }: { readonly start: string; readonly finish: string }) =>
    start.slice(0, 10) === finish.slice(0, 10) ? date(start) : t("imports:sheet.fromUntil", { start: date(start), finish: date(finish) });
  const { finish, goLive } = preview ?? {};
  const move = (entry: NonNullable<typeof preview>["moved"][number]) => ({
    line: entry.line,
    taskId: entry.taskId,
    name: inLanguage(entry.name, locale),
    start: entry.start ? { from: date(entry.start.from), to: date(entry.start.to) } : null,
    finish: entry.finish ? { from: date(entry.finish.from), to: date(entry.finish.to) } : null,
  });
  return {
    version,
    canImport: preview !== null && lines.length > 0,
    isSchedulable: preview !== null,
    counts: preview
      ? (["added", "changed", "unchanged", "untouched"] as const)
          .filter((name) => version > 0 || name === "added")
          .map((name) => ({ name, value: formatNumber(preview[name], locale) }))
      : [],
    people:
      preview && preview.newPeople.length > 0
        ? t("imports:sheet.newPeople", {
            count: preview.newPeople.length,
            names: someNames(preview.newPeople, 12, reader),
          })
        : null,
    end: finish
      ? finish.before === null
        ? t("imports:sheet.endNew", { end: formatDay(finish.after, locale, "long") })
        : finish.before === finish.after
          ? t("imports:sheet.endSame", { end: formatDay(finish.after, locale, "long") })
          : t("imports:sheet.endMoves", { from: formatDay(finish.before, locale, "long"), to: formatDay(finish.after, locale, "long") })
      : null,
    goLive:
      goLive && goLive.before !== goLive.after
        ? t("imports:sheet.goLiveMoves", {
            name: inLanguage(goLive.name, locale),
            from: formatDay(goLive.before, locale, "long"),
            to: formatDay(goLive.after, locale, "long"),
          })
        : null,
    lines: lines.slice(0, rowsOfEach).map((line) => ({
      line: line.line,
      taskId: line.taskId,
      name: inLanguage(line.name, locale),
      change: line.change,
      dates: line.dates && datesOf(line.dates),
      fields: words(line),
    })),
    moreLines: more(lines.length),
    moved: (preview?.moved ?? []).slice(0, rowsOfEach).map(move),
    moreMoved: more(preview?.moved.length ?? 0),
    elsewhere: (preview?.elsewhere ?? []).slice(0, rowsOfEach).map(move),
    moreElsewhere: more(preview?.elsewhere.length ?? 0),
    problems: shownProblems(problems, reader),
  };
}
