import { describe, expect, it } from "vitest";
import { layOutPicture } from "#app/domain/chart/layout.ts";
import { answerChartFile, pngPixelsPerPoint } from "#app/plan/chart-file/chart-file.server.ts";
import { offerChartFile, offeredPictures, readChartPage } from "#app/plan/chart-file/chart-page.server.ts";
import { readChartWishes } from "#app/plan/chart-file/chart-wishes.ts";
import { readReader } from "#app/http/reader.server.ts";
import { readPlan } from "#db/queries/plan.ts";
import { pixelsPerDay } from "#app/ui/gantt/time-axis.ts";
import { addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { testDatabases } from "#test/support/database.ts";

const openTest = testDatabases("sqlite");

async function chart() {
  const context = await openContext(await openTest());
  const user = await addUser(context, "li.na@example.com");
  const projectId = await addProject(context, user);
  const plan = (await readPlan(context.db, projectId))!;
  const callerOf = async (search: string, language = "en") => ({
    ...(await projectCallerOf(context, user, projectId)),
    request: new Request(`http://localhost:3000/chart?${search}`, { headers: { "Accept-Language": language } }),
  });
  const page = async (search: string) => {
    const caller = await callerOf(search);
    return readChartPage(caller, await readReader(caller.request, context));
  };
  return { plan, page, draw: async (search: string, language?: string) => answerChartFile(await callerOf(search, language)), callerOf };
}

describe("the chart of a plan as a file", () => {
  it("shows the tasks of the view alone, in one piece or by pages", async () => {
    const { plan, draw } = await chart();
    const phases = plan.tasks.filter(({ parentId }) => parentId === null);
    const inner = plan.tasks.find(({ parentId }) => parentId !== null)!;

    const [whole, closed] = [await (await draw("format=svg")).text(), await (await draw("format=svg&closed=all")).text()];

    expect(textsOf(whole)).toContain(inner.name.text);
    expect(textsOf(closed)).not.toContain(inner.name.text);
    expect(textsOf(closed)).toContain(phases[0]!.name.text);
    expect(closed).toContain(`${phases.length} of ${plan.tasks.length} tasks`);
    expect(textsOf(await (await draw("format=svg&page=1")).text())).toContain("Page 1 of 3");
  });

  it("is a PDF named after the project unless another format is asked for", async () => {
    const { draw } = await chart();

    const answer = await draw("paper=a3&wide=2");

    expect(answer.headers.get("Content-Type")).toBe("application/pdf");
    expect(answer.headers.get("Content-Disposition")).toMatch(/^attachment; filename=".*\.pdf"/);
    expect(Buffer.from(await answer.arrayBuffer()).toString("latin1", 0, 8)).toBe("%PDF-1.7");
  });

  it("shows only what lies in the days that are asked for", async () => {
    const { plan, draw } = await chart();

    const texts = textsOf(await (await draw(`format=svg&from=${plan.start}&to=${plan.start}`)).text());

    expect(texts).toContain(plan.tasks[0]!.name.text);
    expect(texts).not.toContain(plan.tasks.at(-1)!.name.text);
  });

  it("is offered as a picture where it can be had, with the reason where not", async () => {
    const { page } = await chart();
    const layout = (rowCount: number) => layOutPicture({ rowCount, columns: [], fromDay: 0, toDay: 600 }, pixelsPerDay.day * 0.75);

    expect(await page("zoom=week")).toMatchObject({ hasSvg: true, hasPng: true, pictureRefusal: null });
    expect(offeredPictures(layout(1_000))).toMatchObject({ hasSvg: true, hasPng: false, pictureRefusal: { code: "chart.tooManyPixels" } });
    expect(offeredPictures(layout(10_001))).toMatchObject({ hasSvg: false, pictureRefusal: { code: "chart.tooManyRows" } });
    expect(pngPixelsPerPoint({ width: 1_000, height: 1_000 })).toBe(2);
  });

  it("is refused with what to do when the view shows nothing, and the page says so instead", async () => {
    const { draw, callerOf, page } = await chart();

    await expect(draw("owner=nobody-knows")).rejects.toMatchObject({ code: "chart.empty", status: 422 });
    await expect(callerOf("owner=nobody-knows&format=png").then(offerChartFile)).rejects.toMatchObject({ status: 302 });
    expect((await page("owner=nobody-knows")).layout).toMatchObject({ ok: false, code: "chart.empty" });
    expect((await page("wide=2")).layout).toMatchObject({ ok: true, pages: 6, across: 2, down: 3 });
    await expect(draw("format=svg&page=77")).rejects.toMatchObject({ status: 404 });
    await expect(draw("format=bmp")).rejects.toMatchObject({ status: 404 });
  });
});

it("takes what an address says in another way than ours as not said", () => {
  const wishes = readChartWishes(new URLSearchParams("paper=a0&orientation=x&wide=999&from=2027-02-30&to=2027-01-01&page=-1"));

  expect(wishes).toMatchObject({ paper: "a4", orientation: "landscape", pagesWide: 20, from: null, to: "2027-01-01", page: null });
});

function textsOf(svg: string): readonly string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = ""]) =>
    text.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
  );
}
