import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { askedFormat, tableFile } from "#app/http/table-file.server.ts";
import { readImportReport, type PlanImport } from "#db/queries/plan-imports.ts";
import { describeMoves } from "./describe-moves.ts";
import { describeNotes } from "./describe-notes.ts";
import { readReport } from "./import-report.server.ts";

/** What of a file is other in the plan, task by task: each date that moved and why, and each thing that was left out. */
export async function downloadDifferences(caller: ProjectCaller & { readonly request: Request }, kept: PlanImport): Promise<Response> {
  const { context, request, user } = caller;
  const format = askedFormat(request.url);
  if (!format) throw errorResponse(404, context);
  const reader = await readReader(request, context);
  const { t } = reader;
  const report = readReport(await readImportReport(context.db, kept.id));
  const moved = describeMoves(report.moved, reader, Infinity).rows.map(({ uid, name, start, finish, why }) => [
    ...[uid, name, t("imports:differences.moved")],
    ...[start?.from ?? "", start?.to ?? "", finish?.from ?? "", finish?.to ?? "", why],
  ]);
  const left = describeNotes(report.notUnderstood, reader, Infinity).flatMap(({ title, text, details, rows }) => {
    const kind = t("imports:differences.left", { what: title });
    return [
      ...rows.map(({ uid, task, detail }) => [uid, task, kind, "", "", "", "", detail || text]),
      ...(rows.length === 0 && details.length === 0 ? [["", "", kind, "", "", "", "", text]] : []),
      ...details.map((detail) => ["", "", kind, "", "", "", "", detail]),
    ];
  });
  const columns = [
    { header: t("imports:moved.uid"), width: 8 },
    { header: t("imports:moved.task"), width: 44 },
    { header: t("imports:differences.kind"), width: 28 },
    { header: t("imports:differences.startFile"), width: 20 },
    { header: t("imports:differences.startPlan"), width: 20 },
    { header: t("imports:differences.finishFile"), width: 20 },
    { header: t("imports:differences.finishPlan"), width: 20 },
    { header: t("imports:moved.why"), width: 60 },
  ];
  const name = t("imports:differences.name", { file: kept.fileName.replace(/\.[^.]{1,10}$/, "") });
  const file = await context.imports.admit(user.id, () => tableFile({ format, columns, rows: [...moved, ...left] }, name));
  if (!file) throw errorResponse(429, context);
  return file;
}
