import { describe, expect, it } from "vitest";
import { gatherWarnings } from "#app/domain/scoring/warnings.ts";
import type { ModeratedScore } from "#app/domain/scoring/model.ts";
import { agreed, criterion, evaluate } from "./small-model.ts";

const quality = criterion("quality", 1, { minimum: 3 });

function warningsOf(moderated: readonly Pick<ModeratedScore, "vendor" | "value">[]) {
  const given = agreed(
    [quality],
    { a: [4], b: [3.5], c: [2] },
    {
      moderated: moderated.map((each) => ({ criterion: "quality", reason: "Talked over", ...each })),
    },
  );
  const { prepared, results } = evaluate(given);
  return gatherWarnings(prepared, results, { ties: [], practicalTies: [], withoutVendors: [] });
}

describe("agreed scores", () => {
  it("are nothing to know of while they decide nothing", () => {
    expect(warningsOf([])).toEqual([]);
    expect(warningsOf([{ vendor: "a", value: 4.5 }])).toEqual([]);
  });

  it("are told of where a vendor passes, or fails, by them alone", () => {
    const test = { code: "knockOut.moderated", rule: "minimumScore", criterion: "quality" };
    expect(warningsOf([{ vendor: "c", value: 3 }])).toEqual([{ ...test, vendor: "c", passes: true }]);
    expect(warningsOf([{ vendor: "b", value: 2.5 }])).toEqual([{ ...test, vendor: "b", passes: false }]);
  });

  it("are told of where another vendor would be first without them", () => {
    expect(warningsOf([{ vendor: "b", value: 5 }])).toEqual([{ code: "moderation.winner", winner: "a" }]);
    expect(warningsOf([{ vendor: "b", value: 4 }])).toEqual([{ code: "moderation.winner", winner: "a" }]);
  });
});
