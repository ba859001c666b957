import { z } from "zod";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { idShape, instantShape } from "#app/http/api/shapes.server.ts";
import { errorResponse, type IntentArgs, type ProjectCaller } from "#app/http/guarded.server.ts";
import { findPlanImport, readImportReport } from "#db/queries/plan-imports.ts";
import { fileRefusal } from "./import-form.server.ts";
import { downloadOriginal } from "./import-page.server.ts";
import { readReport, reportSchema } from "./import-report.server.ts";
import { importForm } from "./imports.forms.server.ts";
import { importProject } from "./imports.server.ts";
import { refusalOfUndo, requireUndoStep, undoImportForm } from "./undo-import.server.ts";

const planImport = z
  .object({ id: idShape, fileName: z.string(), byteSize: z.number().int(), createdAt: instantShape, report: reportSchema })
  .meta({ id: "PlanImport" });

const planFile = z.strictObject({ ...importForm.shape, file: z.file() }).meta({ id: "PlanFile" });
const imported = z.object({ projectId: idShape, name: z.string(), report: reportSchema }).meta({ id: "ImportedProject" });

const ofProject = "/projects/:projectId/import";

/** Takes one step of the plan back; the plan knows how. */
type TakeBack = (caller: IntentArgs<"plan.edit", unknown>, stepId: string) => Promise<unknown>;

export const importEndpoints = (takeBack: TakeBack) => [
  endpoint({
    id: "importProject",
    method: "POST",
    path: "/imports",
    permission: "projects.create",
    form: { schema: planFile, receiver: "imports" },
    answer: imported,
    status: 201,
    run: async (args) => {
      const { file, name = "", timeZone, currency } = args.value;
      const wishes = { name, timeZone, currency };
      const done = await args.context.imports.inTurn(() => importProject(args, file, wishes));
      if (!done.ok) throw fileRefusal(done.problem, args.reader);
      return { body: done.value, location: `/projects/${done.value.projectId}` };
    },
  }),
  endpoint({
    id: "getImport",
    method: "GET",
    path: ofProject,
    permission: "plan.view",
    answer: planImport,
    run: async (caller) => ({ body: await readImport(caller) }),
  }),
  endpoint({
    id: "undoImport",
    method: "POST",
    path: `${ofProject}/undo`,
    permission: "plan.edit",
    /** The import that the report was read of. */
    body: z.strictObject(undoImportForm.shape).meta({ id: "ImportUndo" }),
    run: async (args) => {
      const stepId = await requireUndoStep(args, args.value.importId);
      await takeBack(args, stepId).catch((error: unknown) => {
        throw refusalOfUndo(error);
      });
    },
  }),
  endpoint({
    id: "downloadImportedFile",
    method: "GET",
    path: `${ofProject}/file`,
    permission: "plan.edit",
    fileTypes: ["application/octet-stream"],
    run: downloadOriginal,
  }),
];

export const planImportShape = planImport;

export async function readImport({ context, project }: ProjectCaller): Promise<z.input<typeof planImport>> {
  const found = await findPlanImport(context.db, project.id);
  if (!found) throw errorResponse(404, context);
  return { ...found, report: readReport(await readImportReport(context.db, found.id)) };
}
