import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { withNewIds } from "#app/domain/interchange/imported-ids.ts";
import { importLimits } from "#app/domain/interchange/import-limits.ts";
import { excerpt, type ImportProblem } from "#app/domain/interchange/import-problem.ts";
import type { ImportedPlan } from "#app/domain/interchange/imported-plan.ts";
import { planFromImported } from "#app/domain/interchange/plan-from-imported.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import { failure, success, type Result } from "#app/domain/result.ts";
import type { ScheduleProblem } from "#app/domain/schedule/schedule.ts";
import { change } from "#app/http/change.server.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import { readPlanFile } from "#app/workers/read-plan-file.ts";
import type { RequestKey } from "#db/queries/idempotency.ts";
import { storeNewProject } from "#db/queries/new-project.ts";
import { insertPlanImport } from "#db/queries/plan-imports.ts";
import { reportOf, type ImportReport } from "./import-report.server.ts";
import { longestProjectName } from "./imports.forms.server.ts";

const compress = promisify(gzip);

/** A file as a browser sends it or a disk holds it; what is in it is read only when its size is within the limit. */
export interface OfferedFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

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
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.length === 0) return failure({ code: "import.empty", detail: {} });
  const reading = await readPlanFile({ fileName: file.name, bytes });
  if (!reading.ok) return reading;
  const { newId } = caller.context;
  const imported = withNewIds(reading.value, newId);
  const kept = planFromImported(imported, newId());
  const schedule = schedulePlan(kept.plan);
  if (!schedule.ok) return failure(unschedulable(imported, schedule.problem));
  const report = reportOf(imported, kept, schedule.value);
  const name = projectName(wishes.name, imported.name, file.name);
  const content = await compress(bytes);
  const projectId = await change(caller, async ({ transaction, record }) => {
    const { context, user } = caller;
    const { plan, calendarName } = kept;
    const createdAt = context.now();
    await storeNewProject(transaction, {
      project: {
        name,
        nameZh: null,
        templateKey: null,
        goLiveDay: null,
        timeZone: wishes.timeZone,
        currency: wishes.currency,
        isDemo: 0,
        createdBy: user.id,
        createdAt,
      },
      plan,
      schedule: schedule.value,
      background: new Map(),
      calendar: {
        id: newId(),
        libraryKey: null,
        name: calendarName || name,
        nameZh: null,
        week: plan.calendar.week,
        exceptions: plan.calendar.exceptions.map((exception) => ({ ...exception, id: newId() })),
        years: [],
      },
      members: [{ userId: user.id, role: "owner" }],
      contacts: new Map(),
    });
    await insertPlanImport(transaction, {
      id: newId(),
      projectId: plan.projectId,
      fileName: cleanFileName(file.name),
      byteSize: bytes.length,
      content,
      report: JSON.stringify(report),
      createdBy: user.id,
      createdAt,
    });
    const { tasks, links, people } = plan;
    const counts = { tasks: tasks.length, links: links.length, people: people.length, moved: report.moved.length };
    const data = { name, file: cleanFileName(file.name), bytes: bytes.length, ...counts, leftOut: report.notUnderstood.length };
    await record({ stream: plan.projectId, command: "project.import", subjectId: plan.projectId, data });
    return plan.projectId;
  });
  return success({ projectId, name, report });
}

/** A file that the engine could schedule by all its calendars and that it cannot schedule by the project's alone. */
function unschedulable(imported: ImportedPlan, problem: ScheduleProblem): ImportProblem {
  const taskId = "taskId" in problem ? problem.taskId : null;
  const task = excerpt(imported.tasks.find((candidate) => candidate.id === taskId)?.name ?? "");
  if (problem.code === "schedule.calendar.exhausted")
    return { code: "import.calendar.exhausted", detail: { calendar: excerpt(imported.calendars[imported.calendar]?.name ?? ""), task } };
  return { code: "import.unschedulable", detail: { reason: problem.code, task } };
}

function projectName(...names: readonly [typed: string, inFile: string, ofFile: string]): string {
  const [typed, inFile, ofFile] = names.map(cleanName);
  return typed || inFile || cleanName((ofFile ?? "").replace(/\.[^.]{1,10}$/, "")) || cleanName(ofFile ?? "");
}

function cleanName(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Cs}]/gu, " ")
    .trim()
    .slice(0, longestProjectName)
    .replace(/\p{Cs}$/u, "")
    .trim();
}

/** Without the folders that some browsers send along. */
function cleanFileName(name: string): string {
  return cleanName(name.slice(name.search(/[^\\/]*$/)));
}
