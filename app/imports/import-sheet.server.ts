import { mergeCommand, mergeTasks } from "#app/domain/plan/merge-tasks.ts";
import type { Plan, PlanRole } from "#app/domain/plan/model.ts";
import type { ImportProblem } from "#app/domain/interchange/import-problem.ts";
import { success, type Result } from "#app/domain/result.ts";
import { change } from "#app/http/change.server.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import { pauseForOthers } from "#app/http/large-plan.server.ts";
import { notifyOfPlan } from "#app/http/notifications/notify-plan.server.ts";
import { changePlan, type PlanCaller } from "#app/http/plan-change.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import type { RequestKey } from "#db/queries/idempotency.ts";
import { storeNewProject } from "#db/queries/new-project.ts";
import { writePlanEdits } from "#db/queries/plan-edits.ts";
import { insertPlanImport } from "#db/queries/plan-imports.ts";
import { pushStep } from "#db/queries/plan-steps.ts";
import { insertPeople, insertProjectRoles, linkPeopleByEmail } from "#db/queries/projects.ts";
import { deleteSheetDraft } from "#db/queries/sheet-drafts.ts";
import type { Database } from "#db/tables/index.ts";
import { examineSheet, type ExaminedSheet } from "./examine-sheet.server.ts";
import { longestProjectName } from "./imports.forms.server.ts";
import { writeNewTexts } from "./new-texts.server.ts";
import { cleanName } from "./offered-file.ts";
import type { SheetDraft } from "./sheet-drafts.server.ts";
import { sheetReportOf } from "./sheet-report.server.ts";

export interface SheetWishes {
  /** Take the rest over although some cells cannot be read. */
  readonly leavesProblems: boolean;
  /** The plan's version that the person saw the changes of; null takes the plan as it is. */
  readonly version: number | null;
}

type SheetCaller = Caller & { readonly formKey?: RequestKey | undefined };

/** Makes a project of a sheet, all or nothing; returns its id. The caller owns it. */
export async function makeProjectOfSheet(
  caller: SheetCaller,
  draft: SheetDraft,
  wishes: SheetWishes,
): Promise<Result<string, ImportProblem>> {
  const examined = await examineSheet(caller, draft, true);
  if (!examined.ok) return examined;
  const { plan, calendar, dates } = importable(examined.value, wishes);
  if (!calendar) throw new Error("A new project needs a calendar");
  const { context, user } = caller;
  const { projectId } = plan;
  const made = { createdBy: user.id, createdAt: context.now() };
  const { name: typed = "", timeZone = "UTC", currency = "CNY" } = draft.choice.project ?? {};
  const name = [typed, draft.fileName.replace(/\.[^.]{1,10}$/, ""), draft.fileName]
    .map((text) => cleanName(text, longestProjectName))
    .find((text) => text !== "")!;
  const emails = new Map(examined.value.newPeople.map((person) => [person.id, { email: person.email, userId: null }]));
  const id = await change(caller, async ({ transaction, record }) => {
    await storeNewProject(transaction, {
      project: { name, nameZh: null, timeZone, currency, templateKey: null, goLiveDay: null, isDemo: 0, ...made },
      newId: context.newId,
      plan,
      schedule: {
        startMinutes: Int32Array.from(dates, ([start]) => start),
        finishMinutes: Int32Array.from(dates, ([, finish]) => finish),
      },
      background: new Map(),
      calendar,
      members: [{ userId: user.id, role: "owner" }],
      contacts: emails,
    });
    await linkPeopleByEmail(transaction, projectId);
    await writeNewTexts(transaction, caller, projectId, examined.value.texts);
    await keepFile(transaction, caller, draft, examined.value, { projectId, stepId: null, newRoles: plan.roles });
    await pauseForOthers(plan);
    const data = {
      name,
      file: draft.fileName,
      bytes: draft.byteSize,
      tasks: plan.tasks.length,
      links: plan.links.length,
      people: plan.people.length,
    };
    await record({ stream: projectId, command: "project.import", subjectId: projectId, data });
    return projectId;
  });
  return success(id);
}

