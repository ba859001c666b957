import { readXlsx } from "hucre/xlsx";
import { expect, it } from "vitest";
import type { Workbook } from "#app/domain/sheet/workbook.ts";
import { writeWorkbookBytes } from "#app/workers/write-workbook-bytes.ts";
import { writeWorkbookFile } from "#app/workers/write-workbook-file.ts";

const book: Workbook = {
  sheets: [
    {
      name: "One",
      widths: [10, 20],
      frozen: { rows: 1, columns: 1 },
      rows: [
        ["=1+1", "+2", "@x"],
        [2, { formula: "$A$2*3", value: 6 }, { formula: 'IF($A$2=2,"","x")', value: "" }],
      ],
    },
    { name: "甲 & 乙", widths: [], frozen: { rows: 0, columns: 0 }, rows: [[{ formula: "'One'!$B$2", value: 6 }]] },
  ],
  names: [{ name: "Two", range: "'One'!$A$2" }],
};

it("writes formulas with their values, and text as text whatever it begins with", async () => {
  const read = await readXlsx(await writeWorkbookBytes(book));
  const [one, other] = read.sheets;

  expect(one?.rows[0]).toEqual(["=1+1", "+2", "@x"]);
  expect([...(one?.cells?.values() ?? [])].map(({ formula }) => formula).filter(Boolean)).toEqual(["$A$2*3", 'IF($A$2=2,"","x")']);
  expect(one?.rows[1]?.[1]).toBe(6);
  expect([other?.name, other?.rows[0]?.[0]]).toEqual(["甲 & 乙", 6]);
});

it("keeps the headings in sight and the names of cells", async () => {
  const read = await readXlsx(await writeWorkbookBytes(book));

  expect(read.sheets[0]?.freezePane).toMatchObject({ rows: 1, columns: 1 });
  expect(read.namedRanges).toEqual([expect.objectContaining({ name: "Two", range: "'One'!$A$2" })]);
});

it("writes the same in a worker of its own", async () => {
  const [inWorker, here] = await Promise.all([writeWorkbookFile(book), writeWorkbookBytes(book)]);

  expect((await readXlsx(inWorker)).sheets).toEqual((await readXlsx(here)).sheets);
});
