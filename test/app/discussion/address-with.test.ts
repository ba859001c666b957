import { expect, it } from "vitest";
import { addressWith } from "#app/discussion/address-with.ts";

it("says one thing of the stream otherwise and leaves how the plan beside it is looked at", () => {
  const search = new URLSearchParams("zoom=week&closed=a,b&show=comments");

  expect(addressWith(search, "changes", "all")).toBe("?zoom=week&closed=a%2Cb&show=comments&changes=all");
  expect(addressWith(search, "show", null)).toBe("?zoom=week&closed=a%2Cb");
  expect(search.get("show")).toBe("comments");
});
