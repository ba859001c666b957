import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disjointExceptions } from "#app/domain/interchange/disjoint-exceptions.ts";
import type { PlanCalendarException } from "#app/domain/plan/model.ts";
import { compileCalendar, standardCalendar, workMinutesOfDay } from "#app/domain/time/calendar.ts";
import { formatDay, parseDay } from "#app/domain/time/day.ts";

const off = (from: string, to: string, name = ""): PlanCalendarException => ({ from, to, intervals: [], name: { text: name, zh: null } });
const days = (exceptions: readonly PlanCalendarException[]) =>
  disjointExceptions(exceptions).map(({ from, to, name }) => [from, to, name.text]);

describe("disjointExceptions", () => {
  it("gives none for none", () => {
    expect(disjointExceptions([])).toEqual([]);
  });

  it("orders exceptions by their days", () => {
    expect(days([off("2026-05-01", "2026-05-03", "b"), off("2026-01-01", "2026-01-01", "a")])).toEqual([
      ["2026-01-01", "2026-01-01", "a"],
      ["2026-05-01", "2026-05-03", "b"],
    ]);
  });

  it("lets the later in the list win where two overlap, and keeps what is left of the other", () => {
    expect(days([off("2026-01-01", "2026-01-10", "long"), off("2026-01-04", "2026-01-05", "short")])).toEqual([
      ["2026-01-01", "2026-01-03", "long"],
      ["2026-01-04", "2026-01-05", "short"],
      ["2026-01-06", "2026-01-10", "long"],
    ]);
    expect(days([off("2026-01-04", "2026-01-05", "short"), off("2026-01-01", "2026-01-10", "long")])).toEqual([
      ["2026-01-01", "2026-01-10", "long"],
    ]);
  });

  it("joins neighbouring days that say the same", () => {
    expect(days([off("2026-01-02", "2026-01-02", "x"), off("2026-01-01", "2026-01-01", "x")])).toEqual([["2026-01-01", "2026-01-02", "x"]]);
  });

  it("leaves out what are no days", () => {
    expect(days([off("2026-02-30", "2026-03-01"), off("2026-03-02", "2026-03-01")])).toEqual([]);
  });

  it("decides a whole calendar's days once, however often they are told", () => {
    const many = Array.from({ length: 20_000 }, (_, index) => off("1900-01-01", "2199-12-31", String(index)));

    expect(days(many)).toEqual([["1900-01-01", "2199-12-31", "19999"]]);
  });

  it("never changes the working time of a day", () => {
    const first = parseDay("2026-01-01")!;
    const exception = fc.record({ at: fc.nat(60), length: fc.nat(20), hours: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(exception, { maxLength: 12 }), (drawn) => {
        const told = drawn.map(({ at, length, hours }): PlanCalendarException => ({
          from: formatDay(first + at),
          to: formatDay(first + at + length),
          intervals: hours === 0 ? [] : [{ from: 480, to: 480 + 60 * hours }],
          name: { text: String(hours), zh: null },
        }));
        const kept = disjointExceptions(told);
        const minutes = [told, [...kept].reverse()].map((exceptions) => {
          const calendar = compileCalendar({ ...standardCalendar, exceptions }, first, first + 90);
          if (!calendar.ok) throw new Error(calendar.problem.code);
          return Array.from({ length: 90 }, (_, day) => workMinutesOfDay(calendar.value, first + day));
        });

        expect(minutes[1]).toEqual(minutes[0]);
      }),
    );
  });
});
