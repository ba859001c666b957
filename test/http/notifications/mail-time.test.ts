import { expect, it } from "vitest";
import { instantAt } from "#app/http/civil-time.server.ts";
import { nextMailAt } from "#app/http/notifications/mail-time.server.ts";

const atOnce = { digest: "atOnce", quietFrom: null, quietTo: null, pausedUntil: null } as const;
const shanghai = "Asia/Shanghai";
// Tuesday 2027-03-02, 20:30 in Shanghai.
const now = "2027-03-02T12:30:00.000Z";

it.each([
  ["within a minute", atOnce, "2027-03-02T12:31:00.000Z"],
  ["after quiet hours that go past midnight", { ...atOnce, quietFrom: "20:00", quietTo: "08:30" }, "2027-03-03T00:30:00.000Z"],
  ["at once outside of quiet hours", { ...atOnce, quietFrom: "21:00", quietTo: "08:00" }, "2027-03-02T12:31:00.000Z"],
  ["with the digest of the next morning", { ...atOnce, digest: "daily" as const }, "2027-03-03T00:00:00.000Z"],
  ["with the digest of Monday", { ...atOnce, digest: "weekly" as const }, "2027-03-08T00:00:00.000Z"],
  [
    "with a digest after quiet hours",
    { ...atOnce, digest: "daily" as const, quietFrom: "22:00", quietTo: "09:30" },
    "2027-03-03T01:30:00.000Z",
  ],
  ["when a pause is over", { ...atOnce, pausedUntil: "2027-03-10" }, "2027-03-09T16:00:00.000Z"],
  ["at once when a pause was over before", { ...atOnce, pausedUntil: "2027-03-01" }, "2027-03-02T12:31:00.000Z"],
])("a mail comes %s", (_when, settings, expected) => {
  expect(nextMailAt(settings, shanghai, now)).toBe(expected);
});

it("finds the instant of a time beside a leap of the clock", () => {
  expect(instantAt("Europe/Berlin", "2027-03-28T01:30")).toBe("2027-03-28T00:30:00.000Z");
  expect(instantAt("Europe/Berlin", "2027-03-28T03:30")).toBe("2027-03-28T01:30:00.000Z");
  expect(instantAt("Europe/Berlin", "2027-10-31T12:00")).toBe("2027-10-31T11:00:00.000Z");
});
