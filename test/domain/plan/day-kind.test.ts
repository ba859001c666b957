import { expect, it } from "vitest";
import { dayKind } from "#app/domain/plan/day-kind.ts";

const work = [{ from: 480, to: 1020 }];
const week = [work, work, work, work, work, [], []];
const name = { text: "Spring Festival", zh: "春节" };
const calendar = {
  week,
  exceptions: [
    { name, from: "2026-02-16", to: "2026-02-22", intervals: [] },
    { name: { text: "Make-up day", zh: "调休" }, from: "2026-02-14", to: "2026-02-14", intervals: work },
  ],
};

it("says what a calendar makes of a day, and why", () => {
  expect(dayKind(calendar, "2026-02-13")).toEqual({ isOff: false, isMadeUp: false, name: null });
  expect(dayKind(calendar, "2026-02-15")).toEqual({ isOff: true, isMadeUp: false, name: null });
  expect(dayKind(calendar, "2026-02-17")).toEqual({ isOff: true, isMadeUp: false, name });
  expect(dayKind(calendar, "2026-02-14")).toMatchObject({ isOff: false, isMadeUp: true });
});
