import type { Browser, Page } from "playwright-core";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "#app/cli/bench/chromium.ts";
import { bundled, openPage } from "./browser-page.ts";

describe("the painted chart", () => {
  let browser: Browser;
  let script: string;
  beforeAll(async () => {
    script = await bundled(fileURLToPath(new URL("./painter-entry.ts", import.meta.url)));
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  const drawn = (page: Page, rows: number, zoom: "day" | "week" | "month" | "quarter") =>
    page.evaluate(
      ([count, level]) => {
        window.painter.make(count, level);
        return document.querySelector("svg.gantt")?.outerHTML ?? "";
      },
      [rows, zoom] as const,
    );

  it("is the same in every time zone and zoom, across changes of the clocks", async () => {
    const charts = new Map<string, string[]>();
    for (const timezoneId of ["UTC", "Asia/Shanghai", "Europe/Berlin", "America/Sao_Paulo", "Pacific/Apia"]) {
      const page = await openPage(browser, script, { timezoneId });
      charts.set(timezoneId, [
        await drawn(page, 60, "day"),
        await drawn(page, 60, "week"),
        await drawn(page, 60, "month"),
        await drawn(page, 60, "quarter"),
      ]);
      await page.context().close();
    }

    const [utc, ...others] = [...charts.values()];

    expect(utc?.every((chart) => chart.includes("bar-wrapper"))).toBe(true);
    for (const other of others) expect(other).toEqual(utc);
  });

  it("draws the rows in sight only, however long the plan and wherever it is scrolled", async () => {
    const page = await openPage(browser, script);
    await drawn(page, 5000, "day");
    const counts = () =>
      page.evaluate(() => ({
        nodes: document.querySelectorAll("*").length,
        rows: [...document.querySelectorAll<SVGElement>(".bar-wrapper")].map((bar) => Number(bar.dataset["row"])),
      }));
    const top = await counts();
    await page.evaluate(() => document.querySelector(".gantt-scroller")?.scrollTo(3000, 80_000));
    await page.waitForFunction(() => document.querySelector('.bar-wrapper[data-row="2505"]') !== null);

    const middle = await counts();

    expect(top.rows).toContain(0);
    expect(Math.min(...middle.rows)).toBeGreaterThan(2450);
    expect(Math.max(top.nodes, middle.nodes)).toBeLessThan(1500);
    await page.context().close();
  });

  it("shows names as they are typed and runs nothing that is in them", async () => {
    const page = await openPage(browser, script);
    await drawn(page, 10, "week");

    const label = await page.locator(".bar-label").nth(1).textContent();

    expect(label).toBe(`<img src=x onerror="document.title='broken in'"> & 1`);
    expect(await page.locator("svg.gantt img, svg.gantt b, .gantt-container i").count()).toBe(0);
    expect(await page.title()).toBe("Chart");
    await page.context().close();
  });

  it("puts a bar at its minute: a day's width a day from the start of the axis", async () => {
    const page = await openPage(browser, script);
    await drawn(page, 10, "day");

    const places = await page.evaluate(() => {
      const bar = document.querySelector('.bar-wrapper[data-row="1"] .bar');
      const today = document.querySelector(".today-line")?.getAttribute("d");
      return { x: Number(bar?.getAttribute("x")), width: Number(bar?.getAttribute("width")), today };
    });

    expect(places.width).toBe(3 * 36);
    // The axis begins on 1 October, the bar of row 1 on 2 November.
    expect(places.x).toBe(32 * 36);
    expect(places.today).toMatch(/^M1314.5 /);
    await page.context().close();
  });

  it("keeps the middle of the view when the zoom changes", async () => {
    const page = await openPage(browser, script);
    await drawn(page, 300, "day");

    const middles = await page.evaluate(() => {
      const { chart } = window.painter;
      const scroller = document.querySelector(".gantt-scroller");
      if (!chart || !scroller) return [];
      scroller.scrollLeft = 3000;
      const middle = () => chart.minutesAt(scroller.scrollLeft + scroller.clientWidth / 2) / 1440;
      const before = middle();
      chart.setZoom("week");
      return [before, middle()];
    });

    expect(Math.abs((middles[0] ?? 0) - (middles[1] ?? 99))).toBeLessThan(0.5);
    await page.context().close();
  });

  it("leaves nothing behind and never listens to the document", async () => {
    const page = await openPage(browser, script);
    await drawn(page, 50, "month");

    const left = await page.evaluate(() => {
      window.painter.chart?.destroy();
      return { html: document.querySelector(".gantt-chart")?.innerHTML, listeners: window.painter.documentListeners };
    });

    expect(left).toEqual({ html: "", listeners: [] });
    await page.context().close();
  });

  it("draws an empty plan", async () => {
    const page = await openPage(browser, script);

    expect(await drawn(page, 0, "week")).toContain("today-line");
    await page.context().close();
  });
});
