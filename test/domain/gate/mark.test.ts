import { describe, expect, it } from "vitest";
import { gateState, markOf, type DecisionGround } from "#app/domain/gate/mark.ts";

const ground: DecisionGround = {
  outcome: "go",
  day: "2027-03-01",
  covered: ["K01", "K02"],
  signed: new Set(["K01", "K02"]),
  waivedUntil: new Map(),
  openConditions: [],
};
const waived = new Map([["K02", "2027-04-01"]]);

describe("the decision that stands at a gate", () => {
  it("holds for ever on signatures, and until the first waiver or condition runs out", () => {
    expect(markOf(ground).holdsUntil).toBeNull();
    expect(markOf({ ...ground, signed: new Set(["K01"]), waivedUntil: waived }).holdsUntil).toBe("2027-04-01");
    const conditions = ["2027-05-01", "2027-03-15"];
    expect(markOf({ ...ground, signed: new Set(["K01"]), waivedUntil: waived, openConditions: conditions }).holdsUntil).toBe("2027-03-15");
  });

  it("counts a waiver no more once the criterion is signed", () => {
    expect(markOf({ ...ground, waivedUntil: waived }).holdsUntil).toBeNull();
  });

  it("does not hold on any day once a signature is withdrawn or a waiver ended", () => {
    const mark = markOf({ ...ground, signed: new Set(["K01"]) });
    expect(gateState(100, mark, "2027-03-01")).toBe("atRisk");
  });
});

describe("the state of a gate", () => {
  const go = { outcome: "go", day: "2027-03-01", holdsUntil: "2027-04-01" } as const;

  it("is passed by a decision alone, to the end of the last day that it holds", () => {
    expect(gateState(100, undefined, "2027-03-02")).toBe("undecided");
    expect(gateState(100, go, "2027-04-01")).toBe("passed");
    expect(gateState(100, go, "2027-04-02")).toBe("atRisk");
    expect(gateState(100, { ...go, outcome: "conditional" }, "2027-04-01")).toBe("conditional");
  });

  it("is never passed by a no-go, whatever its progress says", () => {
    expect(gateState(0, { ...go, outcome: "noGo" }, "2027-03-02")).toBe("refused");
    expect(gateState(100, { ...go, outcome: "noGo" }, "2027-03-02")).toBe("undecided");
    expect(gateState(99, undefined, "2027-03-02")).toBe("open");
  });
});
