import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { placeException } from "#app/calendar/place-exception.ts";
import { addDays, type Day } from "#app/domain/time/day.ts";

interface Entry {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  readonly intervals: readonly { from: number; to: number }[];
}

const holiday = (id: string, from: Day, to: Day): Entry => ({ id, from, to, intervals: [] });
const numbered = () => {
  let count = 0;
  return () => `new-${++count}`;
};

describe("placing an exception", () => {
  it("leaves alone what it does not touch", () => {
    const placement = placeException([holiday("a", "2027-02-06", "2027-02-12")], { from: "2027-02-13", to: "2027-02-14" }, numbered());

    expect(placement).toEqual({ replaced: [], remainders: [] });
  });

  it("takes the place of what it covers", () => {
    const before = [holiday("a", "2027-02-06", "2027-02-12")];

    const placement = placeException(before, { from: "2027-02-01", to: "2027-02-28" }, numbered());

    expect(placement).toEqual({ replaced: before, remainders: [] });
  });

  it("cuts a longer one in two", () => {
    const placement = placeException([holiday("a", "2027-02-06", "2027-02-12")], { from: "2027-02-08", to: "2027-02-09" }, numbered());

    expect(placement.remainders).toEqual([holiday("new-1", "2027-02-06", "2027-02-07"), holiday("new-2", "2027-02-10", "2027-02-12")]);
  });

  it("changes what holds on its own days and on no other", () => {
    const run = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 10 }));
    fc.assert(
      fc.property(fc.array(run, { maxLength: 6 }), run, (runs, [start, length]) => {
        const dayAt = (index: number) => addDays("2027-01-01", index);
        let exceptions: Entry[] = [];
        const newId = numbered();
        for (const [first, days] of runs) exceptions = placed(exceptions, holiday(newId(), dayAt(first), dayAt(first + days)), newId);
        const added = holiday("added", dayAt(start), dayAt(start + length));

        const after = placed(exceptions, added, newId);

        for (let index = 0; index <= 60; index++) {
          const day = dayAt(index);
          const holding = after.filter((entry) => entry.from <= day && entry.to >= day);
          const isOwn = added.from <= day && day <= added.to;
          expect(holding.length).toBeLessThanOrEqual(1);
          expect(holding.length === 1).toBe(isOwn || exceptions.some((entry) => entry.from <= day && entry.to >= day));
          expect(holding[0]?.id === "added").toBe(isOwn);
        }
      }),
    );
  });
});

function placed(exceptions: readonly Entry[], added: Entry, newId: () => string): Entry[] {
  const { replaced, remainders } = placeException(exceptions, added, newId);
  return [...exceptions.filter((entry) => !replaced.includes(entry)), ...remainders, added];
}
