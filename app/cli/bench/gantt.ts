import type { Browser, CDPSession, Page } from "playwright-core";
import type { CommandSurroundings } from "../command.ts";
import { addBenchProject } from "./bench-data.ts";
import { onEachDatabase, type BenchServers } from "./bench-servers.ts";
import { median, quantile, rounded, type BenchResult } from "./measure.ts";

const tasks = 5_000;
const draws = 5;
const refreshes = 8;
const scrolls = 120;
/** What a notch of a mouse wheel scrolls. */
const wheelPixels = 120;

type GanttResult = BenchResult & { readonly part: string };

/**
 * The plan page in a real browser: processor time of its main thread, style, layout and painting among it. The first draw begins with
 * the plan's arrival, so it contains reading and scheduling it; a refresh folds or unfolds a phase.
 */
export async function* benchGantt(env: CommandSurroundings["env"]): AsyncGenerator<GanttResult> {
  const browser = await launch();
  try {
    yield* onEachDatabase(
      { ...env, DATABASE_URL: undefined },
      (services, userId) => addBenchProject(services, userId, tasks, "network"),
      (servers, project) => measure(browser, servers, `${servers.urls[0]}/projects/${project.id}/plan`),
    );
  } finally {
    await browser.close();
  }
}

async function launch(): Promise<Browser> {
  // Drivers of browsers are packages of development only.
  const { launchChromium } = await import("./chromium.ts").catch((error: unknown) => {
    throw new Error("This benchmark drives a browser: run `npm ci` with its development packages first.", { cause: error });
  });
  return launchChromium();
}

async function* measure(browser: Browser, { cookie, urls }: BenchServers, address: string): AsyncGenerator<GanttResult> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: urls[0] ?? "" }]);
  const page = await context.newPage();
  const processor = await watchProcessor(page);

  const drawn: number[] = [];
  for (let draw = 0; draw < draws; draw++) drawn.push(await firstDraw(page, processor, address));
  yield { size: tasks, part: "first draw", cpuMs: rounded(median(drawn)) };
  yield { size: await page.evaluate(() => document.querySelectorAll("*").length), part: "nodes of the document" };

  await page.locator(".gantt-scroller").evaluate((element) => void (element.scrollTop = 0));
  const refreshed: number[] = [];
  for (let refresh = 0; refresh < refreshes; refresh++) {
    refreshed.push(await processor.during(() => page.locator("[data-expander]").first().click()));
  }
  yield { size: tasks, part: "refresh", cpuMs: rounded(median(refreshed)) };

  const scrolled: number[] = [];
  for (let scroll = 0; scroll < scrolls; scroll++) {
    scrolled.push(
      await processor.during(() =>
        page.locator(".gantt-scroller").evaluate((element, pixels) => void (element.scrollTop += pixels), wheelPixels),
      ),
    );
  }
  yield { size: tasks, part: "scroll", medianMs: rounded(median(scrolled)), p95Ms: rounded(quantile(scrolled, 0.95)) };
  await context.close();
}

/** Holds the plan back until the page around it stands still. */
async function firstDraw(page: Page, processor: Processor, address: string): Promise<number> {
  let release: (() => void) | undefined;
  const arrived = new Promise<() => void>((resolve) => {
    void page.route("**/plan/data", async (route) => {
      const response = await route.fetch();
      release = () => void route.fulfill({ response });
      resolve(release);
    });
  });
  await page.goto(address);
  const send = await arrived;
  await page.waitForTimeout(500);
  const cpuMs = await processor.during(async () => {
    send();
    await page.getByRole("treegrid").waitFor();
  });
  await page.unroute("**/plan/data");
  return cpuMs;
}

interface Processor {
  /** Milliseconds that the main thread of the page works until two frames after something was done. */
  during(work: () => Promise<unknown>): Promise<number>;
}

async function watchProcessor(page: Page): Promise<Processor> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return {
    async during(work) {
      await twoFrames(page);
      const before = await taskMilliseconds(session);
      await work();
      await twoFrames(page);
      return (await taskMilliseconds(session)) - before;
    },
  };
}

function twoFrames(page: Page): Promise<void> {
  return page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))));
}

async function taskMilliseconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find((metric) => metric.name === "TaskDuration")?.value ?? 0) * 1000;
}
