import { describe, expect, it } from "vitest";

import { isDay } from "#app/domain/time/day.ts";
import { isWithinWindows, loadWindow, stretchKinds, usualFirstDay } from "#app/domain/workload/window.ts";

describe("a window of workload", () => {
  it("begins with the Monday of a week", () => {
    const { from, to, stretches, before, after } = loadWindow("week", "2027-03-04");

    expect({ from, to, before, after }).toEqual({ from: "2027-03-01", to: "2027-05-30", before: "2026-11-30", after: "2027-05-31" });
    expect(stretches).toHaveLength(13);
    expect(stretches[1]).toEqual({ from: 7, until: 14, firstDay: "2027-03-08", lastDay: "2027-03-14" });
  });

  it("has months as long as they are", () => {
    const { from, to, stretches, before } = loadWindow("month", "2028-01-31");

    expect({ from, to, before }).toEqual({ from: "2028-01-01", to: "2028-12-31", before: "2027-01-01" });
    expect(stretches[1]).toEqual({ from: 31, until: 60, firstDay: "2028-02-01", lastDay: "2028-02-29" });
  });

  it("joins the one before and the one after without a gap", () => {
    for (const per of stretchKinds) {
      const window = loadWindow(per, "2027-07-14");
      expect(loadWindow(per, window.after).before).toBe(window.from);
      expect(loadWindow(per, window.before).after).toBe(window.from);
      expect(window.stretches.every(({ until }, index) => until === (window.stretches[index + 1]?.from ?? until))).toBe(true);
    }
  });

  it("begins with today while the plan runs, else where there is work", () => {
    expect(usualFirstDay("week", "2027-03-04", "2027-01-01", "2027-12-31")).toBe("2027-03-04");
    expect(usualFirstDay("week", "2026-03-04", "2027-01-01", "2027-12-31")).toBe("2027-01-01");
    expect(usualFirstDay("month", "2029-03-04", "2027-01-01", "2027-12-31")).toBe("2027-12-01");
  });

  it("lies within the years of plans, with those before and after it", () => {
    expect(["1901-12-31", "1902-01-01", "2196-12-31", "2197-01-01", "2199-12-31"].map(isWithinWindows)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    for (const per of stretchKinds) {
      for (const day of ["1902-01-01", "2196-12-31"]) {
        const { before, after } = loadWindow(per, day);
        expect([before, loadWindow(per, after).to].every(isDay), per).toBe(true);
      }
      expect(isWithinWindows(usualFirstDay(per, "2027-03-04", "2199-12-01", "2199-12-31"))).toBe(true);
    }
  });
});
