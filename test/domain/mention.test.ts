import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mentionTable, mentionedIds, storeMentions, typedMentions, withCurrentNames } from "#app/domain/mention.ts";

const people = [
  { id: "1", name: "李娜" },
  { id: "2", name: "Ann" },
  { id: "3", name: "Ann Lee" },
  { id: "4", name: "王伟" },
  { id: "5", name: "王伟" },
];
const table = mentionTable(people);

describe("who is named in a text", () => {
  it.each([
    ["@李娜请看", "@[李娜](user:1)请看"],
    ["ask @Ann Lee, not @Ann.", "ask @[Ann Lee](user:3), not @[Ann](user:2)."],
    ["@Anna is somebody else", "@Anna is somebody else"],
    ["mail ann@Ann.example", "mail ann@Ann.example"],
    ["@王伟 could be either", "@王伟 could be either"],
    ["@[王伟](user:5) was chosen", "@[王伟](user:5) was chosen"],
    ["@[Mallory](user:99)", "@Mallory"],
    ["@[another name](user:2)", "@[Ann](user:2)"],
    ["@ @@ @", "@ @@ @"],
  ])("stores %j as %j", (typed, stored) => {
    expect(storeMentions(typed, table)).toBe(stored);
  });

  it("is each person once", () => {
    expect(mentionedIds("@[Ann](user:2) @[李娜](user:1) @[Ann](user:2)")).toEqual(["2", "1"]);
  });

  it("is shown under the name of today, and typed as it was", () => {
    const renamed = [{ id: "2", name: "Anne" }];
    expect(withCurrentNames("@[Ann](user:2) and @[Bob](user:7)", mentionTable(renamed))).toBe("@[Anne](user:2) and @[Bob](user:7)");
    expect(typedMentions("@[Ann](user:2), @[王伟](user:5)", table)).toBe("@Ann, @[王伟](user:5)");
  });

  it("stays the same however often a text is opened and saved", () => {
    const piece = fc.constantFrom("@李娜", "@Ann", " Lee", "a", "@", "[x](user:1)", "@[王伟](user:5)", "看", "\n", "@[Ann](user:2)");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const stored = storeMentions(pieces.join(""), table);
        expect(storeMentions(typedMentions(stored, table), table)).toBe(stored);
      }),
    );
  });

  it("counts each of ten thousand names", () => {
    const crowd = Array.from({ length: 500 }, (_, index) => ({ id: String(index), name: `Member ${index}` }));
    const text = Array.from({ length: 10_000 }, (_, index) => `@Member ${index}`).join(" ");
    expect(mentionedIds(storeMentions(text, mentionTable(crowd)))).toHaveLength(500);
    const some = storeMentions(`${text.slice(-3000)} ${text.slice(0, 3000)} @[Member 1](user:1) @[y](user:300)`, mentionTable(crowd), 50);
    expect(mentionedIds(some)).toHaveLength(50);
    expect(some).toMatch(/ @y$/);
  });
});
