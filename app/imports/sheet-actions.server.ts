import { redirect } from "@remix-run/node";
import { z } from "zod";
import type { ImportProblem } from "#app/domain/interchange/import-problem.ts";
import type { Result } from "#app/domain/result.ts";
import type { IntentArgs } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { findAnswer } from "#db/queries/idempotency.ts";
import { commitSheet } from "./commit-sheet.server.ts";
import { fileRefusal } from "./import-form.server.ts";
import { importIntoProject, makeProjectOfSheet } from "./import-sheet.server.ts";
import { choiceOf, type choiceForm, type commitForm, type sheetFileForm } from "./sheet-choice.server.ts";
import { changeChoice, findDraft, keepDraft, type SheetDraft } from "./sheet-drafts.server.ts";

type Asked = "projects.create" | "plan.edit";

/** Keeps the sheet that is to change a project; goes on to how it is read. */
export async function offerSheet(args: IntentArgs<"plan.edit", z.output<typeof sheetFileForm>>): Promise<Response> {
  const { context, project, request, value } = args;
  if (!value.file) throw new Refusal("importFile.missing", { field: "file" });
  const kept = await keepDraft(args, value.file, project.id, {});
  if (!kept.ok) throw fileRefusal(kept.problem, await readReader(request, context));
  return redirect(`/projects/${project.id}/import/sheet?draft=${kept.value}`);
}

/** Keeps how the sheet is to be read; goes on to the step that is asked for. */
export async function chooseReading(args: IntentArgs<Asked, z.output<typeof choiceForm>>, projectId: string | null): Promise<Response> {
  const { value } = args;
  const draft = await findDraft(args, value.draft, projectId);
  if (!draft) return redirect(chooseUrl(projectId));
  await changeChoice(args, draft, choiceOf(value, draft.choice));
  return redirect(`${sheetUrl(projectId)}?draft=${draft.id}${value.next === "changes" ? "&step=changes" : ""}`);
}

/** Imports the sheet; goes on to the report. */
export async function commitNewProject(args: IntentArgs<"projects.create", z.output<typeof commitForm>>): Promise<Response> {
  return commit(args, null, (draft) => makeProjectOfSheet(args, draft, wishesOf(args.value)));
}

export async function commitIntoProject(args: IntentArgs<"plan.edit", z.output<typeof commitForm>>): Promise<Response> {
  return commit(args, args.project.id, (draft) => importIntoProject(args, draft, wishesOf(args.value)));
}

async function commit(
  args: IntentArgs<Asked, z.output<typeof commitForm>>,
  projectId: string | null,
  run: (draft: SheetDraft) => Promise<Result<string, ImportProblem>>,
): Promise<Response> {
  const draft = await findDraft(args, args.value.draft, projectId);
  if (!draft) return redirect((await reportOfFirst(args)) ?? chooseUrl(projectId));
  try {
    return redirect(reportUrl(await commitSheet(args, () => run(draft))));
  } catch (error) {
    const report = await reportOfFirst(args);
    if (report === undefined) throw error;
    return redirect(report);
  }
}

/** Where the same form led when it was sent before: its draft is gone then, and its plan another. */
async function reportOfFirst({ context, formKey }: IntentArgs<Asked, unknown>): Promise<string | undefined> {
  const answer = formKey && (await findAnswer(context.db, formKey));
  if (answer?.requestHash !== formKey?.requestHash) return undefined;
  const projectId = answer && z.uuid().safeParse(parsed(answer.response));
  return projectId?.success ? reportUrl(projectId.data) : undefined;
}

/** Of a request that is still at work, nothing is answered yet. */
function parsed(json: string): unknown {
  return json === "" ? undefined : JSON.parse(json);
}

function reportUrl(projectId: string): string {
  return `/projects/${projectId}/import`;
}

function wishesOf({ version, leavesProblems }: z.output<typeof commitForm>) {
  return { version, leavesProblems: leavesProblems === "on" };
}

export function sheetUrl(projectId: string | null): string {
  return projectId === null ? "/projects/import/sheet" : `/projects/${projectId}/import/sheet`;
}

/** Where a sheet is chosen. */
export function chooseUrl(projectId: string | null): string {
  return projectId === null ? "/projects/import" : sheetUrl(projectId);
}
