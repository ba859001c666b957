import { setImmediate } from "node:timers/promises";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { readReader, type Reader } from "#app/http/reader.server.ts";
import { askedFormat, tableFile } from "#app/http/table-file.server.ts";
import { formatInstant, formatNumber, inLanguage } from "#app/i18n/format.ts";
import { newestSequence } from "#db/queries/events.ts";
import type { EventWords } from "./event-words.server.ts";
import { wordEntries } from "./history.server.ts";
import { readShownEvents } from "./shown-events.server.ts";

/** The newest entries; a workbook of many more would take the server's memory. */
const mostEntries = 20_000;
const entriesAtATime = 500;

/** What is left out of the file, in words; null when it holds the whole log. */
export async function describeLeftOut({ context, project }: ProjectCaller, { t, locale }: Reader): Promise<string | null> {
  const entries = await newestSequence(context.db, project.id);
  return entries > mostEntries ? t("history:file.leftOut", { entries: formatNumber(mostEntries, locale) }) : null;
}

type Row = readonly (string | number)[];

/** The project's log as a table, in the reader's words and time zone, the newest entry first. */
export async function downloadHistory(caller: ProjectCaller & { readonly request: Request }): Promise<Response> {
  const { context, project, request, user } = caller;
  const format = askedFormat(request.url);
  if (!format) throw errorResponse(404, context);
  const reader = await readReader(request, context);
  const { t, locale, timeZone } = reader;
  const columns = [
    { header: t("history:file.number"), width: 8 },
    { header: t("history:file.when", { timeZone }), width: 22 },
    { header: t("history:who"), width: 18 },
    { header: t("history:what"), width: 60 },
    { header: t("history:file.changes"), width: 60 },
    { header: t("history:file.moved"), width: 12 },
  ];
  const projectName = inLanguage({ text: project.name, zh: project.nameZh }, locale);
  const name = t("history:file.name", { project: projectName });
  const file = await context.imports.admit(user.id, async () => tableFile({ format, columns, rows: await readRows(caller, reader) }, name));
  if (!file) throw errorResponse(429, context);
  return file;
}

/** Page by page, so that others get their turn. */
async function readRows(caller: ProjectCaller, reader: Reader): Promise<readonly Row[]> {
  const { t, locale, timeZone } = reader;
  const rows: Row[] = [];
  for (let before: number | null = null; rows.length < mostEntries;) {
    const events = await readShownEvents(caller, before, entriesAtATime);
    const words = await wordEntries(caller, events, reader);
    events.forEach((event, index) => {
      const { text, changes, moved } = words[index]!;
      const at = formatInstant(event.at, locale, timeZone);
      rows.push([event.sequence, at, event.actorName ?? t("history:product"), text, changesText(changes), moved]);
    });
    if (events.length < entriesAtATime) break;
    before = events.at(-1)!.sequence;
    await setImmediate();
  }
  return rows;
}

function changesText(changes: EventWords["changes"]): string {
  return changes.map(({ label, before, after }) => `${label}: ${before} → ${after}`).join("\n");
}
