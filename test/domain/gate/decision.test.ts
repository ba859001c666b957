import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decisionProblem, readiness } from "#app/domain/gate/decision.ts";
import { evidenceStates, isOpen } from "#app/domain/gate/evidence.ts";

const today = "2027-03-01";
const criteria = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1, maxLength: 4 }), state: fc.constantFrom(...evidenceStates) }), {
  selector: ({ id }) => id,
  maxLength: 12,
});
const laterDay = fc.constantFrom("2027-03-01", "2027-03-02", "2028-01-01");

describe("a decision at a gate", () => {
  it("can be a go exactly when no criterion is open", () => {
    fc.assert(
      fc.property(criteria, (some) => {
        const isPossible = decisionProblem("go", some, [], today) === undefined;
        expect(isPossible).toBe(some.every(({ state }) => state === "met" || state === "signed" || state === "waived"));
        expect(isPossible).toBe(readiness(some).covered === some.length);
      }),
    );
  });

  it("can be conditional exactly when there is a condition, and one for each open criterion", () => {
    fc.assert(
      fc.property(criteria, fc.array(fc.nat(20)), laterDay, (some, chosen, dueOn) => {
        const conditions = chosen.map((index) => ({ criterionId: some[index]?.id ?? null, dueOn }));
        const open = some.filter(({ state }) => isOpen(state));
        const isCovered = open.every(({ id }) => conditions.some(({ criterionId }) => criterionId === id));
        expect(decisionProblem("conditional", some, conditions, today) === undefined).toBe(isCovered && conditions.length > 0);
      }),
    );
  });

  it("can always be a no-go", () => {
    fc.assert(fc.property(criteria, (some) => decisionProblem("noGo", some, [], today) === undefined));
  });

  it("names the criteria that stand in the way", () => {
    const some = [
      { id: "K01", state: "signed" },
      { id: "K02", state: "toSign" },
      { id: "K03", state: "waiverExpired" },
    ] as const;
    expect(decisionProblem("go", some, [], today)).toEqual({ code: "gate.criteriaOpen", criterionIds: ["K02", "K03"] });
    const conditions = [{ criterionId: "K02", dueOn: "2027-03-01" }];
    expect(decisionProblem("conditional", some, conditions, today)).toEqual({ code: "gate.conditionsMissing", criterionIds: ["K03"] });
  });

  it("takes no condition that is due before today, and one that is due today", () => {
    const due = (dueOn: string) => decisionProblem("conditional", [], [{ criterionId: null, dueOn }], today);
    expect(due("2027-02-28")).toEqual({ code: "gate.conditionPast", index: 0 });
    expect(due(today)).toBeUndefined();
    expect(decisionProblem("conditional", [], [], today)).toEqual({ code: "gate.conditionNeeded" });
  });

  it("may be a go at a gate that asks for nothing", () => {
    expect(decisionProblem("go", [], [], today)).toBeUndefined();
    expect(readiness([])).toEqual({ covered: 0, of: 0 });
  });
});
