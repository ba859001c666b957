import { describe, expect, it } from "vitest";

import { bearsOn } from "#app/domain/evaluation/bears-on.ts";

describe("evidence bears on a criterion", () => {
  const leaf = { id: "criterion-7a", libraryId: "C07a" };
  const above = { id: "criterion-7", libraryId: "C07" };
  const own = { id: "criterion-x", libraryId: null };

  it.each([
    ["that it is tied to by the ready scorecard", ["C07a"], leaf, true],
    ["that it is tied to by the project", ["criterion-7a"], leaf, true],
    ["below one that it is tied to", ["C01", "C07"], leaf, true],
    ["of the project's own", ["criterion-x"], own, true],
  ] as const)("%s", (_words, criteria, criterion, expected) => {
    expect(bearsOn({ criteria }, criterion, [above])).toBe(expected);
  });

  it("and on no other", () => {
    expect(bearsOn({ criteria: ["C07b", "C08"] }, leaf, [above])).toBe(false);
    expect(bearsOn({ criteria: [] }, own, [])).toBe(false);
  });
});
