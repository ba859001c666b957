import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChartColumn } from "#app/domain/chart/content.ts";
import { axisSteps, layOutPages, layOutPicture, mostPages, orientations, papers, widthOf } from "#app/domain/chart/layout.ts";

const column = (title: string, width: number, own: Partial<ChartColumn> = {}): ChartColumn => ({
  ...{ title, width, isNumeric: false, isName: false, isRepeated: false },
  ...own,
});
const columns = [column("WBS", 30, { isRepeated: true }), column("Task", 180, { isName: true, isRepeated: true }), column("Start", 55)];
const input = (rowCount: number, days = 400) => ({ rowCount, columns, fromDay: 20_000, toDay: 20_000 + days });
const a4 = { paper: "a4", orientation: "landscape", pagesWide: 1 } as const;

describe("the pages of a chart", () => {
  it("are refused for a chart without rows, and when they would be too many", () => {
    expect(layOutPages(input(0), a4)).toMatchObject({ ok: false, problem: { code: "empty" } });
    expect(layOutPages(input(20_000), { ...a4, pagesWide: 3 })).toMatchObject({
      ok: false,
      problem: { code: "tooManyPages", most: mostPages },
    });
    expect(layOutPages(input(20_000), a4)).toMatchObject({ ok: true });
  });

  it("are one for a single task", () => {
    const layout = layOutPages(input(1, 1), a4);

    expect(layout).toMatchObject({ ok: true, value: { pagesAcross: 1, pagesDown: 1, pages: [{ firstRow: 0, lastRow: 1 }] } });
  });

  it("show every row once in each column of pages, and every day on one of a row of pages", () => {
    const sizes = fc.record({
      rows: fc.integer({ min: 1, max: 900 }),
      days: fc.integer({ min: 1, max: 4_000 }),
      paper: fc.constantFrom(...papers),
      orientation: fc.constantFrom(...orientations),
      pagesWide: fc.integer({ min: 1, max: 20 }),
    });
    fc.assert(
      fc.property(sizes, ({ rows, days, ...wishes }) => {
        const layout = layOutPages(input(rows, days), wishes);
        if (!layout.ok) return layout.problem.code === "tooManyPages";
        const { pages, dayWidth, width } = layout.value;
        const first = pages.filter(({ down }) => down === 0);
        const left = pages.filter(({ across }) => across === 0);
        expect(left.flatMap(({ firstRow, lastRow }) => Array.from({ length: lastRow - firstRow }, (_, row) => firstRow + row))).toEqual(
          Array.from({ length: rows }, (_, row) => row),
        );
        let reached = 0;
        for (const page of first) {
          expect(page.chartFrom).toBeLessThanOrEqual(reached + 1e-6);
          expect(widthOf(page.columns) + page.chartWidth).toBeLessThan(width);
          reached = page.chartFrom + page.chartWidth;
        }
        expect(reached).toBeCloseTo(days * dayWidth, 4);
        return true;
      }),
    );
  });

  it("repeat only what names a row on the pages to the right", () => {
    const layout = layOutPages(input(10), { ...a4, pagesWide: 2 });

    expect(layout.ok && layout.value.pages.map((page) => page.columns.map((each) => each.column))).toEqual([
      [0, 1, 2],
      [0, 1],
    ]);
  });
});

describe("a chart in one piece", () => {
  it("is as wide as its zoom makes it, but no wider than programs show", () => {
    const week = layOutPicture(input(3, 100), 10);
    const decade = layOutPicture(input(3, 3_650), 27);

    expect(week.ok && week.value.dayWidth).toBe(10);
    expect(decade.ok && decade.value.width).toBe(14_400);
    expect(layOutPicture(input(10_001), 1)).toMatchObject({ ok: false, problem: { code: "tooManyRows", rows: 10_001 } });
  });
});

it("divides the axis as finely as labels have room", () => {
  expect([20, 4, 1, 0.1].map(axisSteps)).toEqual(["day", "week", "month", "quarter"]);
});
