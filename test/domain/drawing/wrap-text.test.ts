import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wrapText } from "#app/domain/drawing/wrap-text.ts";

/** Latin letters half as wide as Chinese characters. */
const measure = (text: string, size: number) => [...text].reduce((sum, sign) => sum + (sign > "\u2e80" ? 1 : 0.5), 0) * size;
const wrap = (text: string, room: number, most = 9) => wrapText(text, room, 1, false, measure, most);

describe("a text in a narrow room", () => {
  it("breaks between words", () => {
    expect(wrap("Check the credit limit", 5)).toEqual(["Check the", "credit", "limit"]);
  });

  it("breaks between Chinese characters, but not before closing punctuation nor behind an opening bracket", () => {
    expect(wrap("核对客户的信用额度", 4)).toEqual(["核对客户", "的信用额", "度"]);
    expect(wrap("核对客户，再登记", 4)).toEqual(["核对客", "户，再登", "记"]);
    expect(wrap("核对额（必要时）", 4)).toEqual(["核对额", "（必要", "时）"]);
    expect(wrap("在 ERP 系统中录入订单", 5)).toEqual(["在 ERP 系", "统中录入订", "单"]);
  });

  it("breaks within a word that has no line of its own", () => {
    expect(wrap("Auftragsabwicklung", 4)).toEqual(["Auftrags", "abwicklu", "ng"]);
  });

  it("ends with an ellipsis where lines are missing", () => {
    expect(wrap("one two three four", 3, 2)).toEqual(["one", "two t…"]);
    expect(wrap(" ", 3)).toEqual([]);
  });

  it("loses nothing and is never wider than its room", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "b", " ", "中", "。", "（", "-") }),
        fc.integer({ min: 4, max: 20 }),
        (text, room) => {
          const lines = wrap(text, room, 1_000);
          expect(lines.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
          for (const line of lines) expect(measure(line, 1)).toBeLessThanOrEqual(room);
        },
      ),
    );
  });
});
