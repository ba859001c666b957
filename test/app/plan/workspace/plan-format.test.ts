import { expect, it } from "vitest";
import { minutesInDay, parseDay } from "#app/domain/time/day.ts";
import { sampleFormat } from "./sample-plan.ts";

const written = (day: string, locale: "en" | "zh" = "en") => sampleFormat(locale).day((parseDay(day) ?? 0) * minutesInDay);

it("writes a day without this year, with two digits of another year of the century and all four of any other", () => {
  expect(written("2026-02-03")).toBe("3 Feb");
  expect(written("2027-02-03")).toBe("3 Feb 27");
  expect(written("1900-01-01")).toBe("1 Jan 1900");
  expect(written("2100-12-31")).toBe("31 Dec 2100");
  expect(written("1900-01-01", "zh")).toBe("1900年1月1日");
});
