import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EvaluationFacts } from "#app/domain/evaluation/evaluation-facts.ts";
import { computeEvidence, type ComputedEvidence, type DatedBaseline } from "#app/domain/gate/evaluators.ts";
import { evidenceOf, isOpen, maySign, type Signature, type Waiver } from "#app/domain/gate/evidence.ts";
import type { PlanRole } from "#app/domain/plan/model.ts";

const today = "2027-03-01";
const signature: Signature = { id: "s", signerName: "Li Na", signedAt: "2027-02-01T08:00:00.000Z", note: "" };
const waiver = (expiresOn: string): Waiver => ({
  id: expiresOn,
  ownerName: "Li Na",
  expiresOn,
  reason: "",
  granterName: "Wang",
  grantedAt: "2027-02-01T08:00:00.000Z",
});
const computed = (isMet: boolean): ComputedEvidence => ({ isMet, figure: "rolesNamed", count: isMet ? 1 : 0, of: 1, missing: [] });
const stateOf = (evidence: readonly ("auto" | "sign")[], input: Partial<Parameters<typeof evidenceOf>[1]>) =>
  evidenceOf({ evidence }, { computed: null, signature: null, waivers: [], today, ...input }).state;

describe("the evidence of a criterion", () => {
  it("is to be signed where nothing computes it yet, never met", () => {
    expect(stateOf(["auto"], {})).toBe("toSign");
    expect(stateOf(["auto"], { signature })).toBe("signed");
  });

  it("that is computed is not replaced by a signature, unless the criterion takes one", () => {
    expect(stateOf(["auto"], { computed: computed(false), signature })).toBe("notMet");
    expect(stateOf(["auto", "sign"], { computed: computed(false), signature })).toBe("signed");
    expect(stateOf(["auto"], { computed: computed(true) })).toBe("met");
  });

  it("is waived to the end of the last day of its longest waiver", () => {
    expect(stateOf(["sign"], { waivers: [waiver(today)] })).toBe("waived");
    expect(stateOf(["sign"], { waivers: [waiver("2027-02-28")] })).toBe("waiverExpired");
    expect(stateOf(["sign"], { waivers: [waiver("2027-02-28"), waiver("2027-03-02"), waiver("2027-01-01")] })).toBe("waived");
  });

  it("is open exactly when no figure, no signature that counts and no lasting waiver covers it", () => {
    const kinds = fc.constantFrom<readonly ("auto" | "sign")[]>(["auto"], ["sign"], ["auto", "sign"]);
    const figures = fc.constantFrom(null, computed(true), computed(false));
    const days = fc.array(fc.constantFrom("2027-02-27", "2027-02-28", "2027-03-01", "2027-06-01"), { maxLength: 3 });
    fc.assert(
      fc.property(kinds, figures, fc.boolean(), days, (evidence, figure, isSigned, ends) => {
        const state = stateOf(evidence, { computed: figure, signature: isSigned ? signature : null, waivers: ends.map(waiver) });
        const counts = isSigned && (figure === null || evidence.includes("sign"));
        expect(isOpen(state)).toBe(figure?.isMet !== true && !counts && !ends.some((day) => day >= today));
      }),
    );
  });
});

describe("the decision to go", () => {
  it("is not signed by who holds the role of IT alone", () => {
    expect(maySign("K25", ["IT"])).toBe(false);
    expect(maySign("K25", ["IT", "SAL"])).toBe(true);
    expect(maySign("K25", ["SPO"])).toBe(true);
    expect(maySign("K24", ["IT"])).toBe(true);
  });
});

const nothing = { evaluation: null, requirementBaselines: [], thresholds: [] };

describe("whether the roles are named", () => {
  const role = (code: string, personId: string | null = "p"): PlanRole => ({ code, name: { text: code, zh: null }, personId });
  const roles = ["SPO", "STC", "IT", "HR", "SAL", "MKT"].map((code) => role(code));
  const people = [{ id: "p", name: "Li Na" }];

  it("counts the sponsor, the committee, IT, HR and each department of the plan", () => {
    expect(computeEvidence("K06", { ...nothing, plan: { roles, people } })).toMatchObject({ isMet: true, count: 6, of: 6 });
  });

  it("misses a role without a person, one whose person has left, and one that the plan lacks", () => {
    const some = [role("SPO", null), role("STC", "gone"), role("IT"), role("SAL")];
    expect(computeEvidence("K06", { ...nothing, plan: { roles: some, people } })).toMatchObject({ isMet: false, count: 2, of: 5 });
    expect(computeEvidence("K06", { ...nothing, plan: { roles: [], people: [] } })).toMatchObject({ isMet: false, count: 0, of: 5 });
  });

  it("is computed of no criterion that the product knows nothing of", () => {
    for (const id of ["K01", "K25", "toString", "own"]) expect(computeEvidence(id, { ...nothing, plan: { roles, people } })).toBeNull();
  });
});

