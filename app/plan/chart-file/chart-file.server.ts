import { layOutPages, layOutPicture, type ChartLayout, type LayoutProblem } from "#app/domain/chart/layout.ts";
import type { Result } from "#app/domain/result.ts";
import { attachment } from "#app/http/download.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { pixelsPerDay } from "#app/ui/gantt/time-axis.ts";
import { drawingFormats, type DrawingFormat } from "#app/workers/write-drawings.ts";
import { drawChartFile } from "#app/workers/draw-chart-file.ts";
import { readChartPlan, type ChartPlan } from "./chart-plan.server.ts";
import { chartRequestText } from "./chart-request.server.ts";
import { readChartWishes, type ChartWishes } from "./chart-wishes.ts";

export const chartContentTypes: Readonly<Record<DrawingFormat, string>> = {
  pdf: "application/pdf",
  svg: "image/svg+xml",
  png: "image/png",
};

/** More would take a worker's memory, and no program shows it. */
const mostPixels = 40_000_000;
const usualPixelsPerPoint = 2;

/**
 * The chart of the plan as a file: a PDF tiled onto pages, or an SVG or PNG of one page or of everything in one piece. Throws a {@link Refusal} when
 * there is nothing to draw, or more than fits.
 */
export async function answerChartFile(caller: ProjectCaller & { readonly request: Request }): Promise<Response> {
  const { context, request, user } = caller;
  const query = new URL(request.url).searchParams;
  const format = drawingFormats.find((each) => each === (query.get("format") ?? "pdf"));
  if (!format) throw errorResponse(404, context);
  const wishes = readChartWishes(query);
  const reader = await readReader(request, context);
  const plan = await readChartPlan(caller, reader, wishes);
  const layout = chartLayout(plan, wishes, format !== "pdf" && wishes.page === null);
  if (!layout.ok) throw new Refusal(`chart.${layout.problem.code}`, { parameters: numbersOf(layout.problem) });
  const { pages } = layout.value;
  if (wishes.page !== null && wishes.page > pages.length) throw errorResponse(404, context);
  const file = await context.imports.admit(user.id, async () =>
    drawChartFile(
      await chartRequestText(plan, layout.value, reader, {
        format,
        pages: wishes.page === null ? pages.map((_, index) => index) : [wishes.page - 1],
        pixelsPerPoint: format === "png" ? requirePixelsPerPoint(layout.value) : 1,
      }),
    ),
  );
  if (!file) throw errorResponse(429, context);
  return attachment(file, `${plan.name}.${format}`, chartContentTypes[format]);
}

/** On pages, or as one picture in the zoom of the view. */
export function chartLayout(plan: ChartPlan, wishes: ChartWishes, isPicture: boolean): Result<ChartLayout, LayoutProblem> {
  const input = { rowCount: plan.rows.length, columns: plan.columns, fromDay: plan.fromDay, toDay: plan.toDay };
  return isPicture ? layOutPicture(input, pixelsPerDay[wishes.view.zoom ?? "week"] * 0.75) : layOutPages(input, wishes);
}

/** How finely a PNG of a chart is drawn; null where even a pixel for each point would be more than a program shows. */
export function pngPixelsPerPoint({ width, height }: Pick<ChartLayout, "width" | "height">): number | null {
  const fitting = Math.sqrt(mostPixels / (width * height));
  return fitting < 1 ? null : Math.min(usualPixelsPerPoint, Math.floor(fitting * 10) / 10);
}

function requirePixelsPerPoint(layout: ChartLayout): number {
  const fitting = pngPixelsPerPoint(layout);
  if (fitting === null) throw new Refusal("chart.tooManyPixels");
  return fitting;
}

export function numbersOf(problem: LayoutProblem): Readonly<Record<string, number>> {
  return problem.code === "empty" ? {} : { count: problem.code === "tooManyPages" ? problem.pages : problem.rows, most: problem.most };
}
