import type { Caller } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { examineSheet } from "#app/imports/examine-sheet.server.ts";
import { readReport } from "#app/imports/import-report.server.ts";
import { importIntoProject, makeProjectOfSheet } from "#app/imports/import-sheet.server.ts";
import type { OfferedFile } from "#app/imports/offered-file.ts";
import type { ImportWishes } from "#app/imports/imports.server.ts";
import { findDraft, keepDraft, type SheetDraft } from "#app/imports/sheet-drafts.server.ts";
import { problemWords } from "#app/imports/sheet-problem-words.ts";
import { findPlanImport, readImportReport } from "#db/queries/plan-imports.ts";
import { findMembership } from "#db/queries/projects.ts";
import { deleteSheetDraft } from "#db/queries/sheet-drafts.ts";
import { projectCallerOf, wordedError } from "./command-caller.ts";
import type { CommandSurroundings } from "./command.ts";
import { importProblemText } from "./import-problem-text.ts";

interface AskedOfSheet {
  readonly project: string | null;
  /** Take the rest over although some cells cannot be read. */
  readonly leavesProblems: boolean;
}

type Output = Pick<CommandSurroundings, "print" | "explain"> & { readonly asJson: boolean };

const problemsShown = 20;

/** Makes a project of a sheet, or changes one by it, as it is understood without anybody's help. Returns the exit status. */
export async function importSheet(
  caller: Caller,
  file: OfferedFile,
  project: ImportWishes,
  { project: projectId, leavesProblems }: AskedOfSheet,
  output: Output,
): Promise<number> {
  const wishes = { leavesProblems, version: null };
  const into = projectId === null ? null : await projectCallerOf(caller, "plan.edit", projectId);
  const kept = await keepDraft(caller, file, projectId, projectId === null ? { project } : {});
  const draft = kept.ok ? await findDraft(caller, kept.value, projectId) : undefined;
  if (!kept.ok || !draft) return refused(kept.ok ? "The file was not kept." : importProblemText(kept.problem));
  try {
    const done = into ? await importIntoProject(into, draft, wishes) : await makeProjectOfSheet(caller, draft, wishes);
    if (!done.ok) return refused(importProblemText(done.problem));
    await report(caller, done.value, output);
    return 0;
  } catch (error) {
    if (error instanceof Refusal && error.code === "sheet.problems") await listProblems(into ?? caller, draft, output);
    throw wordedError(error);
  } finally {
    await deleteSheetDraft(caller.context.db, draft.id);
  }

  function refused(text: string): number {
    output.explain(`${file.name}: ${text}`);
    return 1;
  }
}

async function report({ context, user }: Caller, projectId: string, { asJson, print, explain }: Output): Promise<void> {
  const kept = await findPlanImport(context.db, projectId);
  const name = (await findMembership(context.db, projectId, user.id))?.name ?? "";
  const url = `${context.origin.origin}/projects/${projectId}/import`;
  const document = readReport(await readImportReport(context.db, kept?.id ?? ""));
  if (asJson) return print(JSON.stringify({ project: projectId, name, url, report: document }));
  const { added = 0, changed = 0, unchanged = 0, untouched = 0 } = document.changes ?? {};
  explain(`"${name}": ${added} tasks added, ${changed} changed, ${unchanged} unchanged, ${untouched} not in the sheet.`);
  explain(`Not taken over: ${document.notUnderstood.length}.`);
  print(url);
}

async function listProblems(caller: Caller, draft: SheetDraft, { explain }: Output): Promise<void> {
  const examined = await examineSheet(caller, draft);
  const problems = examined.ok ? examined.value.problems : [];
  for (const problem of problems.slice(0, problemsShown)) {
    const { line, column, text } = problemWords(problem, serverI18n("en").t);
    explain(`line ${line}${column === "" ? "" : `, ${column}`}: ${text}`);
  }
  if (problems.length > problemsShown) explain(`… and ${problems.length - problemsShown} more.`);
  explain("With --leave-problems the rest is imported without them.");
}
