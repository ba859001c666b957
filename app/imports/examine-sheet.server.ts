import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { ImportProblem } from "#app/domain/interchange/import-problem.ts";
import type { KnownPerson } from "#app/domain/sheet/find-people.ts";
import { oneCalendar, type Plan } from "#app/domain/plan/model.ts";
import { success, type Result } from "#app/domain/result.ts";
import { errorResponse, type Caller, type ProjectCaller } from "#app/http/guarded.server.ts";
import { markedByAddress, tellApart } from "#app/http/names-apart.server.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { readSheetFile } from "#app/workers/read-sheet-file.ts";
import type { SheetOutcome } from "#app/workers/sheet-job.ts";
import { copyOf, findLibraryCalendar, type NewCalendar } from "#db/queries/calendars.ts";
import { findPlanVersion, listMembers, listPeople } from "#db/queries/projects.ts";
import { readDraftContent, type SheetDraft } from "./sheet-drafts.server.ts";
import { ordinaryCriticality } from "#app/domain/plan/criticality.ts";

const compress = promisify(gzip);

export interface ExaminedSheet extends SheetOutcome {
  /** The plan's version that was looked at; 0 for a new project. */
  readonly version: number;
  /** Of a new project. */
  readonly calendar: NewCalendar | null;
  /** The file, compressed with gzip. */
  readonly content: Uint8Array;
}

/** Reads a draft and works out what it makes of its project's plan, or of an empty one. `wantsPlan` asks for the plan itself, too. */
export async function examineSheet(
  caller: Caller | ProjectCaller,
  draft: SheetDraft,
  wantsPlan = false,
): Promise<Result<ExaminedSheet, ImportProblem>> {
  const { context } = caller;
  const target = draft.projectId === null ? await newTarget(caller, draft) : await projectTarget(caller, draft.projectId);
  const { sheet, headerLine, columns, hierarchy, dateOrder, linkTarget, emptiesCells, match } = draft.choice;
  const choice = { sheet, headerLine, columns, hierarchy, dateOrder, linkTarget, emptiesCells };
  const { content, outcome } = await context.imports.inTurn(async () => {
    const read = await readDraftContent(caller, draft);
    if (!read) throw errorResponse(404, context);
    const answer = await readSheetFile({
      fileName: draft.fileName,
      bytes: read.bytes,
      choice: definedOf(choice),
      dateOrder: "monthFirst",
      match: match ?? null,
      plan: target.plan,
      startsWithSheet: target.startsWithSheet,
      people: target.people,
      today: todayIn("project" in caller ? caller.project.timeZone : (draft.choice.project?.timeZone ?? "UTC"), context.now()),
      wantsPlan,
    });
    return { content: read.kept, outcome: answer };
  });
  return outcome.ok ? success({ ...outcome.value, version: target.version, calendar: target.calendar, content }) : outcome;
}

async function projectTarget({ context }: Caller, projectId: string) {
  const version = await findPlanVersion(context.db, projectId);
  if (version === undefined) throw errorResponse(404, context);
  const plan = await context.plans.compressed(context.db, projectId, version);
  return { plan, version, people: await knownPeople(context, projectId), startsWithSheet: false, calendar: null };
}

/** Who may import sees addresses. */
async function knownPeople({ db }: Caller["context"], projectId: string): Promise<readonly KnownPerson[]> {
  const people = await listPeople(db, projectId);
  const members = await listMembers(db, projectId);
  const [text, zh] = (["en", "zh"] as const).map((locale) => tellApart(markedByAddress(people, members, locale), locale));
  return people.map(({ id, name, email }) => {
    const [english, chinese] = [text?.[id], zh?.[id]];
    return { id, name, email, ...(english && chinese ? { nameApart: { text: english.name, zh: chinese.name } } : {}) };
  });
}

const chineseZones: readonly string[] = ["Asia/Shanghai", "Asia/Chongqing", "Asia/Harbin", "Asia/Urumqi"];

/** An empty plan on the calendar of the library that fits its time zone: with China's public holidays there, without holidays elsewhere; it starts with the sheet, or today when the sheet has no dates. */
async function newTarget({ context, user }: Caller, { choice }: SheetDraft) {
  const library = await findLibraryCalendar(context.db, chineseZones.includes(choice.project?.timeZone ?? "") ? "china" : "standard");
  if (!library) throw new Error("The library has no calendar for a new project");
  const calendar = copyOf(library, context.newId);
  const years = calendar.years.filter(({ state }) => state === "provisional").map(({ year }) => year);
  const plan: Plan = {
    projectId: context.newId(),
    version: 1,
    start: choice.start ?? todayIn(choice.project?.timeZone ?? "UTC", context.now()),
    nextTaskNumber: 1,
    goLiveTaskId: null,
    criticality: ordinaryCriticality,
    calendar: { week: calendar.week, exceptions: calendar.exceptions, provisionalYears: years },
    ...oneCalendar,
    people: [],
    roles: [],
    fields: [],
    tasks: [],
    links: [],
    baseline: null,
    gates: {},
  };
  const importer: KnownPerson = { id: context.newId(), name: user.name, email: user.email, isOutside: true };
  return {
    plan: await compress(JSON.stringify(plan)),
    version: 0,
    people: [importer],
    startsWithSheet: choice.start === undefined,
    calendar,
  };
}

/** Without the properties that are undefined. */
function definedOf<Item extends object>(item: { readonly [Key in keyof Item]: Item[Key] | undefined }): Partial<Item> {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as Partial<Item>;
}
