import { z } from "zod";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { exportFormats } from "#app/workers/write-plan-bytes.ts";
import { contentTypes, downloadPlan } from "./exports.server.ts";

export const exportEndpoints = [
  endpoint({
    id: "exportPlan",
    method: "GET",
    path: "/projects/:projectId/export",
    permission: "plan.view",
    query: z.strictObject({ format: z.enum(exportFormats).default("csv") }),
    fileTypes: Object.values(contentTypes),
    run: downloadPlan,
  }),
];
