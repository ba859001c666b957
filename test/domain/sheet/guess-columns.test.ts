import { expect, it } from "vitest";
import { guessColumns } from "#app/domain/sheet/guess-columns.ts";

const people = new Set(["li na", "李娜"]);

it.each([
  [[["Build", "3d", "2026-03-02"]], ["name", "duration", "start"]],
  [
    [
      ["1", "实施", "", ""],
      ["1.1", "配置", "5天", "李娜"],
    ],
    ["code", "name", "duration", "owner"],
  ],
  [
    [
      ["Load", "2026-03-02", "2026-03-04", "", "50%"],
      ["Check", "2026-03-05", "2026-03-06", "1FS+2d", "0%"],
    ],
    ["name", "start", "finish", "predecessors", "progress"],
  ],
  [[["Call the bank"], ["Write the letter"]], ["name"]],
  [[["2026"], ["2027"]], ["name"]],
])("tells the columns of rows without a header by what stands in them: %j", (rows, columns) => {
  expect(guessColumns(rows, people, 480)).toEqual(columns);
});
