import { expect, it } from "vitest";
import { fitOf, type KnownFit } from "#app/domain/requirement/fit.ts";

const nothing: KnownFit = { ruling: null, isMet: null, score: null, claims: 0 };
const fit = (changes: Partial<KnownFit>) => fitOf({ ...nothing, ...changes });

it("goes by rulings, then by what was found, then by scores, and by a vendor's own words last", () => {
  expect(fit({ ruling: "pass", isMet: false, claims: 2 })).toBe("met");
  expect(fit({ ruling: "fail", isMet: true })).toBe("unmet");
  expect(fit({ isMet: false, score: 5, claims: 1 })).toBe("unmet");
  expect(fit({ score: 0, claims: 1 })).toBe("scored");
  expect(fit({ claims: 1 })).toBe("claimed");
  expect(fit({})).toBe("open");
  expect(fitOf(null)).toBe("notAsked");
});
