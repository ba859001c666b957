import { describe, expect, it } from "vitest";
import { analyseFlow } from "#app/domain/process/analyse-flow.ts";
import { checkProcess } from "#app/domain/process/check-process.ts";
import { compareProcesses } from "#app/domain/process/redesign/compare-processes.ts";
import { deriveToBe } from "#app/domain/process/redesign/derive-to-be.ts";
import { esiaDecisions, type EsiaDecision, type EsiaDecisionKind } from "#app/domain/process/redesign/esia.ts";
import { createRandom } from "#app/domain/random.ts";
import { generateProcess } from "../map/generate-process.ts";
import { flow, processOf, step } from "../sample.ts";

function decide(id: string, kind: EsiaDecisionKind, more: Partial<EsiaDecision> = {}): EsiaDecision {
  return { step: id, kind, reason: null, note: "", into: null, ...more };
}

function routes(process: ReturnType<typeof deriveToBe>) {
  return Object.fromEntries(
    process.steps.map(({ id, next }) => [id, next.map(({ to, probability }) => (probability === null ? to : `${to} ${probability}`))]),
  );
}

const order = processOf([
  step("take", ["check"], { workMinutes: 10, role: "sales", asIs: [] }),
  step("check", ["ok"], { workMinutes: 5, waitMinutes: 60, role: "finance", captures: ["limit"] }),
  step("ok", [flow("ship", 0.8), flow("take", 0.2)], { type: "xor" }),
  step("ship", ["end"], { workMinutes: 20, waitMinutes: 30, role: "service", isPaper: true }),
  step("end", [], { type: "end" }),
]);

describe("the to-be process of decisions", () => {
  it("is a linked copy where nothing was decided", () => {
    const toBe = deriveToBe(order, []);

    expect(toBe.steps.map(({ id, asIs }) => [id, asIs])).toEqual(order.steps.map(({ id }) => [id, [id]]));
    expect(compareProcesses(order, toBe)).toEqual([]);
  });

  it("leads round what is eliminated", () => {
    const toBe = deriveToBe(order, [decide("check", "eliminate")]);

    expect(routes(toBe)).toEqual({ take: ["ok"], ok: ["ship 0.8", "take 0.2"], ship: ["end"], end: [] });
    expect(compareProcesses(order, toBe).map(({ kind, asIs }) => [kind, ...asIs])).toEqual([["removed", "check"]]);
    expect(toBe.roles.map(({ id }) => id)).toEqual(["sales", "service"]);
  });

  it("hands the ways of an eliminated gateway on with both probabilities", () => {
    const process = processOf([
      step("a", [flow("x", 0.5), flow("c", 0.5)], { type: "xor" }),
      step("x", [flow("b", 0.4), flow("c", 0.6)], { type: "xor" }),
      step("b"),
      step("c"),
    ]);

    expect(routes(deriveToBe(process, [decide("x", "eliminate")]))["a"]).toEqual(["b 0.2", "c 0.8"]);
  });

  it("makes one step of what is integrated: its work is done, its waiting and the hand-off are gone", () => {
    const toBe = deriveToBe(order, [decide("check", "integrate")]);
    const [take] = toBe.steps;

    expect(take).toMatchObject({ asIs: ["take", "check"], workMinutes: 15, waitMinutes: 0, role: "sales", captures: ["limit"] });
    expect(take?.name.en).toBe("take + check");
    expect(compareProcesses(order, toBe).map(({ kind, asIs }) => [kind, ...asIs])).toEqual([["merged", "take", "check"]]);
  });

  it("integrates into the step that is named, also when that one has become part of another", () => {
    const named = deriveToBe(order, [decide("take", "integrate", { into: "check" }), decide("ship", "integrate", { into: "take" })]);

    expect(named.steps.map(({ asIs }) => asIs)).toEqual([["check", "take", "ship"], ["ok"], ["end"]]);
  });

  it("takes automated work off paper and leaves its figures alone", () => {
    expect(deriveToBe(order, [decide("ship", "automate")]).steps.find(({ id }) => id === "ship")).toMatchObject({
      isPaper: false,
      workMinutes: 20,
    });
  });

  it("drops branches that are empty and gateways that do nothing any more", () => {
    const process = processOf([
      step("s", ["split"], { type: "start" }),
      step("split", ["a", "b"], { type: "and" }),
      step("a", ["join"]),
      step("b", ["join"]),
      step("join", ["end"], { type: "and" }),
      step("end", [], { type: "end" }),
    ]);

    expect(routes(deriveToBe(process, [decide("b", "eliminate")]))).toEqual({ s: ["a"], a: ["end"], end: [] });
  });

  it("keeps starts, ends and a last step, where cases have to end", () => {
    const process = processOf([step("s", ["a"], { type: "start" }), step("a", ["z"]), step("z")]);
    const toBe = deriveToBe(
      process,
      ["s", "z"].map((id) => decide(id, "eliminate")),
    );

    expect(toBe.steps.map(({ id, type }) => [id, type])).toEqual([
      ["s", "start"],
      ["a", "task"],
      ["z", "end"],
    ]);
  });

  it("can always be analysed where the as-is can", () => {
    for (let seed = 1; seed <= 200; seed++) {
      const asIs = generateProcess(8 + (seed % 30), 4, seed);
      const problems = checkProcess(asIs);
      const random = createRandom(seed);
      const decisions = asIs.steps.flatMap(({ id }) =>
        random() < 0.4 ? [decide(id, esiaDecisions[Math.floor(random() * esiaDecisions.length)]!)] : [],
      );
      const toBe = deriveToBe(asIs, decisions);
      if (problems.length === 0) expect({ seed, problems: checkProcess(toBe) }).toEqual({ seed, problems: [] });
      expect(new Set(toBe.steps.map(({ id }) => id)).size).toBe(toBe.steps.length);
      const flows = [analyseFlow(asIs), analyseFlow(toBe)];
      if (flows[0]!.ok) expect({ seed, isSound: flows[1]!.ok }).toEqual({ seed, isSound: true });
    }
  });
});
