import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { linkTypes } from "#app/domain/schedule/network.ts";
import { formatPredecessor, parsePredecessor } from "#app/domain/template/predecessor.ts";

describe("the compact notation of predecessors", () => {
  it.each([
    ["2.07FS-5", { taskId: "2.07", type: "FS", lagDays: -5 }],
    ["0.01SS+2", { taskId: "0.01", type: "SS", lagDays: 2 }],
    ["3.08", { taskId: "3.08", type: "FS", lagDays: 0 }],
    ["4.2FF", { taskId: "4.2", type: "FF", lagDays: 0 }],
    ["7SF+10", { taskId: "7", type: "SF", lagDays: 10 }],
  ])("reads %s", (text, expected) => {
    expect(parsePredecessor(text)).toEqual(expected);
  });

  it.each(["", " 2.07", "2.07 FS", "2.07fs", "2.07+3", "2.07FS+", "2.07FS+1.5", "2.07XX+1", "2.", ".07", "2.07FS+2.08", "2.07FS+10000"])(
    "refuses %j",
    (text) => {
      expect(parsePredecessor(text)).toBeNull();
    },
  );

  it("reads back every link it writes", () => {
    const link = fc.record({
      taskId: fc.tuple(fc.nat(99), fc.nat(99)).map(([phase, task]) => `${phase}.${String(task).padStart(2, "0")}`),
      type: fc.constantFrom(...linkTypes),
      lagDays: fc.integer({ min: -9999, max: 9999 }),
    });
    fc.assert(
      fc.property(link, (given) => {
        expect(parsePredecessor(formatPredecessor(given))).toEqual(given);
      }),
    );
  });

  it("does not write a fraction of a day", () => {
    expect(() => formatPredecessor({ taskId: "1.01", type: "FS", lagDays: 0.5 })).toThrow(RangeError);
  });
});
