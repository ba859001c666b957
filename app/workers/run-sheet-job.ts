import { randomBytes } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { uuidVersion7 } from "#app/domain/id.ts";
import { ImportRefusal } from "#app/domain/interchange/import-problem.ts";
import type { BilingualText, Plan, PlanTask } from "#app/domain/plan/model.ts";
import { responsiblePerson } from "#app/domain/plan/owner.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import { dayLengthOf } from "#app/domain/sheet/apply-cells.ts";
import { fitTexts, tellCutTexts } from "#app/domain/sheet/fit-texts.ts";
import { noTexts } from "#app/domain/sheet/task-texts.ts";
import { mergeSheet, type MergedSheet } from "#app/domain/sheet/merge-sheet.ts";
import { previewSheet } from "#app/domain/sheet/preview.ts";
import { readSheetTasks } from "#app/domain/sheet/read-tasks.ts";
import type { SheetProblem } from "#app/domain/sheet/sheet-problem.ts";
import { isZip, refuseContainer, refuseWorkbook } from "#app/domain/sheet/sheet-container.ts";
import { sheetLimits, type Sheet } from "#app/domain/sheet/sheet.ts";
import { understandSheets } from "#app/domain/sheet/understand.ts";
import { writePredecessors } from "#app/domain/sheet/write-predecessors.ts";
import { failure, success } from "#app/domain/result.ts";
import { readCsv } from "./read-csv.ts";
import { readWorkbook } from "./read-xlsx.ts";
import type { SheetAnswer, SheetJob, SheetOutcome } from "./sheet-job.ts";

/** Reads a sheet and works out what it makes of a plan. Never throws for what the file contains. */
export async function runSheetJob(job: SheetJob): Promise<SheetAnswer> {
  try {
    return await work(job);
  } catch (error) {
    if (!(error instanceof ImportRefusal)) throw error;
    return failure({ code: error.code, detail: error.detail });
  }
}

async function work({
  fileName,
  bytes,
  choice,
  dateOrder,
  match,
  people,
  today,
  startsWithSheet,
  wantsPlan,
  ...job
}: SheetJob): Promise<SheetAnswer> {
  const sheets = await readSheets(fileName, bytes);
  if (sheets.every((sheet) => sheet.rows.length === 0)) throw new ImportRefusal("import.empty", {});
  // Written by the thread that starts this one.
  const given = JSON.parse(gunzipSync(job.plan).toString("utf8")) as Plan;
  const dayLength = dayLengthOf(given);
  const reading = understandSheets(sheets, choice, dateOrder, dayLength, given);
  if (reading.rows.length > sheetLimits.rows) throw new ImportRefusal("import.tooLarge", { what: "rows", limit: sheetLimits.rows });
  const { tasks, problems, nameless } = readSheetTasks(reading, dayLength, given);
  const firstStart = tasks.reduce<string | null>((first, { cells }) => earlier(first, cells.start?.day), null);
  const plan = startsWithSheet && firstStart !== null ? { ...given, start: firstStart } : given;
  const schedule = schedulePlan(plan);
  if (!schedule.ok) throw new Error(`The plan cannot be scheduled: ${schedule.problem.code}`);
  const merged = mergeSheet(plan, schedule.value, tasks, { match, people, today, newId: () => uuidVersion7(Date.now(), randomBytes(10)) });
  const { rows, ...understood } = reading;
  const written = new Map<Plan, ReadonlyMap<string, string>>();
  const predecessorsOf = (of: Plan, taskId: string) => {
    const known = written.get(of) ?? writePredecessors(of, dayLength);
    written.set(of, known);
    return known.get(taskId) ?? "";
  };
  return success({
    reading: { ...understood, rows: rows.length },
    fields: given.fields.map(({ key, name }) => ({ key, name })),
    tasks: tasks.filter((task) => !task.isGroup).length,
    groups: tasks.filter((task) => task.isGroup).length,
    links: merged.ok ? merged.value.links : 0,
    nameless,
    problems: merged.ok
      ? [...problems, ...merged.value.problems, ...cutTexts(merged.value)].sort((a, b) => a.line - b.line)
      : [...problems, merged.problem],
    match: merged.ok ? merged.value.match : (match ?? "none"),
    firstStart,
    dayLength,
    names: merged.ok ? namesOf(plan, merged.value, people) : {},
    preview: merged.ok ? previewSheet(plan, schedule.value, merged.value, predecessorsOf) : null,
    plan: merged.ok && wantsPlan ? merged.value.plan : null,
    dates: merged.ok && wantsPlan ? datesOf(merged.value) : [],
    newPeople: merged.ok ? merged.value.newPeople : [],
    texts: merged.ok && wantsPlan ? textsOf(merged.value) : [],
  });
}

async function readSheets(fileName: string, bytes: Uint8Array): Promise<readonly Sheet[]> {
  if (bytes.length > sheetLimits.bytes) throw new ImportRefusal("import.tooLarge", { what: "sheetBytes", limit: sheetLimits.bytes });
  const refused = refuseContainer(fileName, bytes);
  if (refused) throw new ImportRefusal(refused.code, refused.detail);
  if (!isZip(bytes)) return readCsv(bytes);
  return readWorkbook(bytes).catch((error: unknown) => {
    const damaged = error instanceof ImportRefusal && error.code === "import.malformed" ? refuseWorkbook(fileName) : null;
    throw damaged ? new ImportRefusal(damaged.code, damaged.detail) : error;
  });
}

function datesOf({ plan, schedule }: MergedSheet): SheetOutcome["dates"] {
  return plan.tasks.map((_, index) => [schedule.startMinutes[index]!, schedule.finishMinutes[index]!]);
}

function textsOf({ lines }: MergedSheet): SheetOutcome["texts"] {
  return lines.flatMap(({ change, task, sheet }) => {
    const { description, checklist } = fitTexts({ ...noTexts, ...sheet.cells });
    return change === "added" && (description !== "" || checklist.length > 0) ? [{ taskId: task.id, description, checklist }] : [];
  });
}

function cutTexts({ lines }: MergedSheet): readonly SheetProblem[] {
  return lines.flatMap(({ change, sheet }) => (change === "added" ? tellCutTexts(sheet) : []));
}

/** Names of the people, roles and parents that added or changed tasks have or had. */
function namesOf(before: Plan, { plan, lines }: MergedSheet, people: SheetJob["people"]): Record<string, BilingualText> {
  const former = new Map(before.tasks.map((task) => [task.id, task]));
  const idsOf = (of: Plan, task: PlanTask | undefined) => (task ? [task.parentId, responsiblePerson(of, task), task.roleCode] : []);
  const told = lines.filter((line) => line.change !== "unchanged");
  const ids = new Set(told.flatMap(({ task }) => [...idsOf(plan, task), ...idsOf(before, former.get(task.id))]));
  const apart = new Map(people.map(({ id, nameApart }) => [id, nameApart]));
  const named = [
    ...plan.tasks.map(({ id, name }) => [id, name] as const),
    ...plan.people.map(({ id, name }) => [id, apart.get(id) ?? { text: name, zh: null }] as const),
    ...plan.roles.map(({ code, name }) => [code, name] as const),
  ];
  return Object.fromEntries(named.filter(([id]) => ids.has(id)));
}

function earlier(first: string | null, day: string | undefined): string | null {
  return day !== undefined && (first === null || day < first) ? day : first;
}
