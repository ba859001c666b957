import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { importLimits } from "#app/domain/interchange/import-limits.ts";
import type { ImportProblem } from "#app/domain/interchange/import-problem.ts";
import type { PreparedImport } from "#app/domain/interchange/prepare-import.ts";
import { failure, success, type Result } from "#app/domain/result.ts";
import { change } from "#app/http/change.server.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import { pauseForOthers, scheduleWithPauses } from "#app/http/large-plan.server.ts";
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
  const { value: prepared } = reading;
  const name = projectName(wishes.name, prepared.name, file.name);
  const report = reportOf(prepared.report);
  const projectId = await store(caller, { ...wishes, name }, prepared, report, original);
  const { plan } = prepared;
  if (projectId === plan.projectId) {
    const schedule = await scheduleWithPauses(plan);
    if (schedule.ok) caller.context.plans.store({ plan, schedule: schedule.value });
  }
  return success({ projectId, name, report });
}

type OriginalFile = Pick<PlanImportRow, "fileName" | "byteSize" | "content">;

/** Returns the project's id; of the same form sent twice, that of the first. */
function store(
  caller: ImportCaller,
  wishes: ImportWishes,
  { plan, calendarName, texts, dates }: PreparedImport,
  report: ImportReport,
  original: OriginalFile,
): Promise<string> {
  const { context, user } = caller;
  const { projectId, calendar } = plan;
  const made = { createdBy: user.id, createdAt: context.now() };
  return change(caller, async ({ transaction, record }) => {
    await storeNewProject(transaction, {
      project: { ...wishes, nameZh: null, templateKey: null, goLiveDay: null, isDemo: 0, ...made },
      newId: context.newId,
      plan,
      schedule: {
        startMinutes: Int32Array.from(dates, ([start]) => start),
        finishMinutes: Int32Array.from(dates, ([, finish]) => finish),
      },
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
    await pauseForOthers(plan);
    await insertPlanImport(transaction, {
      id: context.newId(),
      projectId,
      ...original,
      report: JSON.stringify(report),
      ...made,
      stepId: null,
    });
    await pauseForOthers(plan);
    const counts = { tasks: plan.tasks.length, links: plan.links.length, people: plan.people.length };
    const differences = { leftOut: report.notUnderstood.length, moved: report.moved.length };
    const data = { name: wishes.name, file: original.fileName, bytes: original.byteSize, ...counts, ...differences };
    await record({ stream: projectId, command: "project.import", subjectId: projectId, data });
    return projectId;
  });
}

function projectName(typed: string, inFile: string, ofFile: string): string {
  const names = [typed, inFile, ofFile.replace(/\.[^.]{1,10}$/, ""), ofFile];
  return names.map((name) => cleanName(name, longestProjectName)).find((name) => name !== "") ?? "";
}
