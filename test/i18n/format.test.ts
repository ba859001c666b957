import { expect, it } from "vitest";
import { formatBytes } from "#app/i18n/format.ts";

it.each([
  [1, "1 byte", "1字节"],
  [796, "796 bytes", "796字节"],
  [1536, "1.5 kB", "1.5 kB"],
])("writes %d bytes with their unit", (bytes, english, chinese) => {
  expect(formatBytes(bytes, "en")).toBe(english);
  expect(formatBytes(bytes, "zh")).toBe(chinese);
});
