import { describe, expect, it } from "vitest";
import { fromListParts, toListParts } from "#app/workers/list-parts.ts";

describe("parts of a value with long lists", () => {
  it("put together give the value again, and none is long", async () => {
    const tasks = Array.from({ length: 2500 }, (_, index) => ({ id: index, name: '准备 "and" more', parts: [index, null] }));
    const texts = Array.from({ length: 40 }, (_, index) => `${index}`.repeat(9_000));
    const value = { ok: true, value: { name: "CRM", plan: { start: "2026-01-05", tasks, links: [] }, texts } };

    const parts = toListParts(value, ["value.plan.tasks", "value.plan.links", "value.texts"]);

    expect(Math.max(...parts.map((part) => part.length))).toBeLessThan(250_000);
    expect(await fromListParts(parts)).toEqual(value);
  });

  it("let others have their turn after each", async () => {
    let turns = 0;
    let ended = false;
    const takeTurns = () => {
      if (ended) return;
      turns++;
      setImmediate(takeTurns);
    };
    setImmediate(takeTurns);

    await fromListParts(toListParts({ rows: Array.from({ length: 8 }, () => "x".repeat(300_000)) }, ["rows"]));
    ended = true;

    expect(turns).toBeGreaterThanOrEqual(8);
  });

  it("carry a value without any of the lists as it is", async () => {
    const refused = { ok: false, problem: { code: "import.depth", line: 3, detail: { limit: 32 } } };

    expect(await fromListParts(toListParts(refused, ["value.plan.tasks"]))).toEqual(refused);
  });
});
