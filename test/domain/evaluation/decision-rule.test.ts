import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { countSignatures, type GivenSignature, type Signatory, type Stance } from "#app/domain/evaluation/decision-rule.ts";

const seats = (count: number): readonly Signatory[] =>
  Array.from({ length: count }, (_, at) => ({ seatId: `s${at}`, userId: `u${at}`, name: `Member ${at}` }));
const signed = (stance: Stance, ...members: readonly number[]): readonly GivenSignature[] =>
  members.map((at) => ({ signedBy: `u${at}`, stance }));

describe("a decision", () => {
  it("is carried by more than half of the seats, not by half of them", () => {
    expect(countSignatures(seats(4), signed("for", 0, 1))).toMatchObject({ needed: 3, inFavour: 2, outcome: "open" });
    expect(countSignatures(seats(4), signed("for", 0, 1, 2)).outcome).toBe("carried");
    expect(countSignatures(seats(5), signed("for", 0, 1, 2)).outcome).toBe("carried");
  });

  it("is lost once the other seats are not enough any more", () => {
    expect(countSignatures(seats(4), signed("against", 0)).outcome).toBe("open");
    expect(countSignatures(seats(4), signed("against", 0, 1)).outcome).toBe("lost");
    expect(countSignatures(seats(5), signed("against", 0, 1)).outcome).toBe("open");
  });

  it("counts a seat whose account is gone, and no signature of an owner without a seat or of somebody else", () => {
    const gone: Signatory = { seatId: "s9", userId: null, name: "Gone" };
    const owner: Signatory = { seatId: null, userId: "u9", name: "Owner" };
    const signatures = [...signed("for", 0, 9), { signedBy: null, stance: "for" as const }, { signedBy: "x", stance: "for" as const }];
    expect(countSignatures([...seats(1), gone, owner], signatures)).toEqual({
      seats: 2,
      needed: 2,
      inFavour: 1,
      against: 0,
      outcome: "open",
    });
  });

  it("is carried by nothing where there are no seats", () => {
    expect(countSignatures([], signed("for", 0))).toMatchObject({ needed: 1, outcome: "lost" });
  });

  it("is never both carried and lost, whatever is signed, and each further signature in favour keeps it carried", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("for", "against", "none"), { maxLength: 12 }), (said) => {
        const signatures = said.flatMap((stance, at) => (stance === "none" ? [] : signed(stance as Stance, at)));
        const { outcome, inFavour, against } = countSignatures(seats(said.length), signatures);
        const half = said.length / 2;
        expect(outcome === "carried").toBe(inFavour > half);
        if (outcome === "lost") expect(against).toBeGreaterThanOrEqual(half);
      }),
    );
  });
});
