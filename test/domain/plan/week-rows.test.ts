import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weekRows } from "#app/domain/plan/week-rows.ts";
import { addDays } from "#app/domain/time/day.ts";

// 2026-03-02 is a Monday.
const monday = "2026-03-02";

describe("the rows of weeks", () => {
  it("cuts what lasts longer at the end of each week, and says where it begins and ends", () => {
    const [first, second] = weekRows([{ id: "a", first: "2026-03-05", last: "2026-03-10" }], monday, 2, 3);
    expect(first?.spans).toEqual([{ id: "a", from: 3, until: 7, line: 0, begins: true, ends: false }]);
    expect(second?.spans).toEqual([{ id: "a", from: 0, until: 2, line: 0, begins: false, ends: true }]);
  });

  it("uses a line again once it is free, and puts what began earlier above", () => {
    const [row] = weekRows(
      [
        { id: "late", first: "2026-03-05", last: "2026-03-05" },
        { id: "short", first: "2026-03-03", last: "2026-03-03" },
        { id: "long", first: "2026-03-03", last: "2026-03-06" },
        { id: "before", first: "2026-02-20", last: "2026-03-02" },
      ],
      monday,
      1,
      5,
    );
    expect(row?.spans.map(({ id, line }) => [id, line])).toEqual([
      ["before", 0],
      ["long", 0],
      ["short", 1],
      ["late", 1],
    ]);
    expect(row?.lines).toBe(2);
  });

  it("counts on each day what found no line", () => {
    const spans = ["a", "b", "c"].map((id) => ({ id, first: "2026-03-03", last: "2026-03-04" }));
    const [row] = weekRows(spans, monday, 1, 2);
    expect(row?.spans.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(row?.left).toEqual([0, 1, 1, 0, 0, 0, 0]);
  });

  it("is empty without spans", () => {
    expect(weekRows([], monday, 1, 2)).toEqual([{ monday, spans: [], lines: 0, left: [0, 0, 0, 0, 0, 0, 0] }]);
  });

  it("never puts two spans on one line of a day, and loses none", () => {
    const span = fc.record({ start: fc.integer({ min: -20, max: 30 }), days: fc.integer({ min: 0, max: 20 }) });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 40 }), fc.integer({ min: 1, max: 6 }), (drawn, mostLines) => {
        const spans = drawn.map(({ start, days }, index) => ({
          id: String(index),
          first: addDays(monday, start),
          last: addDays(monday, start + days),
        }));
        for (const [week, row] of weekRows(spans, monday, 3, mostLines).entries()) {
          for (let day = 0; day < 7; day++) {
            const shown = row.spans.filter(({ from, until }) => from <= day && day < until);
            expect(new Set(shown.map(({ line }) => line)).size).toBe(shown.length);
            const there = addDays(monday, week * 7 + day);
            expect(shown.length + row.left[day]!).toBe(spans.filter(({ first, last }) => first <= there && there <= last).length);
          }
        }
      }),
    );
  });
});
