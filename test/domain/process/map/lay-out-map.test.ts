import { describe, expect, it } from "vitest";
import { layOutMap } from "#app/domain/process/map/lay-out-map.ts";
import type { MapLayout } from "#app/domain/process/map/map-layout.ts";
import { flow, processOf, role, step } from "../sample.ts";
import { generateProcess } from "./generate-process.ts";
import { countLines, geometryDefects } from "./geometry-defects.ts";
import { wording } from "./wording.ts";

function stepIn(layout: MapLayout, id: string) {
  return layout.steps.find((each) => each.id === id)!;
}

function flowIn(layout: MapLayout, from: string, to: string) {
  return layout.flows.find((each) => each.from === from && each.to === to)!;
}

describe("the map of a process", () => {
  it("has nothing that overlaps, passes through a step or lies outside its lane, whatever the process", () => {
    for (let seed = 1; seed <= 300; seed++) {
      const process = generateProcess(4 + (seed % 40), 1 + (seed % 7), seed);
      const layout = layOutMap(process, { ...wording, language: seed % 2 === 0 ? "zh" : "en" })!;
      expect({ seed, defects: geometryDefects(layout) }).toEqual({ seed, defects: [] });
      expect(layout.steps.map(({ id }) => id)).toEqual(process.steps.map(({ id }) => id));
      expect(layout.flows).toHaveLength(process.steps.reduce((sum, { next }) => sum + next.length, 0));
    }
  }, 60_000);

  it("is whole with several hundred steps, too", () => {
    expect(geometryDefects(layOutMap(generateProcess(250, 8, 3), wording)!)).toEqual([]);
  });

  it("is the same for the same process", () => {
    expect(layOutMap(generateProcess(50, 5, 9), wording)).toEqual(layOutMap(generateProcess(50, 5, 9), wording));
  });

  it("crosses few lines and bends few: fewer than a plain layering by barycentres alone", () => {
    // Barycentres alone, without groups and conditions in the gutters, give 112 crossings and 1,580 bends here.
    const found = [14, 30, 56, 82, 104].map((size, at) => countLines(layOutMap(generateProcess(size, 3 + Math.min(at, 3), 3), wording)!));

    expect(found.reduce((sum, { crossings }) => sum + crossings, 0)).toBeLessThanOrEqual(70);
    expect(found.reduce((sum, { bends }) => sum + bends, 0)).toBeLessThanOrEqual(950);
  });

  it("draws a sequence as one straight line from left to right", () => {
    const layout = layOutMap(processOf([step("a", ["b"]), step("b", ["c"]), step("c")]), wording)!;

    expect(layout.flows.map(({ points }) => points.length)).toEqual([4, 4]);
    expect(stepIn(layout, "a").x).toBeLessThan(stepIn(layout, "b").x);
    expect(stepIn(layout, "b").x).toBeLessThan(stepIn(layout, "c").x);
  });

  it("has a band for each role in their order, and one for work of nobody", () => {
    const process = processOf(
      [step("s", ["a"], { type: "start" }), step("a", ["b"], { role: "late" }), step("b", ["c"], { role: "early" }), step("c")],
      { roles: [role("early"), role("idle"), role("late", { name: { en: "Late", zh: "晚班" } })] },
    );
    const layout = layOutMap(process, wording)!;

    expect(layout.lanes.map(({ label }) => label.lines)).toEqual([["early"], ["晚班"], ["无角色"]]);
    // The start lies with the step it leads to.
    expect(layout.steps.map(({ lane }) => lane)).toEqual([1, 1, 0, 2]);
  });

  it("leads ways back round the steps, also to the same step", () => {
    const layout = layOutMap(
      processOf([step("a", ["b"]), step("b", [flow("a", 0.2), flow("b", 0.1), flow("c", 0.7)]), step("c")]),
      wording,
    )!;

    expect(geometryDefects(layout)).toEqual([]);
    for (const target of ["a", "b"]) {
      const { points } = flowIn(layout, "b", target);
      expect(points[0]).toBe(stepIn(layout, "b").x + stepIn(layout, "b").width);
      expect(points.at(-2)).toBe(stepIn(layout, target).x);
    }
  });

  it("writes how often a way is taken, and its name, in the language", () => {
    const ways = [flow("b", 0.7, { name: { en: "yes", zh: "是" } }), flow("c")];
    const process = processOf([step("a", ways, { type: "xor", name: { en: "Complete?", zh: "齐全？" } }), step("b"), step("c")]);

    expect(layOutMap(process, wording)!.flows.map(({ label }) => label?.lines)).toEqual([["是 70%"], ["30%"]]);
    expect(stepIn(layOutMap(process, wording)!, "a").label?.lines).toEqual(["齐全？"]);
    expect(layOutMap(process, { ...wording, language: "en" })!.flows[0]?.label?.lines).toEqual(["yes 70%"]);
  });

  it("gives up on what nobody could look at", () => {
    const many = Array.from({ length: 2_001 }, (_, at) => step(`s${at}`, at < 2_000 ? [`s${at + 1}`] : []));

    expect(layOutMap(processOf(many), wording)).toBeNull();
  });
});
