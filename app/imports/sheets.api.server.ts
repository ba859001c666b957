import { z } from "zod";
import { sheetFields } from "#app/domain/sheet/columns.ts";
import { dateOrders } from "#app/domain/sheet/dates.ts";
import { hierarchySources } from "#app/domain/sheet/hierarchy.ts";
import { matchKeys } from "#app/domain/sheet/match-tasks.ts";
import { linkTargets } from "#app/domain/sheet/predecessors.ts";
import { sheetLimits } from "#app/domain/sheet/sheet.ts";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { bilingualShape, civilTimeShape, dayShape, idShape } from "#app/http/api/shapes.server.ts";
import { errorResponse, type Caller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { commitSheet } from "./commit-sheet.server.ts";
import { examineSheet, type ExaminedSheet } from "./examine-sheet.server.ts";
import { fileRefusal } from "./import-form.server.ts";
import { importIntoProject, makeProjectOfSheet } from "./import-sheet.server.ts";
import { planImportShape, readImport } from "./imports.api.server.ts";
import { columnTarget } from "./sheet-choice.server.ts";
import { importForm } from "./imports.forms.server.ts";
import { changeChoice, findDraft, keepDraft, type SheetDraft } from "./sheet-drafts.server.ts";

const mostListed = 1000;

const move = z.object({
  line: z.number().int().nullable(),
  taskId: idShape,
  name: bilingualShape,
  start: z.object({ from: civilTimeShape, to: civilTimeShape }).nullable(),
  finish: z.object({ from: civilTimeShape, to: civilTimeShape }).nullable(),
});

/** How a sheet is read and what it would change: nothing is changed by looking. */
const sheet = z
  .object({
    id: idShape,
    fileName: z.string(),
    byteSize: z.number().int(),
    reading: z.object({
      sheets: z.array(z.object({ name: z.string(), isHidden: z.boolean(), rows: z.number().int() })),
      sheet: z.number().int(),
      headerLine: z.number().int().nullable(),
      columns: z.array(
        z.object({
          header: z.string(),
          field: z.enum(sheetFields).nullable(),
          /** The key of the custom field that it is. */
          customField: z.string().nullable(),
        }),
      ),
      hierarchy: z.enum(hierarchySources),
      dateOrder: z.enum(dateOrders),
      linkTarget: z.enum(linkTargets),
      match: z.enum(matchKeys),
      emptiesCells: z.boolean(),
    }),
    problems: z.array(
      z.object({
        code: z.string(),
        line: z.number().int(),
        field: z.enum(sheetFields).nullable(),
        /** Of a custom field, what the sheet calls its column. */
        column: z.string().nullable(),
        text: z.string(),
      }),
    ),
    problemCount: z.number().int(),
    /** Null when the plan would have no schedule. */
    changes: z
      .object({
        added: z.number().int(),
        changed: z.number().int(),
        unchanged: z.number().int(),
        untouched: z.number().int(),
        newPeople: z.array(z.string()),
        lines: z.array(
          z.object({
            line: z.number().int(),
            /** Null for a task that is not there yet. */
            taskId: idShape.nullable(),
            name: bilingualShape,
            change: z.string(),
            /** Of a task that is added. */
            dates: z.object({ start: civilTimeShape, finish: civilTimeShape }).nullable(),
            fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
          }),
        ),
        moved: z.array(move),
        movedCount: z.number().int(),
      })
      .nullable(),
    /** Of the plan that was looked at; 0 for a new project. */
    planVersion: z.number().int(),
  })
  .meta({ id: "Sheet" });

/** What is left out is found out. */
const reading = z
  .strictObject({
    sheet: z.number().int().min(0).max(sheetLimits.sheets).optional(),
    headerLine: z.number().int().min(0).max(10_000_000).optional(),
    columns: z
      .array(columnTarget.nullable())
      .max(sheetLimits.columns + 1)
      .optional(),
    hierarchy: z.enum(hierarchySources).optional(),
    dateOrder: z.enum(dateOrders).optional(),
    linkTarget: z.enum(linkTargets).optional(),
    match: z.enum(matchKeys).optional(),
    emptiesCells: z.boolean().default(false),
    /** Of a new project. */
    start: dayShape.optional(),
  })
  .meta({ id: "SheetReading" });

const { name, timeZone, currency } = importForm.shape;
const newSheet = z.strictObject({ file: z.file(), name, timeZone, currency }).meta({ id: "NewProjectSheet" });
const sheetFile = z.strictObject({ file: z.file() }).meta({ id: "SheetFile" });
/** The plan's version that the changes were seen of. */
const commit = z
  .strictObject({ planVersion: z.number().int().min(0), leavesProblems: z.boolean().default(false) })
  .meta({ id: "SheetImport" });
const made = z.object({ projectId: idShape }).meta({ id: "ProjectOfSheet" });

const ofProject = "/projects/:projectId/sheets";

export const sheetEndpoints = [
  endpoint({
    id: "offerSheet",
    method: "POST",
    path: "/sheets",
    permission: "projects.create",
    form: { schema: newSheet, receiver: "imports" },
    answer: sheet,
    status: 201,
    run: async (args) => {
      const { file, name: typed = "", timeZone: zone, currency: money } = args.value;
      const kept = await keepDraft(args, file, null, { project: { name: typed, timeZone: zone, currency: money } });
      if (!kept.ok) throw fileRefusal(kept.problem, args.reader);
      return { ...(await answerSheet(args, await requireDraft(args, kept.value, null))), location: `/sheets/${kept.value}` };
    },
  }),
  endpoint({
    id: "getSheet",
    method: "GET",
    path: "/sheets/:sheetId",
    permission: "projects.create",
    answer: sheet,
    run: async (caller) => answerInTurn(caller, await requireDraft(caller, idOf(caller), null)),
  }),
  endpoint({
    id: "changeSheetReading",
    method: "PUT",
    path: "/sheets/:sheetId/reading",
    permission: "projects.create",
    body: reading,
    answer: sheet,
    run: async (args) => changeReading(args, null),
  }),
  endpoint({
    id: "importSheet",
    method: "POST",
    path: "/sheets/:sheetId/import",
    permission: "projects.create",
    body: commit,
    answer: made,
    status: 201,
    run: async (args) => {
      const draft = await requireDraft(args, idOf(args), null);
      const { planVersion: version, leavesProblems } = args.value;
      const projectId = await commitSheet(args, () => makeProjectOfSheet(args, draft, { version, leavesProblems }));
      return { body: { projectId }, location: `/projects/${projectId}` };
    },
  }),
  endpoint({
    id: "offerProjectSheet",
    method: "POST",
    path: ofProject,
    permission: "plan.edit",
    form: { schema: sheetFile, receiver: "imports" },
    answer: sheet,
    status: 201,
    run: async (args) => {
      const { id } = args.project;
      const kept = await keepDraft(args, args.value.file, id, {});
      if (!kept.ok) throw fileRefusal(kept.problem, args.reader);
      const location = `/projects/${id}/sheets/${kept.value}`;
      return { ...(await answerSheet(args, await requireDraft(args, kept.value, id))), location };
    },
  }),
  endpoint({
    id: "getProjectSheet",
    method: "GET",
    path: `${ofProject}/:sheetId`,
    permission: "plan.edit",
    answer: sheet,
    run: async (caller) => answerInTurn(caller, await requireDraft(caller, idOf(caller), caller.project.id)),
  }),
  endpoint({
    id: "changeProjectSheetReading",
    method: "PUT",
    path: `${ofProject}/:sheetId/reading`,
    permission: "plan.edit",
    body: reading,
    answer: sheet,
    run: async (args) => changeReading(args, args.project.id),
  }),
  endpoint({
    id: "importProjectSheet",
    method: "POST",
    path: `${ofProject}/:sheetId/import`,
    permission: "plan.edit",
    body: commit,
    answer: planImportShape,
    run: async (args) => {
      const draft = await requireDraft(args, idOf(args), args.project.id);
      const { planVersion: version, leavesProblems } = args.value;
      await commitSheet(args, () => importIntoProject(args, draft, { version, leavesProblems }));
      return { body: await readImport(args) };
    },
  }),
];

type SheetCaller = Caller & { readonly reader: Reader; readonly params: Readonly<Record<string, string | undefined>> };

function idOf({ params }: SheetCaller): string {
  return params["sheetId"] ?? "";
}

async function requireDraft(caller: Caller, id: string, projectId: string | null): Promise<SheetDraft> {
  const draft = await findDraft(caller, id, projectId);
  if (!draft) throw errorResponse(404, caller.context);
  return draft;
}

type Reading = z.output<typeof reading>;

async function changeReading(args: SheetCaller & { readonly value: Reading }, projectId: string | null) {
  const draft = await requireDraft(args, idOf(args), projectId);
  const chosen = Object.fromEntries(Object.entries(args.value).filter(([, value]) => value !== undefined));
  await changeChoice(args, draft, { ...chosen, ...(draft.choice.project ? { project: draft.choice.project } : {}) });
  return answerInTurn(args, await requireDraft(args, draft.id, projectId));
}

/** Reading a sheet is work: throws a Response of 429 for who has too much of it done. */
async function answerInTurn(caller: SheetCaller, draft: SheetDraft): ReturnType<typeof answerSheet> {
  const { context, user } = caller;
  if (await context.limits.use("lookAtSheet", user.id)) throw errorResponse(429, context);
  const answer = await context.imports.admit(user.id, () => answerSheet(caller, draft));
  if (!answer) throw errorResponse(429, context);
  return answer;
}

async function answerSheet(caller: SheetCaller, draft: SheetDraft): Promise<EndpointAnswer<z.input<typeof sheet>>> {
  const examined = await examineSheet(caller, draft);
  if (!examined.ok) throw fileRefusal(examined.problem, caller.reader);
  return { body: shown(draft, examined.value) };
}

function shown({ id, fileName, byteSize }: SheetDraft, found: ExaminedSheet): z.input<typeof sheet> {
  const { reading: read, problems, preview, match, version } = found;
  const lines = preview?.lines.filter((line) => line.change !== "unchanged") ?? [];
  return {
    id,
    fileName,
    byteSize,
    reading: {
      ...{ sheet: read.sheet, headerLine: read.headerLine, hierarchy: read.hierarchy, dateOrder: read.dateOrder },
      ...{ linkTarget: read.linkTarget, emptiesCells: read.emptiesCells, match },
      sheets: [...read.sheets],
      columns: read.columns.map(({ header, field, own }) => ({ header, field, customField: own?.key ?? null })),
    },
    problems: problems.slice(0, mostListed).map(({ column = null, ...problem }) => ({ ...problem, column })),
    problemCount: problems.length,
    changes: preview && {
      ...{ added: preview.added, changed: preview.changed, unchanged: preview.unchanged, untouched: preview.untouched },
      newPeople: [...preview.newPeople],
      lines: lines
        .slice(0, mostListed)
        .map((line) => ({ ...line, taskId: line.change === "added" ? null : line.taskId, fields: [...line.fields] })),
      moved: preview.moved.slice(0, mostListed).map((entry) => ({ ...entry })),
      movedCount: preview.moved.length,
    },
    planVersion: version,
  };
}