/** Changes a project's plan by a sheet, all or nothing and as one step that its author can take back. */
export async function importIntoProject(
  caller: PlanCaller,
  draft: SheetDraft,
  wishes: SheetWishes,
): Promise<Result<string, ImportProblem>> {
  const examined = await examineSheet(caller, draft, true);
  if (!examined.ok) return examined;
  const { context, project, user } = caller;
  const { plan: wanted } = importable(examined.value, wishes);
  await changePlan(
    caller,
    async ({ plan: current }, { transaction }) => {
      // What was looked at is what is done: a plan that others changed since is looked at again.
      if (current.version !== examined.value.version) throw planChanged();
      const { plan, redoCommand, undoCommand } = await merged(current, wanted);
      const newRoles = plan.roles.slice(current.roles.length);
      const { added = 0, changed = 0, unchanged = 0, untouched = 0 } = examined.value.preview ?? {};
      return {
        plan,
        command: "plan.importSheet",
        subjectId: project.id,
        data: {
          file: draft.fileName,
          bytes: draft.byteSize,
          added,
          changed,
          unchanged,
          untouched,
          people: examined.value.newPeople.map(({ name }) => name),
        },
        write: async () => {
          await insertPeople(
            transaction,
            examined.value.newPeople.map((person) => ({ ...person, projectId: project.id, userId: null, version: 1 })),
          );
          await linkPeopleByEmail(transaction, project.id);
          await insertProjectRoles(
            transaction,
            newRoles.map(({ code, name, personId }, index) => ({
              projectId: project.id,
              code,
              position: current.roles.length + index,
              name: name.text,
              nameZh: name.zh,
              personId,
              version: 1,
            })),
          );
          await writePlanEdits(transaction, current, plan, context.now());
          await pauseForOthers(plan);
          await writeNewTexts(transaction, caller, project.id, examined.value.texts);
          const stepId = context.newId();
          await pushStep(transaction, {
            id: stepId,
            projectId: project.id,
            userId: user.id,
            undoCommand,
            redoCommand,
            createdAt: context.now(),
          });
          await pauseForOthers(plan);
          await keepFile(transaction, caller, draft, examined.value, { projectId: project.id, stepId, newRoles });
          await pauseForOthers(plan);
          await notifyOfPlan(caller, transaction, current, plan);
          await pauseForOthers(plan);
        },
      };
    },
    { answer: () => project.id },
  );
  return success(project.id);
}

/** The plan as the sheet wants it, from the one there is, with the commands that lead there and back; the very one there is when nothing is to change. */
async function merged(current: Plan, wanted: Plan) {
  const wish = mergeCommand(current, wanted);
  await pauseForOthers(current);
  const result = mergeTasks(current, wish);
  if (!result.ok) throw new Error(`A merge is refused: ${result.problem.code}`);
  const { plan, command, inverse } = result.value;
  await pauseForOthers(current);
  const redoCommand = JSON.stringify(command);
  await pauseForOthers(current);
  const undoCommand = JSON.stringify(inverse);
  await pauseForOthers(current);
  return { plan: plan === current ? current : { ...plan, people: wanted.people, roles: wanted.roles }, redoCommand, undoCommand };
}

function importable(examined: ExaminedSheet, { leavesProblems, version }: SheetWishes): ExaminedSheet & { readonly plan: Plan } {
  const { plan, preview } = examined;
  if (version !== null && version !== examined.version) throw planChanged();
  if (!plan || !preview) throw new Refusal("sheet.unschedulable");
  if (examined.problems.length > 0 && !leavesProblems)
    throw new Refusal("sheet.problems", { field: "leavesProblems", parameters: { count: examined.problems.length } });
  if (preview.added + preview.changed === 0) throw new Refusal("sheet.nothing");
  return { ...examined, plan };
}

function planChanged(): Refusal {
  return new Refusal("sheet.planChanged", { status: 409 });
}

interface ImportMade {
  readonly projectId: string;
  readonly stepId: string | null;
  readonly newRoles: readonly PlanRole[];
}

async function keepFile(
  transaction: Database,
  { context, user }: Caller,
  { id, fileName, byteSize }: SheetDraft,
  examined: ExaminedSheet,
  { projectId, stepId, newRoles }: ImportMade,
): Promise<void> {
  const report = sheetReportOf(examined, newRoles);
  if (examined.plan) await pauseForOthers(examined.plan);
  await insertPlanImport(transaction, {
    id: context.newId(),
    projectId,
    fileName,
    byteSize,
    content: examined.content,
    report: JSON.stringify(report),
    createdBy: user.id,
    createdAt: context.now(),
    stepId,
  });
  await deleteSheetDraft(transaction, id);
}
