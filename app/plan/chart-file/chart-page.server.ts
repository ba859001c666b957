import { redirect } from "@remix-run/node";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { listBaselines } from "#db/queries/baselines.ts";
import { answerChartFile, chartLayout, numbersOf, pngPixelsPerPoint } from "./chart-file.server.ts";
import { readChartPlan } from "./chart-plan.server.ts";
import { readChartWishes } from "./chart-wishes.ts";

/** The file; where there is none, the page that says why. */
export async function offerChartFile(caller: ProjectCaller & { readonly request: Request }): Promise<Response> {
  try {
    return await answerChartFile(caller);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { search } = new URL(caller.request.url);
    throw redirect(`/projects/${caller.project.id}/export/chart${search}`);
  }
}

/** Whether everything can be had in one piece, as an SVG and as a PNG; the refusal of what cannot. */
export function offeredPictures(picture: ReturnType<typeof chartLayout>) {
  if (!picture.ok)
    return {
      hasSvg: false,
      hasPng: false,
      pictureRefusal: { code: `chart.${picture.problem.code}`, parameters: numbersOf(picture.problem) },
    };
  const hasPng = pngPixelsPerPoint(picture.value) !== null;
  return { hasSvg: true, hasPng, pictureRefusal: hasPng ? null : { code: "chart.tooManyPixels", parameters: {} } };
}

/** What the page shows before anything is drawn: the choices, and how many pages they make. */
export async function readChartPage(caller: ProjectCaller & { readonly request: Request }, reader: Reader) {
  const { context, project, request } = caller;
  const query = new URL(request.url).searchParams;
  const wishes = readChartWishes(query);
  const plan = await readChartPlan(caller, reader, wishes);
  const pages = chartLayout(plan, wishes, false);
  const picture = chartLayout(plan, wishes, true);
  const { paper, orientation, pagesWide, from, to, page } = wishes;
  return {
    projectId: project.id,
    wishes: { paper, orientation, pagesWide, from, to },
    rowCount: plan.rows.length,
    query: query.toString(),
    page: pages.ok ? Math.min(page ?? 1, pages.value.pages.length) : 1,
    layout: pages.ok
      ? { ok: true as const, pages: pages.value.pages.length, across: pages.value.pagesAcross, down: pages.value.pagesDown }
      : { ok: false as const, code: `chart.${pages.problem.code}`, parameters: numbersOf(pages.problem) },
    ...offeredPictures(picture),
    ratio: pages.ok ? pages.value.width / pages.value.height : 1,
    baseline: plan.baseline ? `b${plan.baseline.number}` : "0",
    baselines: (await listBaselines(context.db, project.id)).map(({ number, name, nameZh }) => ({
      value: `b${number}`,
      name: inLanguage({ text: name, zh: nameZh }, reader.locale),
    })),
    showsCritical: wishes.view.showsCritical ?? true,
  };
}
