import { errorResponse, type Caller, type ProjectCaller } from "#app/http/guarded.server.ts";
import { readReader, type Reader } from "#app/http/reader.server.ts";
import { askedFormat, tableFile } from "#app/http/table-file.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import type { TableCell } from "#app/workers/write-table-bytes.ts";
import type { StretchLoad } from "#app/domain/workload/person-load.ts";
import { readPortfolioWorkload } from "./portfolio-page.server.ts";
import { readWorkloadQuery } from "./workload-query.ts";
import { readWorkloadPage, type PersonRow } from "./workload.server.ts";

/** A project's heat map as a table with numbers to reckon with. */
export async function downloadWorkload(caller: ProjectCaller & { readonly request: Request }): Promise<Response> {
  const { project } = caller;
  return download(caller, async (reader) => ({
    ...(await readWorkloadPage(caller, queryOf(caller), reader)),
    name: reader.t("workload:file.name", { project: inLanguage({ text: project.name, zh: project.nameZh }, reader.locale) }),
  }));
}

/** The heat map over the reader's projects as a table. */
export async function downloadPortfolioWorkload(caller: Caller & { readonly request: Request }): Promise<Response> {
  return download(caller, async (reader) => ({
    ...(await readPortfolioWorkload(caller, queryOf(caller), reader)),
    name: reader.t("workload:portfolio.title"),
  }));
}

function queryOf({ request }: { readonly request: Request }) {
  return readWorkloadQuery(new URL(request.url).searchParams);
}

interface Filed {
  readonly name: string;
  readonly rows: readonly PersonRow[];
  readonly stretches: readonly { readonly day: string }[];
}

async function download(caller: Caller & { readonly request: Request }, read: (reader: Reader) => Promise<Filed>): Promise<Response> {
  const { context, request, user } = caller;
  const format = askedFormat(request.url);
  if (!format) throw errorResponse(404, context);
  const reader = await readReader(request, context);
  const file = await context.imports.admit(user.id, async () => {
    const { name, rows, stretches } = await read(reader);
    return tableFile({ format, columns: columnsOf(stretches, reader), rows: rows.flatMap((row) => linesOf(row, reader)) }, name);
  });
  if (!file) throw errorResponse(429, context);
  return file;
}

function columnsOf(stretches: Filed["stretches"], { t }: Reader) {
  return [
    { header: t("workload:person"), width: 24 },
    { header: t("workload:file.what"), width: 22 },
    ...stretches.map(({ day }) => ({ header: day, width: 12 })),
    { header: t("workload:sum"), width: 12 },
  ];
}

/** What a person has to do, has time for, and has too much of, in hours, a line each. */
function linesOf({ name, cells, total }: PersonRow, { t }: Reader): readonly (readonly TableCell[])[] {
  const line = (what: string, of: (load: StretchLoad) => number): readonly TableCell[] => [
    name,
    what,
    ...[...cells, total].map((load) => Math.round(of(load) / 6) / 10),
  ];
  return [
    line(t("workload:file.toDo"), ({ demandMinutes }) => demandMinutes),
    line(t("workload:file.time"), ({ capacityMinutes }) => capacityMinutes),
    line(t("workload:file.tooMuch"), ({ overloadMinutes }) => overloadMinutes),
  ];
}
