import { expect, it } from "vitest";
import { outcomeOf, overrunPercent } from "#app/domain/earned-value/outcome.ts";

it("tells the classes of the sources, each with its upper bound", () => {
  const classes = [99, 100, 101, 200, 201, 300, 301].map((actual) => outcomeOf(100, actual, false));
  expect(classes).toEqual(["within", "within", "upTo100", "upTo100", "upTo200", "upTo200", "over200"]);
});

it("says of work that was given up that it never ended, and nothing without a plan", () => {
  expect(outcomeOf(100, 5, true)).toBe("neverFinished");
  expect([outcomeOf(null, 5, false), outcomeOf(0, 5, false), outcomeOf(5, null, false)]).toEqual([null, null, null]);
});

it("tells by how many per cent it is over", () => {
  expect(overrunPercent(200, 250)).toBe(25);
  expect(overrunPercent(200, 150)).toBe(-25);
  expect(overrunPercent(0, 150)).toBeNull();
});
