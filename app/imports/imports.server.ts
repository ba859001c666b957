import { setImmediate } from "node:timers/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { withNewIds } from "#app/domain/interchange/imported-ids.ts";
import { importLimits } from "#app/domain/interchange/import-limits.ts";
import { excerpt, type ImportProblem } from "#app/domain/interchange/import-problem.ts";
import type { ImportedPlan } from "#app/domain/interchange/imported-plan.ts";
import { planFromImported, type PlanFromImported } from "#app/domain/interchange/plan-from-imported.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import { failure, success, type Result } from "#app/domain/result.ts";
import type { Schedule, ScheduleProblem } from "#app/domain/schedule/schedule.ts";
import { change } from "#app/http/change.server.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import { readPlanFile } from "#app/workers/read-plan-file.ts";
import type { RequestKey } from "#db/queries/idempotency.ts";
import { storeNewProject } from "#db/queries/new-project.ts";
import { insertPlanImport } from "#db/queries/plan-imports.ts";
import type { PlanImportRow } from "#db/tables/plan.ts";
import { reportOf, type ImportReport } from "./import-report.server.ts";
import { longestProjectName } from "./imports.forms.server.ts";
import { writeNewTexts } from "./new-texts.server.ts";
import { cleanFileName, cleanName, type OfferedFile } from "./offered-file.ts";

const compress = promisify(gzip);

export interface ImportWishes {
  /** Empty: the name in the file, else the file's own. */
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
}

export interface ImportedProject {
  readonly projectId: string;
  readonly name: string;
  readonly report: ImportReport;
}

type ImportCaller = Caller & { readonly formKey?: RequestKey | undefined };

/**
 * Makes a project of a plan file: its plan, the file as it came and the report on what was read, left out and moved, in one transaction.
 * The caller owns it. A file that cannot be read or scheduled is a problem, and nothing is stored.
 */
export async function importProject(
  caller: ImportCaller,
  file: OfferedFile,
  wishes: ImportWishes,
): Promise<Result<ImportedProject, ImportProblem>> {
  if (file.size > importLimits.bytes) return failure({ code: "import.tooLarge", detail: { what: "bytes", limit: importLimits.bytes } });
  const content = await file.arrayBuffer();
  if (content.byteLength === 0) return failure({ code: "import.empty", detail: {} });
  const fileName = cleanFileName(file.name);
  // Compressed for keeping while it is here: the reader takes the bytes with it.
  const original = { fileName, byteSize: content.byteLength, content: await compress(content) };
  const reading = await readPlanFile({ fileName: file.name, content });
  if (!reading.ok) return reading;
  // A large plan takes each of these steps a second: other requests get their turn between them.
  const imported = withNewIds(reading.value, caller.context.newId);
  await setImmediate();
  const read = planFromImported(imported, caller.context.newId());
  const kept = { ...read, plan: inStoredOrder(read.plan) };
  await setImmediate();
  const schedule = schedulePlan(kept.plan);
  if (!schedule.ok) return failure(unschedulable(imported, schedule.problem));
  await setImmediate();
  const name = projectName(wishes.name, imported.name, file.name);
  const report = reportOf(imported, read, schedule.value);
  const projectId = await store(caller, { ...wishes, name }, kept, schedule.value, report, original);
  if (projectId === kept.plan.projectId) caller.context.plans.store({ plan: kept.plan, schedule: schedule.value });
  return success({ projectId, name, report });
}

type OriginalFile = Pick<PlanImportRow, "fileName" | "byteSize" | "content">;

/** Returns the project's id; of the same form sent twice, that of the first. */
function store(
  caller: ImportCaller,
  wishes: ImportWishes,
  { plan, calendarName, texts }: PlanFromImported,
  schedule: Schedule,
  report: ImportReport,
  original: OriginalFile,
): Promise<string> {
  const { context, user } = caller;
  const { projectId, calendar } = plan;
  const made = { createdBy: user.id, createdAt: context.now() };
  return change(caller, async ({ transaction, record }) => {
    await storeNewProject(transaction, {
      project: { ...wishes, nameZh: null, templateKey: null, goLiveDay: null, isDemo: 0, ...made },
      plan,
      schedule,
      background: new Map(),
      calendar: {
        id: context.newId(),
        libraryKey: null,
        name: calendarName || wishes.name,
        nameZh: null,
        week: calendar.week,
        exceptions: calendar.exceptions.map((exception) => ({ ...exception, id: context.newId() })),
        years: [],
      },
      members: [{ userId: user.id, role: "owner" }],
      contacts: new Map(),
    });
    await writeNewTexts(transaction, caller, projectId, texts);
    await insertPlanImport(transaction, {
      id: context.newId(),
      projectId,
      ...original,
      report: JSON.stringify(report),
      ...made,
      stepId: null,
    });
    const counts = { tasks: plan.tasks.length, links: plan.links.length, people: plan.people.length };
    const differences = { leftOut: report.notUnderstood.length, moved: report.moved.length };
    const data = { name: wishes.name, file: original.fileName, bytes: original.byteSize, ...counts, ...differences };
    await record({ stream: projectId, command: "project.import", subjectId: projectId, data });
    return projectId;
  });
}

/** The plan as it is read back: links and people by their ids. */
function inStoredOrder(plan: Plan): Plan {
  const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  return { ...plan, links: [...plan.links].sort(byId), people: [...plan.people].sort(byId) };
}

/** A file that the engine could schedule by all its calendars and that it cannot schedule by the project's alone. */
function unschedulable(imported: ImportedPlan, problem: ScheduleProblem): ImportProblem {
  const taskId = "taskId" in problem ? problem.taskId : null;
  const task = excerpt(imported.tasks.find((candidate) => candidate.id === taskId)?.name ?? "");
  if (problem.code === "schedule.calendar.exhausted")
    return { code: "import.calendar.exhausted", detail: { calendar: excerpt(imported.calendars[imported.calendar]?.name ?? ""), task } };
  return { code: "import.unschedulable", detail: { reason: problem.code, task } };
}

function projectName(typed: string, inFile: string, ofFile: string): string {
  const names = [typed, inFile, ofFile.replace(/\.[^.]{1,10}$/, ""), ofFile];
  return names.map((name) => cleanName(name, longestProjectName)).find((name) => name !== "") ?? "";
}
