import { expect, it } from "vitest";
import { longestFileName, safeFileName } from "#app/domain/files/file-name.ts";

it.each([
  ["plan.xlsx", "plan.xlsx"],
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\li\\报价 单.xlsx", "报价 单.xlsx"],
  ["invoice\u202Efdp.exe", "invoicefdp.exe"],
  ["a\r\nSet-Cookie: x=1.txt", "aSet-Cookie_ x=1.txt"],
  ['"quoted" <b>.txt', "_quoted_ _b_.txt"],
  ["nul\0l.txt", "null.txt"],
  ["...", "file"],
  ["", "file"],
  [".htaccess", "htaccess"],
  ["e\u0301te\u0301.txt", "été.txt"],
])("keeps %j as %j", (given, kept) => {
  expect(safeFileName(given)).toBe(kept);
});

it("cuts a long name and keeps its ending", () => {
  const kept = safeFileName(`${"长".repeat(400)}.xlsx`);

  expect(kept).toMatch(/^长+\.xlsx$/u);
  expect(kept.length).toBe(longestFileName);
  expect(safeFileName(`${"😀".repeat(400)}.png`)).toMatch(/^(😀)+\.png$/u);
});
