import { describe, expect, it } from "vitest";
import { compareProcesses, type StepChange } from "#app/domain/process/redesign/compare-processes.ts";
import { createRandom } from "#app/domain/random.ts";
import { layOutMap } from "#app/domain/process/map/lay-out-map.ts";
import { withGhosts } from "#app/domain/process/redesign/ghosts.ts";
import { geometryDefects } from "../map/geometry-defects.ts";
import { wording } from "../map/wording.ts";
import { generateProcess } from "../map/generate-process.ts";
import { flow, processOf, step } from "../sample.ts";
import { mutateProcess } from "./mutate-process.ts";

describe("what differs between an as-is process and its to-be", () => {
  it("is all that was changed and nothing else, in 1,000 changes of every kind", () => {
    const counts = new Map<string, number>();
    let made = 0;
    for (let seed = 1; made < 1_000; seed++) {
      const asIs = generateProcess(20 + (seed % 40), 4, seed);
      const { toBe, expected } = mutateProcess(asIs, 1 + (seed % 6), createRandom(seed));
      const key = ({ kind, asIs: old, toBe: now, fields }: StepChange) => JSON.stringify([kind, old, now, fields]);
      expect({ seed, found: compareProcesses(asIs, toBe).map(key).sort() }).toEqual({ seed, found: expected.map(key).sort() });
      made += expected.length;
      for (const { kind } of expected) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }

    expect([...counts.keys()].sort()).toEqual(["added", "data", "merged", "moved", "removed", "renamed", "rerouted", "split"]);
    expect(Math.min(...counts.values())).toBeGreaterThan(20);
  }, 60_000);

  it("is drawn with what was removed as ghosts, without any defect", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const asIs = generateProcess(10 + (seed % 30), 4, seed);
      const { toBe } = mutateProcess(asIs, 5, createRandom(seed));
      const changes = compareProcesses(asIs, toBe);
      const { process, ghosts } = withGhosts(asIs, toBe, changes);
      const layout = layOutMap(process, wording, ghosts)!;
      expect({ seed, defects: geometryDefects(layout) }).toEqual({ seed, defects: [] });
      expect(ghosts.size).toBe(changes.filter(({ kind }) => kind === "removed").length);
      expect(layout.flows.filter(({ from, to, label }) => label && (ghosts.has(from) || ghosts.has(to)))).toEqual([]);
    }
  }, 30_000);

  it("is nothing for a linked copy, and for the same process without links", () => {
    const process = generateProcess(40, 4, 3);

    expect(compareProcesses(process, mutateProcess(process, 0, createRandom(1)).toBe)).toEqual([]);
    expect(compareProcesses(process, process)).toEqual([]);
  });

  it("tells a step that was renamed, moved and changed at once, each on its own", () => {
    const asIs = processOf([step("a", ["b"], { role: "sales", workMinutes: 5 }), step("b")]);
    const toBe = processOf([
      step("x", ["y"], { asIs: ["a"], name: { en: "Take", zh: null }, role: "service", workMinutes: 3 }),
      step("y", [], { asIs: ["b"], name: { en: "b", zh: null } }),
    ]);

    expect(compareProcesses(asIs, toBe).map(({ kind, fields }) => [kind, fields])).toEqual([
      ["renamed", []],
      ["moved", []],
      ["data", ["workMinutes"]],
    ]);
  });

  it("passes over what was removed and added, but tells a new branch", () => {
    const asIs = processOf([step("a", ["b"]), step("b", ["c"]), step("c", ["d"]), step("d")]);
    const link = (id: string, next: string[]) => step(`n${id}`, next, { asIs: [id], name: { en: id, zh: null } });
    const replaced = processOf([link("a", ["new"]), step("new", ["nc"]), link("c", ["nd"]), link("d", [])]);
    const branched = processOf([
      link("a", ["nb"]),
      step("nb", [flow("nc"), flow("nd")], { asIs: ["b"], name: { en: "b", zh: null } }),
      link("c", ["nd"]),
      link("d", []),
    ]);

    expect(compareProcesses(asIs, replaced).map(({ kind, asIs: old, toBe }) => [kind, ...old, ...toBe])).toEqual([
      ["removed", "b"],
      ["added", "new"],
    ]);
    expect(compareProcesses(asIs, branched).map(({ kind, asIs: old }) => [kind, ...old])).toEqual([["rerouted", "b"]]);
  });
});
