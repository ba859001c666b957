import { expect, it } from "vitest";
import { someNames } from "#app/imports/some-names.server.ts";
import { formatList } from "#app/i18n/format.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";

it.each([
  ["en", "A, B, C", "A, B and 1 more", "A, B and C"],
  ["zh", "A、B、C", "A、B 等，另有 1 人", "A、B和C"],
] as const)("names all of a few and says how many more there are of many, in %s", (locale, all, some, sentence) => {
  const reader = { t: serverI18n(locale).t, locale };
  const names = ["A", "B", "C"];

  expect(someNames(names, 3, reader)).toBe(all);
  expect(someNames(names, 2, reader)).toBe(some);
  expect(formatList(names, locale)).toBe(sentence);
});
