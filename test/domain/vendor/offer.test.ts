import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { costsInBase } from "#app/domain/vendor/costs-in-base.ts";
import { warnOfOffer } from "#app/domain/vendor/offer-warnings.ts";
import { pastedCells } from "#app/domain/vendor/pasted-cells.ts";

const plain = { currency: "CNY", rate: 1, taxBasis: "net", taxRate: 0 };

describe("costs in the evaluation's currency", () => {
  it("takes tax off amounts with it, and changes currency by the rate", () => {
    expect(costsInBase({ ...plain, taxBasis: "gross", taxRate: 13 }, [{ amounts: [1_130_000] }])[0]).toBeCloseTo(10_000, 9);
    expect(costsInBase({ ...plain, currency: "USD", rate: 7.1 }, [{ amounts: [100_000] }])[0]).toBeCloseTo(7_100, 9);
    expect(costsInBase({ ...plain, currency: "JPY", rate: 0.05 }, [{ amounts: [1_000] }])[0]).toBeCloseTo(50, 9);
  });

  it("adds lines up year by year, and counts what comes later in the last one", () => {
    const lines = [{ amounts: [100, 200] }, { amounts: [0, 0, 0, 0, 0, 500, 700] }];
    expect(costsInBase(plain, lines)).toEqual([1, 2, 0, 0, 0, 12]);
    expect(costsInBase(plain, lines, { years: 1 })).toEqual([1, 14]);
    expect(costsInBase(plain, [])).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it("loses and invents nothing, whatever the lines are", () => {
    const line = fc.record({ amounts: fc.array(fc.integer({ min: 0, max: 1e9 }), { maxLength: 9 }) });
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const all = lines.flatMap(({ amounts }) => amounts).reduce((sum, amount) => sum + amount, 0);
        const years = costsInBase(plain, lines).reduce((sum, amount) => sum + amount, 0);
        expect(years * 100).toBeCloseTo(all, 1);
      }),
    );
  });
});

describe("warnings of an offer", () => {
  it("tells of what keeps an offer from being compared", () => {
    expect(warnOfOffer(null, false, "2027-03-01")).toEqual(["noBid"]);
    const offer = { rateOn: "2027-01-30", validUntil: "2027-03-01" };
    expect(warnOfOffer(offer, true, "2027-03-01")).toEqual([]);
    expect(warnOfOffer(offer, false, "2027-03-02")).toEqual(["noCosts", "ended", "oldRate"]);
    expect(warnOfOffer({ rateOn: null, validUntil: null }, true, "2099-01-01")).toEqual([]);
  });
});

describe("cells that a spreadsheet puts on the clipboard", () => {
  it("parts rows and cells, and keeps line ends and marks inside of quoted ones", () => {
    expect(pastedCells("a\tb\r\nc\t\r\n")).toEqual([
      ["a", "b"],
      ["c", ""],
    ]);
    expect(pastedCells('"two\nlines"\t"a ""mark"""\n')).toEqual([["two\nlines", 'a "mark"']]);
    expect(pastedCells("alone")).toEqual([["alone"]]);
  });
});
