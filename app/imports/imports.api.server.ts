import { z } from "zod";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { idShape, instantShape } from "#app/http/api/shapes.server.ts";
import { errorResponse } from "#app/http/guarded.server.ts";
import { findPlanImport, readImportReport } from "#db/queries/plan-imports.ts";
import { readReport, reportSchema } from "./import-report.server.ts";

const planImport = z
  .object({ id: idShape, fileName: z.string(), byteSize: z.number().int(), createdAt: instantShape, report: reportSchema })
  .meta({ id: "PlanImport" });

export const importEndpoints = [
  endpoint({
    id: "getImport",
    method: "GET",
    path: "/projects/:projectId/import",
    permission: "plan.view",
    answer: planImport,
    run: async ({ context, project }) => {
      const found = await findPlanImport(context.db, project.id);
      if (!found) throw errorResponse(404, context);
      return { body: { ...found, report: readReport(await readImportReport(context.db, found.id)) } };
    },
  }),
];
