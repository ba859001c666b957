import { expect, it } from "vitest";

import { isAlonePage } from "#app/http/live/alone-page.ts";

it.each([
  ["scoring", true],
  ["scoring/01a20300-0000-7000-8000-000000000001", true],
  ["vendors/demonstrations/01a20300-0000-7000-8000-000000000001", true],
  ["vendors/demonstrations", false],
  ["vendors", false],
  ["scorecard", false],
])("members are alone on %s: %s", (page, expected) => {
  expect(isAlonePage(page)).toBe(expected);
});
