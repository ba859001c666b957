import { canonicalText } from "#app/domain/canonical-text.ts";
import { writable } from "#app/domain/evaluation/decision-snapshot.ts";
import { modelFileOf } from "#app/domain/evaluation/model-file.ts";
import { attachment } from "#app/http/download.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { writeWorkbookFile } from "#app/workers/write-workbook-file.ts";
import { packWorkbook } from "./pack-workbook.server.ts";
import { askedDecision, readPack } from "./read-pack.server.ts";

export const packFormats = ["xlsx", "json"] as const;
export const packTypes: Readonly<Record<(typeof packFormats)[number], string>> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json; charset=utf-8",
};

/** The evidence as a file: a workbook whose formulas anybody can calculate anew, or the model file of `rollout evaluate` with everything beside it. */
export async function downloadPack(caller: ProjectCaller & { readonly request: Request }): Promise<Response> {
  const { context, project, request, user } = caller;
  const asked = new URL(request.url).searchParams.get("format") ?? "json";
  const format = packFormats.find((each) => each === asked);
  if (!format) throw errorResponse(404, context);
  const reader = await readReader(request, context);
  const projectName = inLanguage({ text: project.name, zh: project.nameZh }, reader.locale);
  const pack = await readPack(caller, askedDecision(caller));
  const file = await context.imports.admit(user.id, async () => {
    if (format === "xlsx") return writeWorkbookFile(packWorkbook(pack, reader));
    const { record, figures, decision, signatories, signatures } = pack;
    const evidence = writable({ record, figures, decision, signatories, signatures });
    return canonicalText({ ...modelFileOf(record, projectName), evidence });
  });
  if (!file) throw errorResponse(429, context);
  return attachment(file, `${reader.t("decision:pack.fileName", { project: projectName })}.${format}`, packTypes[format]);
}
