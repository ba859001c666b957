import { describe, expect, it } from "vitest";

import { withoutSealedCosts } from "#app/domain/evaluation/price-envelopes.ts";

describe("second envelopes", () => {
  it("stay sealed of whoever did not pass, while what belongs to the first envelope stays known", () => {
    const facts = new Map<string, number | readonly number[]>([
      ["weeks", 26],
      ["cost", [1, 2]],
    ]);
    const offer = (vendorId: string) => ({ vendorId, isWithdrawn: false, failed: [], facts });
    const shown = withoutSealedCosts([offer("a"), offer("b")], ["a"], new Set(["cost"]));
    expect(shown.map(({ facts: known }) => [...known.keys()])).toEqual([["weeks", "cost"], ["weeks"]]);
  });
});
