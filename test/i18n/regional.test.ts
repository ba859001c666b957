import { describe, expect, it } from "vitest";

import { canonicalTimeZone, isTimeZone, timeZoneField } from "#app/i18n/regional.server.ts";

describe("a time zone", () => {
  it.each([
    ["Asia/Shanghai", "Asia/Shanghai"],
    ["aSIA/sHANGHAI", "Asia/Shanghai"],
    ["utc", "UTC"],
    ["Europe/Berlin", "Europe/Berlin"],
  ])("written %s is kept as %s", (typed, kept) => {
    expect(canonicalTimeZone(typed)).toBe(kept);
    expect(timeZoneField.parse(typed)).toBe(kept);
  });

  it.each(["", "Shanghai", "Asia/Nowhere", "Asia/Shanghai "])("is not %j", (typed) => {
    expect(canonicalTimeZone(typed)).toBeUndefined();
    expect(isTimeZone(typed)).toBe(false);
    expect(timeZoneField.safeParse(typed).error?.issues[0]?.message).toBe("field.invalid");
  });

  it("is not missing", () => {
    expect(isTimeZone(null)).toBe(false);
    expect(isTimeZone(undefined)).toBe(false);
  });
});
