import { describe, expect, it } from "vitest";
import { checkChangeLevel, demandedChanges } from "#app/domain/process/redesign/change-level.ts";
import { checkDecisions, findWaste } from "#app/domain/process/redesign/check-decisions.ts";
import { esiaReasons, isReasonFor, type EsiaDecision, type EsiaDecisionKind } from "#app/domain/process/redesign/esia.ts";
import { processOf, step } from "../sample.ts";

function decide(id: string, kind: EsiaDecisionKind, more: Partial<EsiaDecision> = {}): EsiaDecision {
  return { step: id, kind, reason: kind === "keep" ? null : esiaReasons[kind][0], note: "", into: null, ...more };
}

function told(findings: ReturnType<typeof checkDecisions>) {
  return findings.map(({ code, at }) => `${code} ${at ?? "–"}`);
}

describe("decisions on the steps of a process", () => {
  const process = processOf([
    step("s", ["a"], { type: "start" }),
    step("a", ["b"], { valueClass: "NVA" }),
    step("b", ["c"], { valueClass: "VA" }),
    step("c", [], { valueClass: "NVA" }),
  ]);

  it("have 24 reasons, each for one decision", () => {
    expect(Object.values(esiaReasons).map((reasons) => reasons.length)).toEqual([10, 6, 4, 4]);
    expect(new Set(Object.values(esiaReasons).flat()).size).toBe(24);
    expect([isReasonFor("eliminate", "waiting"), isReasonFor("simplify", "waiting"), isReasonFor("keep", "waiting")]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("are not asked about where there are none", () => {
    expect(checkDecisions(process, [])).toEqual([]);
  });

  it("are asked why they automate what adds no value, and why they begin at the end of the checklist", () => {
    expect(told(checkDecisions(process, [decide("a", "automate"), decide("b", "simplify")]))).toEqual([
      "esia.automate.noValue a",
      "esia.order c",
    ]);
    expect(told(checkDecisions(process, [decide("a", "eliminate"), decide("c", "eliminate"), decide("b", "simplify")]))).toEqual([]);
  });

  it("are asked whether they only pave the cow path", () => {
    expect(told(checkDecisions(process, [decide("b", "automate"), decide("s", "keep")]))).toContain("esia.cowPath –");
  });

  it("are told what they cannot be", () => {
    const decisions = [
      decide("gone", "eliminate"),
      decide("s", "eliminate"),
      decide("b", "simplify", { reason: "waiting" }),
      decide("a", "integrate", { into: "a", reason: null }),
      decide("c", "eliminate"),
    ];

    expect(told(checkDecisions(process, decisions))).toEqual([
      "esia.step.unknown –",
      "esia.eliminate.edge s",
      "esia.reason.other b",
      "esia.reason.missing a",
      "esia.into.unknown a",
    ]);
  });
});

describe("waste that shows in a process", () => {
  const process = processOf([
    step("note", ["x"], { role: "sales", isPaper: true, captures: ["Address"] }),
    step("x", ["enter"], { type: "xor" }),
    step("enter", ["check"], { role: "service", system: "ERP", captures: ["address ", "order"] }),
    step("check", ["approve"], { role: "service", isInspection: true, system: "ERP" }),
    step("approve", ["ship"], { role: "head", isInspection: true, system: "ERP" }),
    step("ship", [], { role: "store", system: "WMS" }),
  ]);

  it("is a hand-off in another form, an inspection after another, and data that are typed in twice", () => {
    expect(told(findWaste(process, []))).toEqual([
      "esia.handOff.conversion enter",
      "esia.data.twice enter",
      "esia.inspection.again approve",
      "esia.handOff.conversion ship",
    ]);
  });

  it("is not told again where something was decided on it", () => {
    expect(told(findWaste(process, [decide("enter", "automate"), decide("approve", "eliminate"), decide("ship", "keep")]))).toEqual([]);
  });
});

describe("the level of change", () => {
  it("demands what it does and what all below do", () => {
    expect(demandedChanges(1)).toEqual(["training"]);
    expect(demandedChanges(3)).toEqual(["training", "procedure", "sharedData", "role", "authority", "kpi"]);
  });

  it("is only called a redesign where neither roles, authority nor figures change", () => {
    expect(checkChangeLevel(3, ["training", "procedure", "sharedData"]).map(({ code }) => code)[0]).toBe("level.unorganised");
    expect(checkChangeLevel(2, ["training", "procedure", "sharedData"])).toEqual([]);
    expect(checkChangeLevel(3, ["training", "procedure", "sharedData", "role", "kpi"])).toEqual([
      { code: "level.change.missing", at: null, detail: { level: 3, change: "authority" } },
    ]);
  });
});
