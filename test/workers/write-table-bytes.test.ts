import { readXlsx } from "hucre/xlsx";
import { expect, it } from "vitest";
import { writeTableBytes, type Table } from "#app/workers/write-table-bytes.ts";

const table = (count: number, format: Table["format"]): Table => ({
  format,
  columns: Array.from({ length: count }, (_, index) => ({ header: index === 0 ? '=HYPERLINK("http://x")' : `Column ${index}`, width: 10 })),
  rows: [Array.from({ length: count }, (_, index) => (index === 0 ? "=1+1" : index))],
});

it.each([
  [26, "A1:Z2"],
  [27, "A1:AA2"],
  [80, "A1:CB2"],
])("filters a table of %i columns over all of them", async (count, range) => {
  const book = await readXlsx(await writeTableBytes(table(count, "xlsx")));

  expect(book.sheets[0]?.autoFilter?.range).toBe(range);
});

it("guards what people typed against being taken for a formula, the headings too", async () => {
  const text = new TextDecoder().decode(await writeTableBytes(table(1, "csv")));

  expect(text.trim().split(/\r?\n/)).toEqual([`\uFEFF"'=HYPERLINK(""http://x"")"`.replace("\uFEFF", ""), "'=1+1"]);
});
