import type { Browser, CDPSession, Page } from "playwright-core";
import type { CommandSurroundings } from "../command.ts";
import { addBenchProject } from "./bench-data.ts";
import { onEachDatabase, type BenchServers } from "./bench-servers.ts";
import { median, rounded, times, type BenchResult } from "./measure.ts";

const tasks = 5_000;
const paintedSizes = [500, 5_000];
const largest = 20_000;
const draws = 5;
const refreshes = 8;
const scrolls = 120;
const dragMoves = 60;
/** Longer than a day of any zoom is wide, so that each move shows other dates. */
const dragPixels = 40;
/** What a notch of a mouse wheel scrolls. */
const wheelPixels = 120;

type GanttResult = BenchResult & { readonly part: string };

/**
 * The plan page in a real browser. What is painted counts from the navigation to two frames after the last arrow, by the clock, with the
 * scripts in the browser's cache. Everything else is processor time of the page's main thread, style, layout and painting among it: the first draw
 * begins with the plan's arrival, so it contains reading and scheduling it; a refresh folds or unfolds a phase.
 */
export async function* benchGantt(env: CommandSurroundings["env"]): AsyncGenerator<GanttResult> {
  const browser = await launch();
  try {
    yield* onEachDatabase(
      { ...env, DATABASE_URL: undefined },
      async (services, userId) => {
        const projects = new Map<number, string>();
        for (const size of new Set([...paintedSizes, tasks, largest]))
          projects.set(size, (await addBenchProject(services, userId, size, "network")).id);
        return projects;
      },
      (servers, projects) => measure(browser, servers, (size) => `${servers.urls[0]}/projects/${projects.get(size)}/plan`),
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

async function* measure(
  browser: Browser,
  { cookie, urls }: BenchServers,
  addressOf: (size: number) => string,
): AsyncGenerator<GanttResult> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: urls[0] ?? "" }]);
  const page = await context.newPage();
  const processor = await watchProcessor(page);

  for (const size of paintedSizes) {
    const painted: number[] = [];
    for (let draw = 0; draw <= draws; draw++) painted.push(await paintedAfter(page, addressOf(size)));
    yield { size, part: "painted", ...times(painted.slice(1)) };
  }
  for (const size of [largest, tasks]) {
    const drawn: number[] = [];
    for (let draw = 0; draw < draws; draw++) drawn.push(await firstDraw(page, processor, addressOf(size)));
    yield { size, part: "first draw", cpuMs: rounded(median(drawn)) };
  }
  yield { size: await page.evaluate(() => document.querySelectorAll("*").length), part: "nodes of the document" };

  await page.locator(".gantt-scroller").evaluate((element) => void (element.scrollTop = 0));
  const refreshed: number[] = [];
  for (let refresh = 0; refresh < refreshes; refresh++) {
    const { all } = await processor.during(() => page.locator("[data-expander]").first().click());
    refreshed.push(all);
  }
  yield { size: tasks, part: "refresh", cpuMs: rounded(median(refreshed)) };

  const updates: number[] = [];
  const frames: number[] = [];
  for (let scroll = 0; scroll < scrolls; scroll++) {
    const spent = await processor.during(() =>
      page.locator(".gantt-scroller").evaluate((element, pixels) => void (element.scrollTop += pixels), wheelPixels),
    );
    updates.push(spent.update);
    frames.push(spent.all);
  }
  yield { size: tasks, part: "scroll update", ...times(updates) };
  yield { size: tasks, part: "scroll with painting", ...times(frames) };

  const moves = await dragged(page, processor, addressOf(tasks));
  yield { size: tasks, part: "drag, a move", ...times(moves.map(({ update }) => update)) };
  yield { size: tasks, part: "drag, a move with painting", ...times(moves.map(({ all }) => all)) };

  await context.close();
}

/** Holds a bar and moves it to and fro: the plan is calculated anew and drawn with what would move, at every move. */
async function dragged(page: Page, processor: Processor, address: string): Promise<Spent[]> {
  await page.goto(address);
  await page.locator(".bar-wrapper.movable").first().waitFor();
  await page.waitForTimeout(500);
  const { x, y } = await movableBar(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dragPixels, y, { steps: 4 });
  await page.locator(".ghost").first().waitFor();
  const moves: Spent[] = [];
  for (let move = 0; move < dragMoves; move++) {
    const to = x + dragPixels * (1 + (move % 3));
    moves.push(await processor.during(() => page.mouse.move(to, y)));
  }
  await page.keyboard.press("Escape");
  await page.mouse.up();
  return moves;
}

/** Where the first bar in sight can be taken. */
async function movableBar(page: Page): Promise<{ x: number; y: number }> {
  const place = await page.evaluate(() => {
    for (const bar of document.querySelectorAll(".bar-wrapper.movable .bar")) {
      const box = bar.getBoundingClientRect();
      const [x, y] = [box.left + Math.min(8, box.width / 2), box.top + box.height / 2];
      const taken = document.elementFromPoint(x, y)?.closest(".bar-wrapper");
      if (taken && taken === bar.closest(".bar-wrapper")) return { x, y };
    }
    return null;
  });
  if (place === null) throw new Error("No bar in sight can be moved");
  return place;
}

/** Milliseconds from the navigation until the plan is drawn with its arrows. */
async function paintedAfter(page: Page, address: string): Promise<number> {
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector(".arrow path") !== null, null, { polling: "raf" });
  await twoFrames(page);
  return page.evaluate(() => performance.now());
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
  const { all } = await processor.during(async () => {
    send();
    await page.locator(".tree-grid").waitFor();
  });
  await page.unroute("**/plan/data");
  return all;
}

/** Milliseconds of the page's main thread. */
interface Spent {
  /** Scripts, style and layout. */
  readonly update: number;
  /** Painting and everything else, too. */
  readonly all: number;
}

interface Processor {
  /** What something takes until two frames after it; what two frames take in which nothing happens is left out. */
  during(work: () => Promise<unknown>): Promise<Spent>;
}

async function watchProcessor(page: Page): Promise<Processor> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return {
    async during(work) {
      await twoFrames(page);
      const first = await readSpent(session);
      await twoFrames(page);
      const before = await readSpent(session);
      await work();
      await twoFrames(page);
      const after = await readSpent(session);
      const idle = before.all - first.all;
      return { update: after.update - before.update, all: Math.max(0, after.all - before.all - idle) };
    },
  };
}

function twoFrames(page: Page): Promise<void> {
  return page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))));
}

async function readSpent(session: CDPSession): Promise<Spent> {
  const { metrics } = await session.send("Performance.getMetrics");
  const milliseconds = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
  return {
    update: milliseconds("ScriptDuration") + milliseconds("RecalcStyleDuration") + milliseconds("LayoutDuration"),
    all: milliseconds("TaskDuration"),
  };
}