describe("what the evaluation of vendors answers", () => {
  const stable = { criterion: "c", weight: 0.2, low: 0.16, high: 0.24, lowBy: "b", highBy: "b" };
  const facts: EvaluationFacts = {
    requirements: 2,
    fixedAt: "2027-03-01T08:00:00.000Z",
    firstScoreAt: "2027-03-02T08:00:00.000Z",
    seats: 3,
    finishedSeats: 3,
    isDecided: true,
    stability: [stable],
  };
  const limit = (value: number) => [{ name: "relativeWeightChange", value, usual: 0.2 }];
  const answer = (
    id: string,
    changes: Partial<EvaluationFacts> = {},
    thresholds = limit(0.2),
    requirementBaselines: readonly DatedBaseline[] = [],
  ) => computeEvidence(id, { plan: { roles: [], people: [] }, evaluation: { ...facts, ...changes }, requirementBaselines, thresholds });

  it("is nothing before the reveal: then a signature counts", () => {
    for (const id of ["K09", "K10", "K11"]) expect(computeEvidence(id, { ...nothing, plan: { roles: [], people: [] } })).toBeNull();
  });

  it("asks that the requirements were fixed before the first score, and leaves a scorecard without any to a signature", () => {
    expect(answer("K09")).toMatchObject({ isMet: true, count: 2, of: 2 });
    expect(answer("K09", { firstScoreAt: "2027-02-28T08:00:00.000Z" })).toMatchObject({ isMet: false, count: 0 });
    expect(answer("K09", { requirements: 0 })).toBeNull();
    expect(answer("K09", { firstScoreAt: null })).toBeNull();
  });

  it("asks, of a project that takes baselines of its requirements, that one was taken before the first score, and how much of the newest it held", () => {
    const one = { number: 1, statement: { text: "Visits are planned", zh: null }, kind: "functional", priority: "must" } as const;
    const other = { ...one, number: 2 };
    const first = { takenAt: "2027-03-02T08:00:00.000Z", requirements: [one, other] };
    const later = {
      takenAt: "2027-03-02T08:00:00.001Z",
      requirements: [{ ...one, priority: "should" as const }, other, { ...one, number: 3 }],
    };
    expect(answer("K09", {}, [], [first])).toMatchObject({ isMet: true, figure: "requirementsBaselined", count: 2, of: 2 });
    expect(answer("K09", {}, [], [first, later])).toMatchObject({ isMet: true, count: 1, of: 3 });
    expect(answer("K09", {}, [], [later])).toMatchObject({ isMet: false, count: 0, of: 3 });
    expect(answer("K09", { requirements: 0 }, [], [first])).toMatchObject({ isMet: true });
    expect(answer("K09", { firstScoreAt: null }, [], [first])).toBeNull();
  });

  it("asks that every member has scored, and that the decision with its dissent is carried", () => {
    expect(answer("K10")).toMatchObject({ isMet: true, figure: "membersScored" });
    expect(answer("K10", { isDecided: false })).toMatchObject({ isMet: false, figure: "dissentOpen" });
    expect(answer("K10", { finishedSeats: 2 })).toMatchObject({ isMet: false, figure: "membersScored", count: 2, of: 3 });
  });

  it("asks that the first stays first when one weight moves by the limit, and is nothing while nobody is first", () => {
    expect(answer("K11")).toMatchObject({ isMet: true, count: 1, of: 1 });
    expect(answer("K11", {}, limit(0.25))).toMatchObject({ isMet: false, count: 0 });
    const unbounded = { ...stable, low: 0, high: 1, lowBy: null, highBy: null };
    expect(answer("K11", { stability: [unbounded] }, limit(0.9))).toMatchObject({ isMet: true });
    expect(answer("K11", { stability: [] })).toBeNull();
    expect(answer("K11", {}, [])).toBeNull();
  });
});
