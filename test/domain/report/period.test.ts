import fc from "fast-check";
import { expect, it } from "vitest";
import { longestPeriodDays, nextDue, rhythms, usualPeriod } from "#app/domain/report/period.ts";
import { addDays, daysBetween } from "#app/domain/time/day.ts";

it("tells of everything since the last report", () => {
  expect(usualPeriod("2027-03-05", "week", "2027-03-15")).toEqual({ from: "2027-03-06", to: "2027-03-15" });
});

it("tells of its rhythm's stretch when there was no report yet, or the last one reaches to today", () => {
  expect(usualPeriod(null, "week", "2027-03-15")).toEqual({ from: "2027-03-09", to: "2027-03-15" });
  expect(usualPeriod("2027-03-15", "fortnight", "2027-03-15")).toEqual({ from: "2027-03-02", to: "2027-03-15" });
  expect(usualPeriod("2020-01-01", "month", "2027-03-31")).toEqual({ from: "2027-03-01", to: "2027-03-31" });
});

it("is due again after a week, two weeks, or on the same day of the next month", () => {
  expect(nextDue("2027-03-05", "week")).toBe("2027-03-12");
  expect(nextDue("2027-03-05", "fortnight")).toBe("2027-03-19");
  expect([nextDue("2027-01-31", "month"), nextDue("2027-12-15", "month"), nextDue("2028-01-30", "month")]).toEqual([
    "2027-02-28",
    "2028-01-15",
    "2028-02-29",
  ]);
});

it("is a period that ends today and is no longer than a report may be", () => {
  const days = fc.integer({ min: 0, max: 3_000 }).map((count) => addDays("2024-01-01", count));
  fc.assert(
    fc.property(fc.option(days), fc.constantFrom(...rhythms), days, (last, rhythm, today) => {
      const { from, to } = usualPeriod(last, rhythm, today);
      expect([to, from <= to, daysBetween(from, to) < longestPeriodDays, nextDue(today, rhythm) > today]).toEqual([
        today,
        true,
        true,
        true,
      ]);
    }),
  );
});
