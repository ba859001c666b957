import fc from "fast-check";
import { expect, it } from "vitest";
import { headerCells, headerFormats, type HeaderCell } from "#app/ui/gantt/header-cells.ts";
import { dayOfCivilDate, zoomLevels } from "#app/ui/gantt/time-axis.ts";

const formats = headerFormats("en-GB");
const texts = (cells: readonly HeaderCell[]) => cells.map((cell) => cell.text);

it("covers a range without gaps or overlaps in every zoom", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 40_000 }),
      fc.integer({ min: 1, max: 900 }),
      fc.constantFrom(...zoomLevels),
      (fromDay, length, zoom) => {
        const { upper, lower } = headerCells(zoom, { fromDay, toDay: fromDay + length }, formats);
        for (const line of [upper, lower]) {
          expect(line[0]!.fromDay).toBeLessThanOrEqual(fromDay);
          expect(line.at(-1)!.toDay).toBeGreaterThanOrEqual(fromDay + length);
          for (let index = 1; index < line.length; index++) expect(line[index]!.fromDay).toBe(line[index - 1]!.toDay);
        }
      },
    ),
  );
});

it("names days under their month", () => {
  const range = { fromDay: dayOfCivilDate(2026, 1, 27), toDay: dayOfCivilDate(2026, 2, 2) };

  const { upper, lower } = headerCells("day", range, formats);

  expect(texts(upper)).toEqual(["February 2026", "March 2026"]);
  expect(texts(lower)).toEqual(["27", "28", "1"]);
});

it("names a week by its Monday", () => {
  const range = { fromDay: dayOfCivilDate(2026, 6, 8), toDay: dayOfCivilDate(2026, 6, 14) };

  expect(texts(headerCells("week", range, formats).lower)).toEqual(["6 Jul", "13 Jul"]);
});

it("names months and quarters under their year, in Chinese as Chinese readers write them", () => {
  const range = { fromDay: dayOfCivilDate(2026, 10, 20), toDay: dayOfCivilDate(2027, 0, 5) };

  expect(texts(headerCells("month", range, headerFormats("zh-CN")).upper)).toEqual(["2026年", "2027年"]);
  expect(texts(headerCells("month", range, headerFormats("zh-CN")).lower)).toEqual(["11月", "12月", "1月"]);
  expect(texts(headerCells("quarter", range, formats).lower)).toEqual(["Q4", "Q1"]);
});
