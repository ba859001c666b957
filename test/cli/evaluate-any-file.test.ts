import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { evaluateCommand } from "#app/cli/evaluate.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "rollout-evaluate-any-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sound = {
  criteria: [
    { id: "x", weight: 2, minimum: 1 },
    { id: "group", weight: 1, children: [{ id: "y", weight: 1 }] },
    { id: "cost", weight: 1, kind: "cost", anchors: [1, 9], discountRate: 0.1 },
  ],
  vendors: ["a", "b"].map((id) => ({ id, withdrawn: false, mandatoryFailed: false, facts: { cost: [3, 1] } })),
  members: ["one", "two", "three"].map((id) => ({ id, weight: 1 })),
  scores: ["one", "two", "three"].flatMap((member, at) =>
    ["a", "b"].flatMap((vendor) => ["x", "y"].map((criterion) => ({ member, vendor, criterion, value: at + 1 }))),
  ),
  moderated: [{ vendor: "a", criterion: "y", value: 2, reason: "Agreed" }],
  normalisation: "absolute",
  aggregation: "mean",
  scoreVariation: "bootstrap",
  weightConstraint: { x: [0.2, 0.9] },
  tieBreak: ["lowerCost", "chair"],
  chairOrder: ["b"],
  samples: 20,
};

const anything = fc.oneof(
  fc.constantFrom<unknown>(null, 0, -1, 1e300, 5e-324, "", "*", "a", "x", "cost", [], {}, [0, 0], [5, 0], true, undefined),
  fc.constantFrom<unknown>("ratio", "range", "money", "median", "trimmed", "none", "recused", "abstain", "not_applicable"),
  fc.jsonValue(),
);

it("evaluates whatever a file holds, or refuses it with a reason", async () => {
  const changes = fc.array(fc.tuple(fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), anything), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(changes, async (given) => {
      const content = given.reduce<unknown>((whole, [steps, value]) => changed(whole, steps, value), sound);
      writeFileSync(path.join(folder, "any.json"), JSON.stringify(content) ?? "");
      let [printed, explained] = ["", ""];
      const status = await evaluateCommand.run(["any.json", "--json"], {
        env: {},
        workingDirectory: folder,
        print: (text) => (printed += text),
        explain: (text) => (explained += text),
        giveWay: () => undefined,
      });
      if (status === 0) expect(JSON.parse(printed)).toHaveProperty("vendors");
      else expect(explained).toMatch(/\([a-zA-Z.]+\)/);
    }),
    { numRuns: 400 },
  );
});

/** The content with another value at the place that the numbers lead to. */
function changed(content: unknown, [step = 0, ...rest]: readonly number[], value: unknown): unknown {
  const keys = typeof content === "object" && content !== null ? Object.keys(content) : [];
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined || typeof content !== "object" || content === null) return value;
  const copy: Record<string, unknown> = { ...content };
  copy[key] = rest.length === 0 ? value : changed(copy[key], rest, value);
  return Array.isArray(content) ? Object.values(copy) : copy;
}
