import { describe, expect, it } from "vitest";
import { failure, success } from "#app/domain/result.ts";
import { fromParts, toParts } from "#app/workers/plan-parts.ts";
import { linkText, mspdiText, planOf, taskText } from "./mspdi-text.ts";

describe("parts of a plan", () => {
  it("put together give the plan again", async () => {
    const tasks = Array.from({ length: 2500 }, (_, index) => taskText(index + 1, index === 0 ? "" : linkText(index)));
    const plan = planOf(mspdiText(tasks.join("")));

    const parts = toParts(success(plan));

    expect(parts.length).toBeGreaterThan(6);
    expect(await fromParts(parts)).toEqual(success(plan));
  });

  it("carry a problem as it is", async () => {
    const problem = failure({ code: "import.depth", line: 3, detail: { limit: 32 } } as const);

    expect(await fromParts(toParts(problem))).toEqual(problem);
  });
});
