import { describe, expect, it } from "vitest";
import { referenceAmong } from "#app/domain/baseline/reference.ts";

const first = { number: 1, createdAt: "2027-01-04T08:00:00.000Z", isApproved: true, isReference: false };
const second = { ...first, number: 2, createdAt: "2027-02-04T08:00:00.000Z" };
const third = { ...first, number: 3, createdAt: "2027-03-04T08:00:00.000Z", isApproved: false };

describe("referenceAmong", () => {
  it("is the one that was chosen, approved or not", () => {
    expect(referenceAmong([first, second, { ...third, isReference: true }])?.number).toBe(3);
  });

  it("is the newest approved one when none was chosen", () => {
    expect(referenceAmong([third, second, first])?.number).toBe(2);
  });

  it("is the newest one when none is approved; of two at once the one with the higher number", () => {
    const drafts = [first, second, third].map((each) => ({ ...each, isApproved: false }));
    expect(referenceAmong(drafts)?.number).toBe(3);
    expect(referenceAmong(drafts.map((each) => ({ ...each, createdAt: first.createdAt })))?.number).toBe(3);
  });

  it("is nobody among none", () => {
    expect(referenceAmong([])).toBeUndefined();
  });
});
