import { describe, expect, it } from "vitest";
import { analyseFlow } from "#app/domain/process/analyse-flow.ts";
import { checkProcess, findingsOf } from "#app/domain/process/check-process.ts";
import type { Process } from "#app/domain/process/model.ts";
import { flow, processOf, role, step } from "./sample.ts";

const end = step("end", [], { type: "end" });
const said = (process: Process) => checkProcess(process).map(({ code, at }) => [code, at]);

describe("a process is refused", () => {
  it.each<readonly [string, Process, string, string | null]>([
    ["without steps", processOf([]), "process.empty", null],
    ["with a way to nowhere", processOf([step("a", ["b"])]), "step.next.unknown", "a"],
    [
      "whose probabilities make .97",
      processOf([step("a", [flow("b", 0.5), flow("end", 0.47)]), step("b"), end]),
      "step.probability.sum",
      "a",
    ],
    ["with a probability above 1", processOf([step("a", [flow("end", 1.2)]), end]), "step.probability", "a"],
    ["with a probability that is no number", processOf([step("a", [flow("end", NaN)]), end]), "step.probability", "a"],
    ["with work that is no number", processOf([step("a", ["end"], { workMinutes: NaN }), end]), "step.number", "a"],
    ["with endless waiting", processOf([step("a", ["end"], { waitMinutes: Infinity }), end]), "step.number", "a"],
    ["with a spread out of order", processOf([step("a", [], { work: { kind: "uniform", parameters: [3, 2] } })]), "step.spread", "a"],
    ["without an end", processOf([step("a", ["b"]), step("b", ["a"])]), "process.noEnd", null],
    ["with a trap", processOf([step("a", [flow("t", 0.1), flow("end", 0.9)]), step("t", ["t"]), end]), "step.noWayOut", "t"],
    ["with two steps of one id", processOf([step("a"), step("a")]), "step.duplicate", "a"],
    ["with an end that goes on", processOf([step("a", [], { type: "end", next: [flow("b")] }), step("b")]), "step.end.next", "a"],
    ["with a role that it has not", processOf([step("a", [], { role: "sales" })], { roles: [] }), "step.role.unknown", "a"],
    ["with half a person", processOf([step("a")], { roles: [role("sales", { people: 0.5 })] }), "role.number", "sales"],
    [
      "with hours out of order",
      processOf([step("a")], { roles: [role("sales", { hours: [[[600, 540]], [], [], [], [], [], []] })] }),
      "role.hours",
      "sales",
    ],
    ["with too many steps", processOf(Array.from({ length: 20_001 }, (_, at) => step(`s${at}`))), "process.tooMany", null],
  ])("%s", (_name, process, code, at) => {
    expect(said(process)).toContainEqual([code, at]);
  });
});

it("takes probabilities that were rounded, and gives the open ones what is left", () => {
  const process = processOf([
    step("a", [flow("b", 0.333), flow("c", 0.333), flow("end", 0.333)]),
    step("b", [flow("c", 0.25), flow("end")]),
    step("c"),
    end,
  ]);

  expect(said(process)).toEqual([]);
  const found = analyseFlow(process);
  expect(found.ok && [...found.value.visits].map((value) => Number(value.toFixed(6)))).toEqual([1, 0.333333, 0.416667, 0.583333]);
});

it("names what is odd, but no obstacle", () => {
  const process = processOf([step("a", ["b", "end"]), step("b"), end, step("lost", ["end"], { type: "and" })], {});

  expect(findingsOf(process).map(({ code, at }) => [code, at])).toEqual([
    ["start.implied", "a"],
    ["start.implied", "lost"],
    ["step.probability.missing", "a"],
    ["step.end.implied", "b"],
  ]);
});

it("names what no case comes to", () => {
  const process = processOf([step("start", ["end"], { type: "start" }), end, step("lost", ["end"])]);

  expect(findingsOf(process).map(({ code, at }) => [code, at])).toEqual([["step.unreachable", "lost"]]);
});

it("names branches that never come together, and those that wait for what does not come", () => {
  const split = step("split", ["a", "b"], { type: "and" });
  const loose = analyseFlow(
    processOf([step("s", ["split"]), split, step("a", [flow("s", 0.2), flow("end", 0.8)]), step("b", ["end"]), end]),
  );
  const waiting = analyseFlow(
    processOf([
      step("x", [flow("a", 0.5), flow("b", 0.5)]),
      step("a", ["join"]),
      step("b", ["join"]),
      step("join", ["c"], { type: "and" }),
      step("c", [flow("join", 0.1), flow("end", 0.9)]),
      end,
    ]),
  );

  expect(loose.ok && loose.value.findings.map(({ code }) => code)).toEqual(["parallel.unstructured"]);
  expect(loose.ok && loose.value.cycleMinutes).toBeNull();
  expect(waiting.ok && waiting.value.findings.map(({ code, at }) => [code, at])).toEqual([["parallel.unbalanced", "join"]]);
});

it("refuses cases that multiply for ever", () => {
  const process = processOf([
    step("split", ["a", "b"], { type: "and" }),
    step("a", ["back"]),
    step("b", ["back"]),
    step("back", [flow("split", 0.6), flow("end", 0.4)]),
    end,
  ]);

  expect(checkProcess(process)).toEqual([]);
  expect(analyseFlow(process)).toMatchObject({ ok: false, problem: { code: "process.endless" } });
});

it("counts hand-offs and changes of system through steps that nobody does", () => {
  const process = processOf(
    [
      step("a", ["x"], { role: "sales", system: "crm", workMinutes: 30, costPerHour: 120, valueClass: "VA" }),
      step("x", [flow("b", 0.25), flow("c", 0.75)], { type: "xor" }),
      step("b", ["c"], { role: "service", workMinutes: 20, isPaper: true, valueClass: "NVA" }),
      step("c", ["end"], { role: "sales", system: "erp", workMinutes: 10 }),
      end,
    ],
    { roles: [role("sales", { people: 1, costPerHour: 60 }), role("service", { people: 2, costPerHour: 90 })] },
  );

  const found = analyseFlow(process);
  if (!found.ok) throw new Error(found.problem.code);

  expect(found.value.handOffs).toBeCloseTo(0.5, 12);
  expect(found.value.systemChanges).toBeCloseTo(1, 12);
  expect(found.value.paperSteps).toBeCloseTo(0.25, 12);
  expect(found.value.costMinor).toBeCloseTo(6000 + 0.25 * 3000 + 1000, 9);
  expect(found.value.valueShares.VA).toBeCloseTo(30 / 45, 12);
  expect(found.value.bottleneck).toBe("sales");
});

it("goes through loops within loops at most once each", () => {
  const once = (to: string, probability: number) => flow(to, probability, { repetition: "once" });
  const found = analyseFlow(
    processOf([
      step("a", ["b"], { workMinutes: 1 }),
      step("b", [once("b", 0.5), flow("c", 0.5)], { workMinutes: 10 }),
      step("c", [once("a", 0.2), flow("end", 0.8)], { workMinutes: 100 }),
      end,
    ]),
  );

  expect(found.ok && found.value.cycleMinutes).toBeCloseTo(1.2 * (1 + 1.5 * 10 + 100), 9);
});
