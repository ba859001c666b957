import { z } from "zod";
import { mostPagesWide, orientations, papers } from "#app/domain/chart/layout.ts";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { dayShape } from "#app/http/api/shapes.server.ts";
import { drawingFormats } from "#app/workers/write-drawings.ts";
import { answerChartFile, chartContentTypes } from "./chart-file.server.ts";

export const chartFileEndpoints = [
  endpoint({
    id: "exportChart",
    method: "GET",
    path: "/projects/:projectId/export/chart",
    permission: "plan.view",
    query: z.strictObject({
      format: z.enum(drawingFormats).default("pdf"),
      paper: z.enum(papers).default("a4"),
      orientation: z.enum(orientations).default("landscape"),
      /** Pages side by side. */
      wide: z.coerce.number().int().min(1).max(mostPagesWide).default(1),
      from: dayShape.optional(),
      to: dayShape.optional(),
      /** From 1; an SVG or PNG without it is the whole chart in one piece. */
      page: z.coerce.number().int().min(1).optional(),
      /** The view, as the address of the plan says it. */
      zoom: z.string().optional(),
      critical: z.string().optional(),
      baseline: z.string().optional(),
      closed: z.string().optional(),
      columns: z.string().optional(),
      state: z.string().optional(),
      owner: z.string().optional(),
      phase: z.string().optional(),
    }),
    fileTypes: Object.values(chartContentTypes),
    run: answerChartFile,
  }),
];
