import { writeCsv } from "hucre/csv";
import { writeSafeText } from "#app/domain/sheet/safe-text.ts";
import { errorResponse, type Caller } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { redirect } from "@remix-run/node";
import { attachment } from "#app/http/download.ts";
import { examineSheet } from "./examine-sheet.server.ts";
import { chooseUrl } from "./sheet-actions.server.ts";
import { findDraft } from "./sheet-drafts.server.ts";
import { problemWords } from "./sheet-problem-words.ts";

/** All that is wrong with a sheet, line by line, as a sheet. */
export async function downloadProblems(caller: Caller & { readonly request: Request }, projectId: string | null): Promise<Response> {
  const { context, request, user } = caller;
  const draft = await findDraft(caller, new URL(request.url).searchParams.get("draft"), projectId);
  if (!draft) return redirect(chooseUrl(projectId));
  if (await context.limits.use("lookAtSheet", user.id)) throw errorResponse(429, context);
  const examined = await context.imports.admit(user.id, () => examineSheet(caller, draft));
  if (!examined) throw errorResponse(429, context);
  const { t } = await readReader(request, context);
  const problems = examined.ok ? examined.value.problems : [];
  const rows = problems.map((problem) => {
    const { line, column, text } = problemWords(problem, t);
    return [line, column, writeSafeText(text)];
  });
  const csv = writeCsv([[t("imports:sheet.line"), t("imports:sheet.column"), t("imports:sheet.problem")], ...rows], { bom: true });
  return attachment(csv, `${draft.fileName.replace(/\.[^.]{1,10}$/, "")}-problems.csv`, "text/csv; charset=utf-8");
}
