import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { demandByDay, overloadedDays, overloadSpells, stretchLoads } from "#app/domain/workload/person-load.ts";

const work = (taskId: string, ...minutes: number[]) => ({ projectId: "p", taskId, minutes });
const person = (capacity: readonly number[], ...parts: ReturnType<typeof work>[]) => ({ personId: "li", capacity, work: parts });

describe("the load of a stretch", () => {
  it("is too much as soon as one day is, however much time the others leave", () => {
    const week = person([480, 480, 480, 480, 480, 0, 0], work("a", 480, 0, 0, 0, 0, 0, 0), work("b", 240, 0, 0, 0, 0, 0, 0));

    expect(stretchLoads(week, [{ from: 0, until: 7 }])).toEqual([
      { demandMinutes: 720, capacityMinutes: 2400, overloadMinutes: 240, percent: 30, level: "over" },
    ]);
  });

  it("tells free time from none, and work without any time for it", () => {
    const days = person([480, 0, 0], work("a", 0, 0, 60));

    const loads = stretchLoads(
      days,
      [0, 1, 2].map((from) => ({ from, until: from + 1 })),
    );

    expect(loads.map(({ level, percent }) => [level, percent])).toEqual([
      ["none", 0],
      ["away", null],
      ["over", null],
    ]);
  });

  it("counts up to half as light, up to 85 % as good and up to all as full", () => {
    const levelAt = (minutes: number) => stretchLoads(person([480], work("a", minutes)), [{ from: 0, until: 1 }])[0]?.level;

    expect([240, 241, 408, 409, 480, 480.4, 481].map(levelAt)).toEqual(["light", "good", "good", "full", "full", "full", "over"]);
  });

  it("has as much demand and overload in all as its days have", () => {
    const days = fc.array(fc.record({ capacity: fc.nat(600), one: fc.nat(600), other: fc.nat(600) }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(days, fc.nat(30), (given, cut) => {
        const some = person(
          given.map(({ capacity }) => capacity),
          work("a", ...given.map(({ one }) => one)),
          work("b", ...given.map(({ other }) => other)),
        );
        const at = Math.min(cut, given.length);
        const [whole] = stretchLoads(some, [{ from: 0, until: given.length }]);
        const parts = stretchLoads(some, [
          { from: 0, until: at },
          { from: at, until: given.length },
        ]);
        for (const part of ["demandMinutes", "capacityMinutes", "overloadMinutes"] as const)
          expect(parts.reduce((sum, load) => sum + load[part], 0)).toBe(whole?.[part]);
        expect(demandByDay(some.work, given.length).reduce((sum, minutes) => sum + minutes, 0)).toBe(whole?.demandMinutes);
        expect(overloadSpells(some).reduce((sum, { excessMinutes }) => sum + excessMinutes, 0)).toBe(whole?.overloadMinutes);
      }),
    );
  });
});

describe("what is too much", () => {
  it("names the work of the day, the largest part first", () => {
    const day = person([480], work("small", 120), work("large", 480), work("elsewhere", 0));

    expect(overloadedDays(day)).toEqual([
      {
        day: 0,
        excessMinutes: 120,
        work: [
          { projectId: "p", taskId: "large", minutes: 480 },
          { projectId: "p", taskId: "small", minutes: 120 },
        ],
      },
    ]);
  });

  it("is told once for days that the same work makes, over a weekend, too", () => {
    const days = person(
      [480, 480, 0, 0, 480, 480],
      work("a", 480, 480, 0, 0, 480, 480),
      work("b", 240, 240, 0, 0, 240, 0),
      work("c", 0, 0, 0, 0, 0, 60),
    );

    expect(overloadSpells(days)).toMatchObject([
      { firstDay: 0, lastDay: 4, days: 3, excessMinutes: 720 },
      { firstDay: 5, lastDay: 5, days: 1, excessMinutes: 60 },
    ]);
  });

  it("is told apart where a day in between is not too much", () => {
    const days = person([480, 480, 480], work("a", 480, 480, 480), work("b", 240, 0, 240));

    expect(overloadSpells(days).map(({ firstDay }) => firstDay)).toEqual([0, 2]);
  });
});
